"""Admins hear on Today when the house isn't backed up, and nobody else."""

from datetime import datetime, timedelta

import pytest

from accounts.health.backups import name_at
from tests.conftest import TUESDAY
from tests.pages import text_of

KEY = "age1prw02gjqyqefdhskh52el4c0spkxtuw3w7epazcvmwc3lva5fcmqmp8epq"


@pytest.fixture
def backups(settings, tmp_path):
    settings.DATA_DIR = settings.BACKUP_DIR = tmp_path
    settings.BACKUP_KEY = KEY
    return tmp_path


def test_a_house_without_a_key_is_asked_to_make_one(as_ida, as_sam, backups, settings):
    settings.BACKUP_KEY = ""
    asked = "Backups The house isn't backed up yet. Backups need a key first."
    assert asked in text_of(as_ida.get("/"))
    assert "Backups" not in text_of(as_sam.get("/"))


def test_the_first_backup_is_on_its_way(as_ida, backups):
    assert "There is no backup yet. The first one is made within" in text_of(as_ida.get("/"))


def test_an_old_backup_is_named_after_two_days_and_not_before(as_ida, backups, tuesday_morning):
    (backups / name_at(TUESDAY)).touch()
    tuesday_morning.shift(timedelta(days=2))
    assert "Backups" not in text_of(as_ida.get("/"))
    tuesday_morning.shift(timedelta(minutes=1))
    assert "The last good backup is from Tuesday, November 24." in text_of(as_ida.get("/"))
    (backups / name_at(datetime.now(tz=TUESDAY.tzinfo))).touch()
    assert "Backups" not in text_of(as_ida.get("/"))


def test_a_backup_under_way_is_not_a_good_one(as_ida, backups):
    (backups / f"{name_at(TUESDAY)}.part").touch()
    (backups / f"{name_at(TUESDAY)}.sha256").touch()
    assert "There is no backup yet." in text_of(as_ida.get("/"))


def test_the_demo_house_is_left_in_peace(as_ida, house, backups):
    house.is_demo = True
    house.save()
    assert "Backups" not in text_of(as_ida.get("/"))
