"""What a copy must be found to hold: rows in each table, and the newest events on record."""

from dataclasses import dataclass, field
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from accounts.models import AuditEvent

# SQLite's own notes about its indexes, which change by themselves.
NOT_OURS = "sqlite_"


@dataclass(frozen=True)
class Facts:
    vendor: str
    rows: dict[str, int]
    newest_event: int | None
    # By a house's id: the number and digest at the head of its audit chain.
    heads: dict[str, tuple[int, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        # JSON knows no tuples.
        heads = {house: (number, digest) for house, (number, digest) in self.heads.items()}
        object.__setattr__(self, "heads", heads)

    def __str__(self) -> str:
        rows = f"{sum(self.rows.values()):,} rows in {len(self.rows)} tables"
        return f"{rows}, newest event on record {self.newest_event or 'none'}"


def facts_of(database: BaseDatabaseWrapper) -> Facts:
    with database.cursor() as cursor:
        tables = database.introspection.table_names(cursor)
        rows = {}
        for table in sorted(table for table in tables if not table.startswith(NOT_OURS)):
            cursor.execute(f"SELECT COUNT(*) FROM {database.ops.quote_name(table)}")  # noqa: S608
            rows[table] = cursor.fetchone()[0]
        newest = None
        if (events := AuditEvent._meta.db_table) in rows:
            cursor.execute(f"SELECT MAX(id) FROM {database.ops.quote_name(events)}")  # noqa: S608
            newest = cursor.fetchone()[0]
        heads = _heads(database, cursor, events) if events in rows else {}
    return Facts(database.vendor, rows, newest, heads)


def _heads(database: BaseDatabaseWrapper, cursor: Any, events: str) -> dict[str, tuple[int, str]]:
    """None in a copy from before there were chains."""
    columns = database.introspection.get_table_description(cursor, events)
    if "number" not in {column.name for column in columns}:
        return {}
    cursor.execute(
        f"SELECT house_id, number, digest FROM {events} AS event WHERE number = "  # noqa: S608
        f"(SELECT MAX(number) FROM {events} WHERE house_id = event.house_id)"
    )
    return {str(house): (number, digest) for house, number, digest in cursor.fetchall()}


def differences(before: Facts, after: Facts) -> list[str]:
    """In sentences; none where the copy holds what it held."""
    found = []
    for table in sorted(before.rows.keys() | after.rows.keys()):
        then, now = before.rows.get(table, "no"), after.rows.get(table, "no")
        if then != now:
            found.append(f"{table}: {then} rows before, {now} now")
    if before.newest_event != after.newest_event:
        found.append(f"newest event: {before.newest_event} before, {after.newest_event} now")
    if before.heads != after.heads:
        found.append("the record of who read and changed what ends elsewhere")
    return found
