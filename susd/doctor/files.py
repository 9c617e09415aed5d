"""Whether other users of this machine can read what the server keeps."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection

from .finding import Finding, fine, not_seen, wrong

OTHERS = stat.S_IRWXG | stat.S_IRWXO


def file_modes() -> Finding:
    if os.name != "posix":
        return not_seen(
            "Who else may read the files can't be seen from here.",
            f"Look that only your own user may open {settings.DATA_DIR}.",
        )
    if open_to_others := sorted(each for each in _kept() if each.stat().st_mode & OTHERS):
        names = " ".join(str(each) for each in open_to_others)
        return wrong(f"Other users of this machine can open {names}", f"chmod go= {names}")
    return fine("Only the server's own user can open its files.")


def _kept() -> Iterator[Path]:
    names = [settings.DATA_DIR, settings.DATA_DIR / "secret_key", settings.BACKUP_DIR]
    if connection.vendor == "sqlite":
        database = Path(connection.settings_dict["NAME"])
        names += [database, *(database.with_name(database.name + end) for end in ("-wal", "-shm"))]
    yield from (name for name in names if name.exists())
    yield from settings.BACKUP_DIR.glob("house-*.age")
