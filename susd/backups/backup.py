"""Make a backup; restore one; find out whether one could be restored."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from django.conf import settings
from django.db import Error, connection
from django.utils import timezone
from pyrage.x25519 import Identity

from accounts.health.backups import backups_in, name_at, public_key
from accounts.models import House

from . import postgresql, sqlite
from .archive import DATABASE, check_sum, checksum_file, lock_up, open_up
from .facts import Facts, differences
from .files import PART, one_at_a_time, private_folder, put, work_folder, write_private
from .keep import copy_to_second_place, keep_newest, second_place
from .key import keep_public_half, recipient
from .problem import BackupError

ENGINES = {"sqlite": sqlite, "postgresql": postgresql}


@dataclass(frozen=True)
class Made:
    path: Path
    facts: Facts
    copied_to: Path | None
    # Why there is no second copy, where the house has named a place for one.
    not_copied: str


@dataclass(frozen=True)
class Restored:
    facts: Facts
    kept: str | None


def engine() -> ModuleType:
    return ENGINES[connection.vendor]


def has_house() -> bool:
    if not engine().exists() or House._meta.db_table not in connection.introspection.table_names():
        return False
    return House.is_set_up()


def make_backup() -> Made:
    locked_for, folder = recipient(), settings.BACKUP_DIR
    if not has_house():
        raise BackupError("There is no house in this database yet.")
    with one_at_a_time(), work_folder() as work:
        # The moment before the copy: what was saved by then is in it.
        path = folder / name_at(timezone.now())
        facts = engine().dump(work / DATABASE)
        locked = private_folder(folder) / f"{path.name}{PART}"
        checksum = lock_up(work, facts, locked_for, locked)
        write_private(checksum_file(path), f"{checksum}  {path.name}\n")
        put(locked, path)
        keep_newest(folder)
        return Made(path, facts, *_copied(path))


def _copied(path: Path) -> tuple[Path | None, str]:
    if (place := second_place()) is None:
        return None, ""
    try:
        copy_to_second_place(path, place)
    except BackupError as problem:
        return None, str(problem)
    return place, ""


def restore(backup: Path, ask: Callable[[], Identity], *, replace: bool) -> Restored:
    if not replace and is_something_there():
        raise BackupError(
            "There is a house in this database, or it can't be read. To put the backup in its "
            "place, add YES=1 (--replace). What is there now is kept under another name."
        )
    at, identity = timezone.now(), _key_for(backup, ask)
    with _rebuilt(backup, identity) as (facts, scratch):
        restored = Restored(facts, engine().put_in_place(scratch, at))
    # On a new machine the house goes on with the key it has.
    if not public_key():
        keep_public_half(identity)
    return restored


def is_something_there() -> bool:
    """A database that can't be read may hold a house, so it counts as one."""
    try:
        return has_house()
    except Error:
        return True


def drill(ask: Callable[[], Identity]) -> tuple[Path, Facts]:
    """Restore the newest backup beside the house, compare, and remove it again."""
    if not (backups := backups_in(settings.BACKUP_DIR)):
        raise BackupError("There is no backup yet: make backup")
    with _rebuilt(backups[-1], _key_for(backups[-1], ask)) as (facts, _scratch):
        return backups[-1], facts


def facts_in_backup(backup: Path, ask: Callable[[], Identity]) -> Facts:
    """What was counted when it was made."""
    identity = _key_for(backup, ask)
    with work_folder() as work:
        return open_up(backup, identity, work)


def _key_for(backup: Path, ask: Callable[[], Identity]) -> Identity:
    """Nobody types a key for a file that is damaged."""
    check_sum(backup)
    return ask()


@contextmanager
def _rebuilt(backup: Path, identity: Identity) -> Iterator[tuple[Facts, str]]:
    """A database made from the backup, which holds what was counted when it was made."""
    with one_at_a_time(), work_folder() as work:
        facts = open_up(backup, identity, work)
        if facts.vendor != connection.vendor:
            raise BackupError(f"It is of {facts.vendor}, and this house is on {connection.vendor}.")
        scratch = engine().load(work / DATABASE, timezone.now())
        try:
            if found := differences(facts, engine().facts_in(scratch)):
                raise BackupError(f"{backup.name} is not what it was. {'; '.join(found)}")
            yield facts, scratch
        finally:
            engine().drop(scratch)
