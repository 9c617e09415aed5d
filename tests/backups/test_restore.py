"""What was backed up comes back; nothing is lost by it, and nothing damaged is used."""

import io
import threading
from dataclasses import replace

import pyrage
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection

from accounts.access.actor import actor_for
from accounts.audit.kinds import AccountKind
from accounts.audit.record import record
from accounts.health.backups import backups_in, public_key
from accounts.models import AuditEvent, House
from susd.backups import backup as backups
from susd.backups import facts, postgresql
from susd.backups.archive import checksum_file
from susd.backups.backup import drill, engine, make_backup, restore
from susd.backups.key import make_key, private_key
from susd.backups.problem import BackupError
from susd.management.commands import audit_verify
from tests.backups.conftest import databases

SOON = 60  # seconds; a busy machine is no failure

pytestmark = pytest.mark.usefixtures("own_database")


class Writer(threading.Thread):
    """Goes on writing, and notes what was acknowledged."""

    def __init__(self):
        super().__init__()
        self.acknowledged, self.enough, self.stop = [], threading.Event(), threading.Event()

    def run(self):
        while not self.stop.is_set():
            event = AuditEvent.objects.create(kind="house_set_up", person_name="Ida")
            self.acknowledged.append(event.pk)
            if len(self.acknowledged) > 4:
                self.enough.set()
        connection.close()


def test_every_write_acknowledged_before_a_backup_is_in_it(key):
    writers = [Writer() for _ in range(8)]
    for each in writers:
        each.start()
    try:
        assert all(each.enough.wait(SOON) for each in writers)
        acknowledged = {pk for each in writers for pk in each.acknowledged}
        made = make_backup()
    finally:
        for each in writers:
            each.stop.set()
        for each in writers:
            each.join()
    restore(made.path, lambda: key, replace=True)
    assert acknowledged <= set(AuditEvent.objects.values_list("pk", flat=True))
    assert made.facts.newest_event >= max(acknowledged)


def flip_a_byte(path, at):
    changed = bytearray(path.read_bytes())
    changed[at] ^= 1
    path.write_bytes(changed)


@pytest.mark.parametrize("at", [3, 150, -5])
def test_one_flipped_byte_is_refused_with_its_checksum_and_without(key, at):
    made = make_backup()
    flip_a_byte(made.path, at)
    with pytest.raises(BackupError, match=r"is damaged: it is not what was written"):
        restore(made.path, lambda: pytest.fail("the key was asked for"), replace=True)
    checksum_file(made.path).unlink()
    with pytest.raises(BackupError, match="is damaged: it is not what was written"):
        restore(made.path, lambda: key, replace=True)
    assert len(databases()) == 1


def test_a_wrong_key_is_told_apart_from_damage(key, settings):
    made = make_backup()
    other = private_key(make_key(replace=True))
    with pytest.raises(BackupError, match=r"doesn't open .*locked with another one"):
        drill(lambda: other)
    with pytest.raises(BackupError, match="not a private key"):
        restore(made.path, lambda: private_key("AGE-SECRET-KEY-1OOPS"), replace=True)
    assert len(databases()) == 1


def test_something_else_that_the_key_opens_is_refused(key, tmp_path):
    other = tmp_path / "letter.age"
    other.write_bytes(pyrage.encrypt(b"Dear Alex", [key.to_public()]))
    with pytest.raises(BackupError, match=r"letter\.age is locked with this key, but is no backup"):
        restore(other, lambda: key, replace=True)


def test_a_house_is_replaced_only_on_request_and_is_kept(key, house):
    made = make_backup()
    House.objects.update(name="Changed since")
    with pytest.raises(BackupError, match="There is a house in this database"):
        restore(made.path, lambda: pytest.fail("the key was asked for"), replace=False)
    assert House.objects.get().name == "Changed since"
    kept = restore(made.path, lambda: key, replace=True).kept
    assert House.objects.get() == house
    assert House.objects.get().name == "Birch Street House"
    connection.close()
    database = connection.copy()
    database.settings_dict["NAME"] = kept
    with database.cursor() as cursor:
        cursor.execute("SELECT name FROM accounts_house")
        assert cursor.fetchall() == [("Changed since",)]
    database.close()


def test_on_a_new_machine_the_house_goes_on_with_its_key(key, own_folder):
    path = make_backup().path
    (own_folder / "backup.pub").unlink()
    restore(path, lambda: key, replace=True)
    assert public_key() == str(key.to_public())


def test_nothing_is_restored_under_an_open_server(key):
    made = make_backup()
    server = connection.copy()
    with server.cursor() as cursor:
        cursor.execute("SELECT 1 FROM accounts_house")
        cursor.fetchall()
    with pytest.raises(BackupError, match=r"The house is open\. Stop its server"):
        restore(made.path, lambda: key, replace=True)
    server.close()
    assert len(databases()) == 1


def test_a_copy_that_holds_something_else_is_not_put_in_place(key, monkeypatch):
    made = make_backup()
    load = engine().load

    def load_and_lose_a_row(*arguments):
        scratch = load(*arguments)
        database = engine()._open(scratch)
        with database.cursor() as cursor:
            cursor.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
        database.close()
        return scratch

    monkeypatch.setattr(engine(), "load", load_and_lose_a_row)
    with pytest.raises(BackupError, match=r"django_migrations: \d+ rows before, \d+ now"):
        restore(made.path, lambda: key, replace=True)
    connection.close()
    assert len(databases()) == 1


def test_the_drill_compares_and_leaves_nothing_behind(key, monkeypatch, settings):
    path = make_backup().path
    monkeypatch.setattr("sys.stdin", io.StringIO(str(key).lower()))
    call_command("restore_drill", stdout=(said := io.StringIO()))
    assert f"{path} can be restored with this key." in said.getvalue()
    assert "rows in" in said.getvalue()
    connection.close()
    assert len(databases()) == 1
    left = {each.name for each in settings.BACKUP_DIR.iterdir()}
    assert left == {path.name, checksum_file(path).name}


def test_without_postgresqls_tools_it_is_said_plainly(monkeypatch):
    monkeypatch.setattr("shutil.which", lambda tool: None)
    with pytest.raises(BackupError, match="pg_dump is not installed on this machine"):
        postgresql.run("pg_dump")


def test_a_database_that_can_not_be_read_counts_as_a_house(key, monkeypatch):
    made = make_backup()
    monkeypatch.setattr(backups, "has_house", broken)
    with pytest.raises(BackupError, match="There is a house in this database"):
        restore(made.path, lambda: key, replace=False)


def broken():
    raise DatabaseError


def test_a_backup_holds_the_head_of_the_record(key, house, robin, monkeypatch, capsys):
    record(AccountKind.SIGNED_IN, by=actor_for(robin))
    made = make_backup()
    assert made.facts.heads == {str(house.pk): (1, AuditEvent.objects.in_chain().get().digest)}
    record(AccountKind.SIGNED_OUT, by=actor_for(robin))
    monkeypatch.setattr(audit_verify, "ask_for_key", lambda: key)
    call_command("audit_verify", "--backup", str(made.path))
    assert "it goes on from what you compare with" in capsys.readouterr().out


def test_a_backup_made_before_there_were_chains_is_still_one(key, monkeypatch):
    kept = backups.engine().dump

    def without_heads(target):
        return replace(kept(target), heads={})

    monkeypatch.setattr(backups.engine(), "dump", without_heads)
    monkeypatch.setattr(facts, "_heads", lambda *_: {})
    make_backup()
    assert drill(lambda: key)
    monkeypatch.setattr(audit_verify, "ask_for_key", lambda: key)
    [made] = backups_in(settings.BACKUP_DIR)
    with pytest.raises(CommandError, match="from before the record was chained"):
        call_command("audit_verify", "--backup", str(made))
