from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.contrib.staticfiles.apps import StaticFilesConfig


class SusdConfig(AppConfig):
    """The project itself, installed for its two commands, `serve` and `demo`."""

    name = "susd"


class OnlyWhatPagesUse(StaticFilesConfig):
    """Leaves out the fonts and variants that come in Bootstrap's wheel and no page uses."""

    ignore_patterns = [
        *StaticFilesConfig.ignore_patterns,
        "fontawesome",
        "js/bootstrap*",
        "jquery*",
        "*.rtl*",
        "bootstrap-grid*",
        "bootstrap-reboot*",
        "bootstrap-utilities*",
        "bootstrap.css*",
        "ext",
        "htm*-4*",
        "htmx-2.js",
    ]


class MaintainerAdminConfig(AdminConfig):
    default_site = "susd.admin.MaintainerSite"
