"""Which backups are kept, and the second place that the house has named for copies."""

import shutil
from contextlib import suppress
from pathlib import Path

from django.conf import settings

from accounts.health.backups import KEPT, backups_in

from .archive import checksum_file
from .files import PART, checksum_of, put, write_private
from .problem import BackupError

SECOND_PLACE = "backup_copy_to"
# A folder without it is where the stick would be, and not the stick.
MARK = ".house-backups"


def keep_newest(folder: Path) -> None:
    for interrupted in folder.glob(f"house-*{PART}"):
        interrupted.unlink(missing_ok=True)
    for old in backups_in(folder)[:-KEPT]:
        old.unlink(missing_ok=True)
        checksum_file(old).unlink(missing_ok=True)


def second_place() -> Path | None:
    try:
        named = (settings.DATA_DIR / SECOND_PLACE).read_text().strip()
    except FileNotFoundError:
        return None
    return Path(named) if named else None


def name_second_place(folder: Path) -> None:
    if not folder.is_dir():
        raise BackupError(f"There is no folder {folder}.")
    (folder / MARK).touch(mode=0o600)
    write_private(settings.DATA_DIR / SECOND_PLACE, f"{folder.absolute()}\n")


def copy_to_second_place(backup: Path, place: Path) -> None:
    """The first copy stays, whatever happens here."""
    if not (place / MARK).exists():
        raise BackupError(
            f"{place} isn't there, so the backup has no second copy. Plug it in, or name "
            "another folder: make backup COPY_TO=/path/to/folder"
        )
    try:
        for path in (checksum_file(backup), backup):
            part = place / f"{path.name}{PART}"
            shutil.copyfile(path, part)
            with suppress(PermissionError):  # a stick's file system may know no modes
                part.chmod(0o600)
            put(part, place / path.name)
        is_same = checksum_of(place / backup.name) == checksum_of(backup)
    except OSError as error:
        raise BackupError(f"The backup has no second copy: {place}: {error.strerror}") from error
    if not is_same:
        (place / backup.name).unlink()
        raise BackupError(f"The copy in {place} is not the same. Try another stick.")
    keep_newest(place)
