"""The doctor says what isn't fine, and what to do about it."""

import io
import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from accounts.access.actor import actor_for
from accounts.audit.kinds import AccountKind
from accounts.audit.record import record
from accounts.health.backups import name_at
from accounts.models import House
from checkins.models import Round
from demo.builder import PASSWORD
from susd.backups.keep import name_second_place
from susd.backups.key import make_key
from susd.doctor import backups, clock, database, disk, files, people, versions
from susd.doctor.finding import State
from tests.accounts.second_factor.phones import with_phone
from tests.checkins.factories import EntryFactory, RoundFactory
from tests.conftest import TUESDAY

on_posix = pytest.mark.skipif(os.name != "posix", reason="Windows has no file modes")


@pytest.fixture
def folder(settings, tmp_path):
    """Where the server keeps its files, as it makes them."""
    settings.DATA_DIR = tmp_path / "data"
    settings.BACKUP_DIR = settings.DATA_DIR / "backups"
    settings.BACKUP_KEY = ""
    settings.BACKUP_DIR.mkdir(mode=0o700, parents=True)
    settings.DATA_DIR.chmod(0o700)
    return settings.DATA_DIR


def is_wrong(finding, what):
    assert finding.state is State.WRONG, finding
    assert what in str(finding)
    assert finding.advice
    return True


def is_fine(finding):
    assert finding.state is State.OK, finding
    return True


def test_all_of_it_is_said_and_the_exit_code_is_one(house, folder):
    told = io.StringIO()
    with pytest.raises(CommandError, match="LOOK"):
        call_command("doctor", stdout=told)
    lines = told.getvalue().splitlines()
    assert "LOOK The backups have no key, so none are made." in lines
    assert "     make backup-key" in lines
    assert "OK   The database fits the program." in lines
    assert "OK   Every row is in the house of what it belongs to." in lines


# ---- the disk


@pytest.fixture
def devices(tmp_path, monkeypatch, folder):
    """What the kernel says of the disk that the folder is on."""
    number = folder.stat().st_dev
    device = tmp_path / "sys" / f"{os.major(number)}:{os.minor(number)}"
    device.mkdir(parents=True)
    monkeypatch.setattr(disk, "DEVICES", tmp_path / "sys")
    monkeypatch.setattr(disk.sys, "platform", "linux")
    return device


@on_posix
def test_a_disk_in_the_clear(devices):
    assert is_wrong(disk.disk_encryption(), "The disk is not encrypted")


@on_posix
def test_a_volume_on_an_encrypted_disk(devices):
    below = devices / "slaves" / "dm-0"
    (below / "dm").mkdir(parents=True)
    (below / "dm" / "uuid").write_text("CRYPT-LUKS2-0a1b2c-root\n")
    assert is_fine(disk.disk_encryption())


@on_posix
def test_a_disk_that_cannot_be_seen(devices, monkeypatch):
    devices.rmdir()
    assert disk.disk_encryption().state is State.UNKNOWN
    monkeypatch.setattr(disk.sys, "platform", "win32")
    assert "BitLocker" in disk.disk_encryption().advice


# ---- files


@on_posix
def test_files_that_others_can_open(folder, db):
    key = folder / "secret_key"
    key.touch(mode=0o600)
    for each in Path(connection.settings_dict["NAME"]).parent.glob("test-*"):
        each.chmod(0o600)  # the tests' own database; `serve` makes it so itself
    assert is_fine(files.file_modes())
    key.chmod(0o644)
    assert is_wrong(files.file_modes(), f"chmod go= {key}")


# ---- backups


def test_backups(folder, tmp_path):
    assert is_wrong(backups.backup_key(), "no key")
    assert is_wrong(backups.newest_backup(), "There is no backup.")
    assert is_wrong(backups.second_copy(), "on this machine alone")
    make_key(replace=False)
    (folder / "backups" / name_at(datetime.now(UTC) - timedelta(days=1))).touch()
    stick = tmp_path / "stick"
    stick.mkdir()
    name_second_place(stick)
    assert is_fine(backups.backup_key())
    assert is_fine(backups.newest_backup())
    assert is_fine(backups.second_copy())
    with time_machine.travel(TUESDAY + timedelta(days=3)):
        assert is_wrong(backups.newest_backup(), "2026-11-23")
    stick.rename(tmp_path / "another place")
    assert is_wrong(backups.second_copy(), "isn't there")


# ---- the database


def test_a_database_behind_the_program(db):
    assert is_fine(database.migrations())
    recorder = MigrationRecorder(connection)
    name = max(name for app, name in recorder.applied_migrations() if app == "sessions")
    recorder.record_unapplied("sessions", name)
    assert is_wrong(database.migrations(), "1 changes behind")
    recorder.record_applied("sessions", name)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="ANALYZE runs in a transaction there")
def test_statistics(db):
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    assert is_fine(database.statistics())


def test_a_row_in_another_house(house, other_house, alex):
    entry = EntryFactory(stay=alex, round=RoundFactory(house=house))
    assert is_fine(database.rows_in_their_house())
    Round.objects.filter(pk=entry.round_id).update(house=other_house)
    assert is_wrong(database.rows_in_their_house(), f"checkins.Entry {entry.pk}: its round")


def test_a_record_that_is_not_whole(house, robin):
    record(AccountKind.SIGNED_IN, by=actor_for(robin))
    assert is_fine(database.record_is_whole())
    House.objects.update(audit_seal=64 * "0")
    assert is_wrong(database.record_is_whole(), "Birch Street House: The events outside")


# ---- the clock


def test_a_clock_that_is_behind_what_was_recorded(house, robin):
    record(AccountKind.SIGNED_IN, by=actor_for(robin))
    assert is_fine(clock.clock())
    with time_machine.travel(TUESDAY - timedelta(days=400)):
        assert is_wrong(clock.clock(), "something was recorded at 2026-11-24")


def test_a_time_zone_that_the_machine_does_not_know(house):
    assert is_fine(clock.time_zones())
    House.objects.update(time_zone="America/Nowhere")
    assert is_wrong(clock.time_zones(), "America/Nowhere")


# ---- versions and people


def test_what_is_too_old_or_was_never_tested():
    until = {(3, 11): date(2027, 10, 31)}
    assert is_fine(versions._supported("Python", (3, 11), until))
    assert is_wrong(versions._supported("Python", (3, 9), until), "not tested with Python 3.9")
    with time_machine.travel("2027-11-01T12:00Z"):
        assert is_wrong(versions._supported("Python", (3, 11), until), "no more security fixes")


def test_another_package_than_the_tested_one(monkeypatch):
    assert is_fine(versions.packages())
    monkeypatch.setattr(versions, "version", lambda name: "0.1")
    assert is_wrong(versions.packages(), "django 0.1 (not 5.2")


def test_someone_with_the_demo_houses_password(house, robin, lee):
    for user, password in ((robin, "three quiet mornings"), (lee, PASSWORD)):
        user.set_password(password)
        user.save()
    assert is_wrong(people.default_passwords(), f"password: {lee.username}.")
    House.objects.update(is_demo=True)
    assert is_fine(people.default_passwords())


def test_a_manager_without_a_code(house, robin, sam, ida):
    assert is_wrong(people.second_factors(), f"password alone: {ida.username}, {sam.username}.")
    for user in (sam, ida):
        with_phone(user)
    assert is_fine(people.second_factors())
