"""A PostgreSQL house: pg_dump and pg_restore, which must be installed where the program runs."""

import os
import shutil
import subprocess
from datetime import datetime
from pathlib import Path

from django.db import Error, OperationalError, ProgrammingError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.postgresql.client import DatabaseClient

from .facts import Facts, facts_of
from .problem import BackupError

PLAIN = ["--no-owner", "--no-privileges"]


def exists() -> bool:
    return True


def run(tool: str, *arguments: str, database: str | None = None) -> None:
    if shutil.which(tool) is None:
        raise BackupError(
            f"{tool} is not installed on this machine. It comes with PostgreSQL's client tools "
            "(on Debian and Ubuntu: apt install postgresql-client)."
        )
    known = connection.settings_dict | {"NAME": database or connection.settings_dict["NAME"]}
    [_, *where], secrets = DatabaseClient.settings_to_cmd_args_env(known, ["-d"])
    done = subprocess.run(  # noqa: S603 (no shell)
        [tool, *arguments, *where],
        env={**os.environ, **(secrets or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        reason = done.stderr.strip().splitlines() or ["it gave no reason"]
        raise BackupError(f"{tool} failed: {reason[0]}")


def dump(target: Path) -> Facts:
    """pg_dump sees the very snapshot in which the rows are counted."""
    source = connection.copy()
    try:
        source.set_autocommit(False)
        with source.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            snapshot = cursor.fetchone()[0]
        facts = facts_of(source)
        run("pg_dump", "-Fc", *PLAIN, f"--snapshot={snapshot}", f"--file={target}")
        source.rollback()
    finally:
        source.close()
    return facts


def load(dump: Path, at: datetime) -> str:
    """Into a database of its own, beside the house's."""
    scratch = f"{connection.settings_dict['NAME']}_restoring_{at:%Y%m%d%H%M%S}"
    drop(scratch)
    try:
        _administer(f"CREATE DATABASE {_quoted(scratch)} TEMPLATE template0")
    except ProgrammingError as error:
        raise BackupError(
            "The database's user may not create a database, which a restore needs: "
            "ALTER ROLE … CREATEDB"
        ) from error
    try:
        run("pg_restore", *PLAIN, "--exit-on-error", str(dump), database=scratch)
    except BackupError:
        drop(scratch)
        raise
    return scratch


def facts_in(scratch: str) -> Facts:
    """PostgreSQL has checked each reference while it restored."""
    database = _open(scratch)
    try:
        return facts_of(database)
    finally:
        database.close()


def _open(name: str) -> BaseDatabaseWrapper:
    database = connection.copy()
    database.settings_dict["NAME"] = name
    return database


def put_in_place(scratch: str, at: datetime) -> str:
    """Both names change or neither does. Returns what the database that was there is called now."""
    name = connection.settings_dict["NAME"]
    kept = f"{name}_before_{at:%Y%m%d%H%M%S}"
    connection.close()
    try:
        _administer(
            f"ALTER DATABASE {_quoted(name)} RENAME TO {_quoted(kept)};"
            f"ALTER DATABASE {_quoted(scratch)} RENAME TO {_quoted(name)}"
        )
    except OperationalError as error:
        raise BackupError("The house is open. Stop its server, then restore.") from error
    except Error as error:
        raise BackupError(f"PostgreSQL did not rename the database: {error}") from error
    return kept


def drop(scratch: str) -> None:
    _administer(f"DROP DATABASE IF EXISTS {_quoted(scratch)}")


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _administer(statement: str) -> None:
    """From PostgreSQL's own database, as no one can rename or drop the one they are in."""
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)
