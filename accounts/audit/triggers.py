"""Triggers that protect a table from changes, on SQLite and on PostgreSQL.

SQLite drops a table's triggers when a later migration remakes the table, so a test asserts after
`migrate` that each of them exists.
"""

from collections.abc import Sequence
from typing import NamedTuple

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

KEPT_TABLES = ("accounts_auditevent",)


class AllowedUpdate(NamedTuple):
    """A change that an append-only table allows: of these columns alone."""

    columns: frozenset[str]
    condition: str  # in SQL, over OLD and NEW


def trigger_names(table: str) -> list[str]:
    return [f"{table}_no_{way}" for way in ("update", "delete", "emptying")]


def append_only(
    editor: BaseDatabaseSchemaEditor, table: str, allowed: Sequence[AllowedUpdate] = ()
) -> None:
    """From now on the database refuses to delete a row of `table`, or to change it otherwise."""
    updates, deletes, emptying = trigger_names(table)
    message = f"{table} keeps what it holds"
    when = _unless(editor, table, allowed)
    if editor.connection.vendor == "postgresql":
        editor.execute(
            f"CREATE OR REPLACE FUNCTION {table}_keep() RETURNS trigger AS "
            f"$$ BEGIN RAISE EXCEPTION '{message}'; END $$ LANGUAGE plpgsql"
        )
        refuse = f"EXECUTE FUNCTION {table}_keep()"
        editor.execute(
            f"CREATE TRIGGER {updates} BEFORE UPDATE ON {table} FOR EACH ROW{when} {refuse}"
        )
        editor.execute(f"CREATE TRIGGER {deletes} BEFORE DELETE ON {table} FOR EACH ROW {refuse}")
        editor.execute(f"CREATE TRIGGER {emptying} BEFORE TRUNCATE ON {table} {refuse}")
        return
    refuse = f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
    editor.execute(f"CREATE TRIGGER {updates} BEFORE UPDATE ON {table}{when} {refuse}")
    editor.execute(f"CREATE TRIGGER {deletes} BEFORE DELETE ON {table} {refuse}")
    # INSERT OR REPLACE takes a row away without telling the trigger above.
    there = f"EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)"  # noqa: S608 (names of ours)
    editor.execute(f"CREATE TRIGGER {emptying} BEFORE INSERT ON {table} WHEN {there} {refuse}")


def _unless(editor: BaseDatabaseSchemaEditor, table: str, allowed: Sequence[AllowedUpdate]) -> str:
    return f" WHEN (NOT {allowed_sql(editor, table, allowed)})" if allowed else ""


def allowed_sql(
    editor: BaseDatabaseSchemaEditor, table: str, allowed: Sequence[AllowedUpdate]
) -> str:
    """Whether an update is one of these, over OLD and NEW."""
    same = "IS NOT DISTINCT FROM" if editor.connection.vendor == "postgresql" else "IS"
    with editor.connection.cursor() as cursor:
        columns = [
            column.name
            for column in editor.connection.introspection.get_table_description(cursor, table)
        ]
    passing = [
        " AND ".join(
            [
                *(f"NEW.{name} {same} OLD.{name}" for name in columns if name not in each.columns),
                f"({each.condition})",
            ]
        )
        for each in allowed
    ]
    return f"(({') OR ('.join(passing)}))"


def drop_triggers(editor: BaseDatabaseSchemaEditor, table: str) -> None:
    on_table = f" ON {table}" if editor.connection.vendor == "postgresql" else ""
    for name in trigger_names(table):
        editor.execute(f"DROP TRIGGER IF EXISTS {name}{on_table}")


def existing_triggers(connection: BaseDatabaseWrapper) -> set[str]:
    query = (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {name for (name,) in cursor.fetchall()}


# Landed migrations import these names.
keep_rows, let_rows_go = append_only, drop_triggers
