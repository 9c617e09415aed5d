from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.contrib.staticfiles.apps import StaticFilesConfig


class SusdConfig(AppConfig):
    """The project itself, installed for its two commands, `serve` and `demo`."""

    name = "susd"


class OnlyWhatPagesUse(StaticFilesConfig):
    """Leaves out what no page asks for: Bootstrap is in the house's style (`susd.style`)."""

    ignore_patterns = [
        *StaticFilesConfig.ignore_patterns,
        "fontawesome",
        "bootstrap/*",
        "django_htmx/ext/*",
        "django_htmx/htm*-4*",
        "django_htmx/htmx-2.js",
    ]


class MaintainerAdminConfig(AdminConfig):
    default_site = "susd.admin.MaintainerSite"
