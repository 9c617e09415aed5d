"""Everything that `manage.py doctor` looks at, in the order in which it says so."""

from collections.abc import Callable, Iterator

from django.db import Error

from . import backups, clock, database, disk, files, people, versions
from .finding import Finding, wrong

FIRST: tuple[Callable[[], Finding], ...] = (
    disk.disk_encryption,
    files.file_modes,
    backups.backup_key,
    backups.newest_backup,
    backups.second_copy,
    versions.python,
    versions.django_,
    versions.packages,
)
IN_THE_DATABASE: tuple[Callable[[], Finding], ...] = (
    database.migrations,
    database.statistics,
    database.rows_in_their_house,
    database.record_is_whole,
    clock.time_zones,
    clock.clock,
    people.default_passwords,
    people.second_factors,
)


def examine() -> Iterator[Finding]:
    yield from (look() for look in FIRST)
    for look in IN_THE_DATABASE:
        try:
            yield look()
        except Error as trouble:
            reason = str(trouble).strip().splitlines() or [type(trouble).__name__]
            yield wrong(f"The database can't be read: {reason[0]}", "make run says more.")
            return
