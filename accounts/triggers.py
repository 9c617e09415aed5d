"""Triggers that make a table keep what it holds, on SQLite and on PostgreSQL.

SQLite drops a table's triggers when a later migration remakes the table, so a test asserts
after `migrate` that each of them exists.
"""

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

KEPT_TABLES = ("accounts_auditevent",)
FORBIDDEN = ("UPDATE", "DELETE")


def trigger_names(table: str) -> list[str]:
    return [f"{table}_no_{verb.lower()}" for verb in FORBIDDEN]


def keep_rows(editor: BaseDatabaseSchemaEditor, table: str) -> None:
    """From now on the database refuses to change or delete a row of `table`."""
    message = f"{table} keeps what it holds"
    if editor.connection.vendor == "postgresql":
        editor.execute(
            f"CREATE OR REPLACE FUNCTION {table}_keep() RETURNS trigger AS "
            f"$$ BEGIN RAISE EXCEPTION '{message}'; END $$ LANGUAGE plpgsql"
        )
    for verb, name in zip(FORBIDDEN, trigger_names(table), strict=True):
        if editor.connection.vendor == "postgresql":
            body = f"FOR EACH ROW EXECUTE FUNCTION {table}_keep()"
        else:
            body = f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
        editor.execute(f"CREATE TRIGGER {name} BEFORE {verb} ON {table} {body}")


def let_rows_go(editor: BaseDatabaseSchemaEditor, table: str) -> None:
    """Takes the triggers away: to undo the migration, and to empty a test's database."""
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
