"""Files that are whole or not there, readable by their owner alone."""

import hashlib
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings

from .problem import BackupError

LOCK = "backups.lock"
WORK = "work-"
PART = ".part"


def private_folder(folder: Path) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def private(path: Path) -> int:
    """A new file's descriptor."""
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)


def write_private(path: Path, text: str) -> None:
    private_folder(path.parent)
    part = path.with_name(path.name + PART)
    part.unlink(missing_ok=True)
    with os.fdopen(private(part), "w") as file:
        file.write(text)
    put(part, path)


def put(part: Path, path: Path) -> None:
    """Give the file its name once it is on the disk."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """So that a new name survives a power cut; Windows does this by itself."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def checksum_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """SQLite's lock ends with its process, however that ends, on every system."""
    path = private_folder(settings.DATA_DIR) / LOCK
    with closing(sqlite3.connect(path, timeout=0)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise BackupError("Another backup or restore is under way.") from error
        yield


@contextmanager
def work_folder() -> Iterator[Path]:
    """For what is not locked yet, so on the database's own disk, wherever backups go.

    What an interrupted run left there goes too.
    """
    folder = private_folder(settings.DATA_DIR)
    for left_over in folder.glob(f"{WORK}*"):
        shutil.rmtree(left_over)
    with tempfile.TemporaryDirectory(prefix=WORK, dir=folder) as work:
        yield Path(work)
