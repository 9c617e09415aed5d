"""What the server does by itself, and that only what is past its time is cleared."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone

from accounts.access.actor import actor_for
from accounts.drafts.actions import keep_drafts
from accounts.models import Draft, WrongPasswords
from susd import upkeep

SESSIONS = import_module(settings.SESSION_ENGINE).SessionStore


def signed_in():
    session = SESSIONS()
    session.create()
    return session.session_key


def typed(person, page):
    keep_drafts(by=actor_for(person), page=page, title="A shift note", words={"text": "Alex sat"})


def counted(key, *, for_):
    WrongPasswords.objects.create(key=key, count=3, until=timezone.now() + for_)


@pytest.mark.django_db
def test_what_is_past_its_time_is_cleared_and_nothing_else(robin, tuesday_morning):
    signed_in()
    typed(robin, "/shifts/")
    counted("an old name", for_=timedelta(minutes=10))
    tuesday_morning.shift(timedelta(days=13, hours=23))
    still_open = signed_in()
    typed(robin, "/shifts/handoff/")
    tuesday_morning.shift(timedelta(hours=1))
    counted("a new name", for_=timedelta(minutes=10))

    call_command("clear_expired")

    assert [row.session_key for row in Session.objects.all()] == [still_open]
    assert [draft.page for draft in Draft.objects.all()] == ["/shifts/handoff/"]
    assert [row.key for row in WrongPasswords.objects.all()] == ["a new name"]


class StopLookingError(RuntimeError):
    pass


@pytest.mark.parametrize("is_due", [True, False])
def test_a_backup_when_it_is_due_and_clearing_each_day(monkeypatch, is_due):
    ran, slept = [], []

    def sleep(seconds):
        slept.append(seconds)
        if len(slept) > 48:
            raise StopLookingError

    monkeypatch.setattr(upkeep.time, "sleep", sleep)
    monkeypatch.setattr(upkeep, "is_due", lambda: is_due)
    monkeypatch.setattr(upkeep, "_run_elsewhere", lambda *command: ran.append(" ".join(command)))
    with pytest.raises(StopLookingError):
        upkeep._look_each_hour()
    assert slept == [60] + 48 * [3600]
    assert ran.count("clear_expired") == 2
    assert ran.count("backup --daily") == (48 if is_due else 0)
