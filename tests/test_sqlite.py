"""A SQLite file that could only be read for a while is written to again by the same process."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings
from django.db import OperationalError, connections

from susd.sqlite3.base import DatabaseWrapper, read_only

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        settings.DATABASES["default"]["ENGINE"] != "susd.sqlite3", reason="is about SQLite"
    ),
]
SOON = 10  # seconds


@pytest.fixture
def opened(tmp_path):
    known = connections["default"].settings_dict | {"NAME": tmp_path / "h.sqlite3"}
    keeper = DatabaseWrapper(known)
    with keeper.cursor() as cursor:
        cursor.execute("CREATE TABLE lines (words TEXT)")
    yield lambda: DatabaseWrapper(known)
    keeper.close()


@pytest.fixture
def reader(opened, monkeypatch):
    """Someone who opened the file when it could only be read."""
    with monkeypatch.context() as patch:
        patch.setattr("susd.sqlite3.base.os.access", lambda *_: False)
        reader = opened()
        reader.connect()
    yield reader
    reader.close()


def write(opened):
    database = opened()
    with database.cursor() as cursor:
        cursor.execute("INSERT INTO lines VALUES ('Slept badly')")
    database.close()


def test_it_is_read(reader):
    with reader.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM lines")
        assert cursor.fetchone() == (0,)
        with pytest.raises(OperationalError, match="readonly"):
            cursor.execute("INSERT INTO lines VALUES ('Slept badly')")


def test_who_can_only_read_it_is_gone_after_the_request(reader):
    assert read_only == {reader}
    reader.close_if_unusable_or_obsolete()
    assert reader.connection is None
    assert not read_only


def test_who_can_write_is_kept(opened):
    writer = opened()
    writer.connect()
    writer.close_if_unusable_or_obsolete()
    assert writer.connection is not None
    writer.close()


def test_who_can_write_waits_for_those_who_only_read(opened, reader):
    with ThreadPoolExecutor() as pool:
        written = pool.submit(write, opened)
        with pytest.raises(TimeoutError):
            written.result(timeout=0.2)
        reader.close()
        written.result(timeout=SOON)


def test_who_could_not_open_it_holds_nobody_up(opened, monkeypatch):
    def fail(*_args):
        raise OperationalError("unable to open database file")

    monkeypatch.setattr("susd.sqlite3.base.os.access", lambda *_: False)
    monkeypatch.setattr(DatabaseWrapper, "get_new_connection", fail)
    with pytest.raises(OperationalError):
        opened().connect()
    assert not read_only
