"""Static files, by names that change with what is in them; a page never fails for want of one."""

import logging
import re
from contextlib import suppress
from functools import cache
from pathlib import Path
from urllib.parse import urljoin

from django.templatetags.static import static
from whitenoise.storage import CompressedManifestStaticFilesStorage

from .style import HOUSE_STYLE

logger = logging.getLogger(__name__)

STYLES = (HOUSE_STYLE,)
ICON = "susd/icons.svg"
# house.5746d04bca06.css
HASHED_NAME = re.compile(r"\.[0-9a-f]{12}\.[^./]+$")


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

    def remove_old_files(self) -> None:
        """Those of an earlier version; call it once the files of this one are gathered.

        WhiteNoise asks for the address of every file in the folder, and `url` logs each that is
        not in the manifest.
        """
        ours = set(self.hashed_files.values())
        if not ours:
            return
        for path in Path(self.location).rglob("*"):
            name = path.relative_to(self.location).as_posix()
            name = name.removesuffix(".br").removesuffix(".gz")
            if HASHED_NAME.search(name) and name not in ours:
                # Another program may have it open, or have removed it just now.
                with suppress(OSError):
                    path.unlink()


@cache
def _say_once(name: str) -> None:
    logger.error("Static file %s is not in the manifest: run manage.py collectstatic", name)


def error_page_files() -> dict[str, object]:
    """The style and icon of an error page, whatever state the static files are in."""
    try:
        return {"styles": [static(name) for name in STYLES], "icon": static(ICON)}
    except Exception:  # whatever is wrong with them, an error page comes all the same
        return {"styles": [], "icon": ""}
