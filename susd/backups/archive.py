"""One backup is one file: a database's copy and the facts about it, packed and locked with age.

Beside it is its checksum, in the format of sha256sum.
"""

import hashlib
import json
import os
import shutil
import tarfile
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO

import pyrage
from pyrage.x25519 import Identity, Recipient

from .facts import Facts
from .files import checksum_of, private
from .problem import BackupError

DATABASE = "database"
FACTS = "facts.json"
PACKED = "packed.tar.gz"
CHECKSUM = ".sha256"
WRONG_KEY = "No matching keys found"  # age's own words


class Summing:
    """Sums what passes through it to a file, so that the disk's version can be compared."""

    def __init__(self, file: BinaryIO) -> None:
        self.file, self.sum = file, hashlib.sha256()

    def write(self, data: bytes) -> int:
        self.sum.update(data)
        return self.file.write(data)

    def flush(self) -> None:
        self.file.flush()


def lock_up(work: Path, facts: Facts, recipient: Recipient, target: Path) -> str:
    """The database's copy in `work` becomes `target`. Returns the checksum."""
    (work / FACTS).write_text(json.dumps(asdict(facts)))
    with tarfile.open(work / PACKED, "w:gz", compresslevel=6) as tar:
        tar.add(work / FACTS, FACTS)
        tar.add(work / DATABASE, DATABASE)
    with (work / PACKED).open("rb") as packed, os.fdopen(private(target), "wb") as file:
        summing = Summing(file)
        pyrage.encrypt_io(packed, summing, [recipient])
    if checksum_of(target) != summing.sum.hexdigest():
        raise BackupError("What was written can't be read back the same. Is the disk failing?")
    return summing.sum.hexdigest()


def checksum_file(backup: Path) -> Path:
    return backup.with_name(backup.name + CHECKSUM)


def check_sum(backup: Path) -> None:
    """A file that was copied without its checksum is still checked by age, while it is opened."""
    if not backup.is_file():
        raise BackupError(f"There is no file {backup}.")
    try:
        known = checksum_file(backup).read_text().split()
    except FileNotFoundError:
        return
    if not known or checksum_of(backup) != known[0]:
        raise damaged(backup)


def damaged(backup: Path) -> BackupError:
    return BackupError(
        f"{backup.name} is damaged: it is not what was written. Nothing of it is used. "
        "Try the copy in the second place, or an older backup."
    )


def open_up(backup: Path, identity: Identity, work: Path) -> Facts:
    """The database's copy is in `work` afterwards."""
    _decrypt(backup, identity, work / PACKED)
    try:
        _unpack(work)
        return Facts(**json.loads((work / FACTS).read_text()))
    except (tarfile.TarError, KeyError, TypeError, ValueError) as error:
        raise BackupError(f"{backup.name} is locked with this key, but is no backup.") from error


def _unpack(work: Path) -> None:
    """By name and content alone: nothing in the archive says where it goes."""
    with tarfile.open(work / PACKED, "r:gz") as tar:
        for name in (FACTS, DATABASE):
            if (member := tar.extractfile(name)) is None:
                raise KeyError(name)
            with member, (work / name).open("xb") as file:
                shutil.copyfileobj(member, file)
    (work / PACKED).unlink()


def _decrypt(backup: Path, identity: Identity, target: Path) -> None:
    with backup.open("rb") as locked, target.open("xb") as file:
        try:
            pyrage.decrypt_io(locked, file, [identity])
        except pyrage.DecryptError as error:
            if WRONG_KEY not in str(error):
                raise damaged(backup) from error
            raise BackupError(
                f"This key doesn't open {backup.name}: it was locked with another one."
            ) from error
        except OSError as error:
            if error.errno is not None:  # a full disk, above all
                raise
            raise damaged(backup) from error
