"""The database knows how large its tables are, so that it finds a few rows without reading all."""

import pytest
from django.conf import settings
from django.db import connection, connections

from susd.sqlite3.base import DatabaseWrapper
from tests.demo.test_demo import built_once, half_a_year  # noqa: F401 (fixtures)

ON_SQLITE = pytest.mark.skipif(
    settings.DATABASES["default"]["ENGINE"] != "susd.sqlite3",
    reason="PostgreSQL keeps its statistics fresh by itself",
)


@ON_SQLITE
def test_a_demo_house_comes_with_statistics(half_a_year):  # noqa: F811
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM sqlite_stat1 WHERE tbl = 'checkins_entry'")
        assert cursor.fetchone()[0] > 0


@pytest.fixture
def grown(tmp_path, db):
    """A file in which a table has grown since anyone looked at it."""
    file = DatabaseWrapper(connections["default"].settings_dict | {"NAME": tmp_path / "h.sqlite3"})
    with file.cursor() as cursor:
        cursor.execute("CREATE TABLE lines (of_day INTEGER)")
        cursor.execute("CREATE INDEX lines_of_day ON lines (of_day)")
        cursor.executemany("INSERT INTO lines VALUES (%s)", [(day,) for day in range(1000)])
        cursor.execute("SELECT 1 FROM lines WHERE of_day = 4")
    return file


def statistics_of(file):
    with file.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM sqlite_master WHERE name = 'sqlite_stat1'")
        return cursor.fetchone()[0]


@ON_SQLITE
def test_what_has_grown_is_analyzed_when_the_connection_closes(grown):
    assert not statistics_of(grown)
    grown.close()
    assert statistics_of(grown)


@ON_SQLITE
def test_a_file_that_is_being_written_to_closes_all_the_same(grown):
    other = DatabaseWrapper(grown.settings_dict)
    grown.connection.execute("PRAGMA busy_timeout = 0")
    with other.cursor() as cursor:
        cursor.execute("BEGIN IMMEDIATE")
        grown.close()
        cursor.execute("ROLLBACK")
    assert grown.connection is None
    assert not statistics_of(other)
