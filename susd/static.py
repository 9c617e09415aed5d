"""Static files, by names that change with what is in them; a page never fails for want of one."""

import logging
from functools import cache
from urllib.parse import urljoin

from django.templatetags.static import static
from whitenoise.storage import CompressedManifestStaticFilesStorage

logger = logging.getLogger(__name__)

STYLES = ("bootstrap/css/bootstrap.min.css", "susd/house.css")
ICON = "susd/favicon.svg"


class ForgivingStaticFiles(CompressedManifestStaticFilesStorage):
    """Where the list of files is missing or broken, or a file is not in it, pages come plain.

    A page without its style can be read; one that raises while it renders can't.
    """

    # A script imports others by their hashed names too; it can't import in a circle.
    support_js_module_import_aggregation = True

    def load_manifest(self) -> tuple[dict[str, str], str]:
        try:
            return super().load_manifest()
        except (ValueError, OSError):
            return {}, ""

    def url(self, name: str | None, force: bool = False) -> str:
        try:
            return super().url(name, force)
        except (ValueError, OSError):
            _say_once(str(name))
            return urljoin(self.base_url or "/", name or "")


@cache
def _say_once(name: str) -> None:
    logger.error("Static file %s is not in the manifest: run manage.py collectstatic", name)


def error_page_files() -> dict[str, object]:
    """The style and icon of an error page, whatever state the static files are in."""
    try:
        return {"styles": [static(name) for name in STYLES], "icon": static(ICON)}
    except Exception:  # whatever is wrong with them, an error page comes all the same
        return {"styles": [], "icon": ""}
