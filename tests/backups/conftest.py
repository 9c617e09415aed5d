"""A house in a database of its own, which a test may restore over, and its backup key."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from susd.backups import postgresql, sqlite
from susd.backups.key import make_key, private_key


@pytest.fixture
def own_folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path / "data"
    settings.BACKUP_DIR = tmp_path / "data" / "backups"
    settings.BACKUP_KEY = ""
    return settings.DATA_DIR


@pytest.fixture
def key(own_folder):
    return private_key(make_key(replace=False))


@pytest.fixture
def own_database(transactional_db, house, own_folder):
    """A copy of the test's database, with all that a restore makes of it removed afterwards."""
    known = connection.settings_dict
    before = known["NAME"]
    connection.close()
    known["NAME"] = copy_of(str(before), own_folder)
    yield
    connection.close()
    remove_all(known["NAME"])
    known["NAME"] = before


def copy_of(name, folder):
    if connection.vendor == "postgresql":
        copy = f"{name}_own"
        postgresql.drop(copy)
        alone_in(name)
        postgresql._administer(f'CREATE DATABASE "{copy}" TEMPLATE "{name}"')
        return copy
    folder.mkdir(exist_ok=True)
    # Not the file alone: as long as anyone else has it open, the last rows are beside it.
    copy = folder / "house.sqlite3"
    with closing(sqlite3.connect(name)) as original, closing(sqlite3.connect(copy)) as copied:
        original.backup(copied)
    return copy


def alone_in(name):
    """PostgreSQL copies no database that another session has open, its own cleaning included."""
    with connection._nodb_cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s",
            [name],
        )


def remove_all(name):
    if connection.vendor == "postgresql":
        for each in databases(name):
            postgresql.drop(each)


def databases(beginning=""):
    """What lies beside the house's database, on either system."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        found = {path.name for path in Path(name).parent.glob("house.sqlite3*")}
        return sorted(found - {f"house.sqlite3{ending}" for ending in sqlite.BESIDE})
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database")
        return sorted(row[0] for row in cursor.fetchall() if row[0].startswith(beginning or name))
