"""A SQLite house: copied with SQLite's own online backup, while others write."""

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from .facts import Facts, facts_of
from .files import private, put, sync_folder
from .problem import BackupError

BESIDE = ("-wal", "-shm")  # what SQLite keeps next to a database


def live() -> Path:
    return Path(connection.settings_dict["NAME"])


def exists() -> bool:
    return live().exists()


def dump(target: Path) -> Facts:
    """One snapshot: all that was committed before it began, and nothing by half."""
    source = sqlite3.connect(f"{live().absolute().as_uri()}?mode=rw", uri=True, timeout=20)
    with closing(source), closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
    return checked(target)


def checked(path: Path) -> Facts:
    database = _open(path)
    try:
        with database.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            if (answer := cursor.fetchone()[0]) != "ok":
                raise BackupError(f"The database's copy is not sound: {answer}")
            cursor.execute("PRAGMA foreign_key_check")
            if cursor.fetchone():
                raise BackupError("In the database's copy a row belongs to one that is gone.")
        return facts_of(database)
    finally:
        database.close()


def _open(path: Path) -> BaseDatabaseWrapper:
    """By Django, whose functions our tables' constraints may use."""
    database = connection.copy()
    database.settings_dict["NAME"] = str(path)
    return database


def load(dump: Path, _at: datetime) -> str:
    """Into a database of its own, beside the house's."""
    scratch = live().with_name(f"{live().name}.restoring")
    drop(str(scratch))
    scratch.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        os.close(private(scratch))
        shutil.copyfile(dump, scratch)
    except OSError:
        drop(str(scratch))
        raise
    return str(scratch)


def facts_in(scratch: str) -> Facts:
    return checked(Path(scratch))


def put_in_place(scratch: str, at: datetime) -> str | None:
    """Returns what the database that was there is called now."""
    kept = live().with_name(f"{live().name}.before-{at:%Y%m%dT%H%M%SZ}")
    connection.close()
    if was_there := live().exists():
        _let_go_of_log()
    # A log without its database goes too, or SQLite would play it into the new one.
    _rename(live(), kept)
    put(Path(scratch), live())
    return str(kept) if was_there else None


def _let_go_of_log() -> None:
    """Its log goes into the file. SQLite refuses while a server has the database open."""
    with closing(sqlite3.connect(live(), timeout=0)) as database:
        try:
            database.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.OperationalError as error:
            raise BackupError("The house is open. Stop its server, then restore.") from error
        except sqlite3.DatabaseError:
            return  # too broken to be asked; it is kept as it is, its log beside it


def _rename(old: Path, new: Path) -> None:
    for ending in ("", *BESIDE):
        with suppress(FileNotFoundError):
            Path(f"{old}{ending}").replace(f"{new}{ending}")
    sync_folder(new.parent)


def drop(scratch: str) -> None:
    for ending in ("", *BESIDE):
        Path(f"{scratch}{ending}").unlink(missing_ok=True)
