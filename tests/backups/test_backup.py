"""How backups are made and kept: locked, checked, for their owner alone, in two places."""

import io
import stat
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from accounts.health.backups import backups_in
from accounts.models import House
from checkins.models import CheckInTime
from susd.backups.backup import make_backup
from susd.backups.daily import is_before_a_change, is_due
from susd.backups.files import one_at_a_time
from susd.backups.keep import name_second_place
from susd.backups.problem import BackupError
from susd.management.commands.serve import Command as Serve

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("house")]


def said_by(command, *arguments):
    call_command(command, *arguments, stdout=(said := io.StringIO()))
    return said.getvalue()


def mode_of(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_the_private_key_is_shown_once_and_kept_nowhere(own_folder):
    said = said_by("backup_key")
    private = next(word for word in said.split() if word.startswith("AGE-SECRET-KEY-1"))
    assert [path.name for path in own_folder.iterdir()] == ["backup.pub"]
    public = own_folder / "backup.pub"
    assert private not in public.read_text()
    assert public.read_text().startswith("age1")
    assert mode_of(public) == 0o600
    with pytest.raises(CommandError, match="still need the old private key"):
        call_command("backup_key")


def test_backups_are_for_their_owner_and_hold_no_word_in_the_clear(key, settings):
    made = make_backup()
    assert mode_of(settings.BACKUP_DIR) == 0o700
    assert {mode_of(path) for path in settings.BACKUP_DIR.glob("house-*")} == {0o600}
    assert made.path.name == "house-20261124T143100Z.age"
    assert made.path.read_bytes().startswith(b"age-encryption.org/v1\n")
    assert b"SQLite format" not in made.path.read_bytes()


def test_the_newest_14_are_kept_here_and_on_the_stick(key, settings, tmp_path, tuesday_morning):
    stick = tmp_path / "stick"
    stick.mkdir()
    assert f"Copied to {stick}." in said_by("backup", "--copy-to", stick)
    for folder in (settings.BACKUP_DIR, stick):
        for day in range(1, 15):
            for ending in ("", ".sha256"):
                (folder / f"house-202610{day:02}T080000Z.age{ending}").touch()
    tuesday_morning.shift(timedelta(days=1))
    newest = make_backup().path
    for folder in (settings.BACKUP_DIR, stick):
        names = [path.name for path in backups_in(folder)]
        assert len(names) == len(list(folder.glob("*.sha256"))) == 14
        assert names[0] == "house-20261003T080000Z.age"
        assert names[-1] == newest.name
    assert (stick / newest.name).read_bytes() == newest.read_bytes()


def test_without_the_stick_the_first_copy_is_kept_and_it_is_said(key, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    name_second_place(stick)
    (stick / ".house-backups").unlink()  # its empty mount point stays
    said = said_by("backup")
    assert "Backed up and checked" in said
    assert f"{stick} isn't there, so the backup has no second copy." in said
    assert list(stick.iterdir()) == []
    with pytest.raises(CommandError, match="There is no folder"):
        call_command("backup", "--copy-to", tmp_path / "other")


def test_a_second_one_at_the_same_time_is_refused(key, settings):
    with (
        one_at_a_time(),
        pytest.raises(BackupError, match="Another backup or restore is under way"),
    ):
        make_backup()


def test_a_backup_from_when_the_clock_was_ahead_is_the_first_to_go(key, settings, tuesday_morning):
    tuesday_morning.shift(timedelta(days=1000))
    ahead = make_backup().path
    tuesday_morning.shift(timedelta(days=-1000))
    assert is_due()
    right = make_backup().path
    assert not is_due()
    assert backups_in(settings.BACKUP_DIR) == [ahead, right]


def test_what_an_interrupted_run_left_behind_is_removed(key, settings):
    unlocked = settings.DATA_DIR / "work-of-yesterday"
    unlocked.mkdir()
    settings.BACKUP_DIR.mkdir()
    locked = settings.BACKUP_DIR / "house-20261101T080000Z.age.part"
    locked.touch()
    make_backup()
    assert not unlocked.exists()
    assert not locked.exists()


def test_it_is_due_a_day_after_the_last_good_one_and_never_without_a_key(
    own_folder, tuesday_morning
):
    assert not is_due()
    call_command("backup_key", stdout=io.StringIO())
    assert is_due()
    make_backup()
    tuesday_morning.shift(timedelta(hours=23, minutes=59))
    assert not is_due()
    tuesday_morning.shift(timedelta(minutes=1))
    assert is_due()


def test_the_daily_one_is_made_when_it_is_due_and_not_in_the_demo_house(key, settings):
    House.objects.update(is_demo=True)
    call_command("backup", "--daily")
    assert backups_in(settings.BACKUP_DIR) == []
    House.objects.update(is_demo=False)
    call_command("backup", "--daily")
    call_command("backup", "--daily")
    assert len(backups_in(settings.BACKUP_DIR)) == 1


def test_a_daily_one_that_fails_is_one_line_in_the_log(key, settings, caplog):
    with one_at_a_time():
        call_command("backup", "--daily")
    assert caplog.messages == ["No backup was made. Another backup or restore is under way."]


@pytest.fixture
def one_migration_is_missing():
    """Removed from the record alone, and put back."""
    recorder = MigrationRecorder(connection)
    name = max(name for app, name in recorder.applied_migrations() if app == "sessions")
    recorder.record_unapplied("sessions", name)
    yield
    recorder.record_applied("sessions", name)


def test_a_house_is_backed_up_before_it_is_migrated(key, settings, one_migration_is_missing):
    said = io.StringIO()
    Serve(stdout=said).back_up_before_a_change()
    assert said.getvalue() == "Backing up the house before its database changes …\n"
    assert len(backups_in(settings.BACKUP_DIR)) == 1


def test_a_house_that_can_not_be_backed_up_opens_all_the_same(own_folder, one_migration_is_missing):
    said = io.StringIO()
    Serve(stdout=said).back_up_before_a_change()
    assert "Opening without a backup: The house has no backup key yet" in said.getvalue()


def test_no_backup_without_a_change_or_without_a_house(key):
    assert not is_before_a_change()
    CheckInTime.objects.all().delete()
    House.objects.all().delete()
    assert not is_before_a_change()
    with pytest.raises(BackupError, match="There is no house in this database yet"):
        make_backup()
