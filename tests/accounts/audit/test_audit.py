"""What was done is on record, in the same breath, for good."""

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction

from accounts.audit.kinds import AccountKind
from accounts.audit.models import kinds
from accounts.audit.record import record
from accounts.models import AuditEvent
from guests.goals.actions import start_goal
from guests.models import Goal
from tests.conftest import ROUND, TUESDAY


def replace_or_empty():
    """The ways past a trigger on UPDATE and DELETE."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("TRUNCATE accounts_auditevent")
        else:
            cursor.execute(
                "INSERT OR REPLACE INTO accounts_auditevent"
                " (id, at, kind, person_name, object_type, fields)"
                " SELECT id, at, kind, 'Someone else', object_type, fields FROM accounts_auditevent"
            )


def test_an_event_cannot_be_changed_or_deleted(robin, actor_of):
    record(AccountKind.SIGNED_IN, by=actor_of(robin))
    for change in (
        lambda: AuditEvent.objects.update(person_name="Someone else"),
        lambda: AuditEvent.objects.all().delete(),
        lambda: AuditEvent.objects.get().delete(),
        replace_or_empty,
    ):
        with pytest.raises(DatabaseError, match="keeps what it holds"), transaction.atomic():
            change()
    assert AuditEvent.objects.get().person_name == "Robin"


def test_when_the_record_fails_the_change_is_undone(robin, actor_of, alex, monkeypatch):
    def fail(*args, **kwargs):
        raise DatabaseError("the disk is full")

    monkeypatch.setattr(AuditEvent, "save", fail)
    with pytest.raises(DatabaseError):
        start_goal(by=actor_of(robin), stay=alex, words="Ring my sister on Sundays")
    assert not Goal.objects.exists()


def test_it_holds_no_guests_name_and_no_words(as_robin, as_sam, alex):
    as_robin.post(f"/guests/{alex.guest_id}/goals/", {"words": "Ring my sister on Sundays"})
    as_robin.post(ROUND, {f"stay-{alex.pk}-where_at": "Slept badly", "everyone": "here"})
    as_sam.post("/guests/new/", {"name": "Sky", "arrives_on": "2026-11-24"})
    as_robin.get(f"/guests/{alex.guest_id}/")
    kept = repr(list(AuditEvent.objects.values()))
    for word in ("Alex", "Sky", "sister", "Slept"):
        assert word not in kept
    assert "where_at" in kept


def test_reading_a_guests_page_is_one_event_an_hour_for_each_reader(as_robin, as_sam, alex):
    path = f"/guests/{alex.guest_id}/"
    reads = AuditEvent.objects.filter(kind="guest_read", guest_id=alex.guest_id)
    as_robin.get(path)
    as_robin.get(path)
    assert reads.count() == 1
    as_sam.get(path)
    assert reads.count() == 2
    with time_machine.travel(TUESDAY.replace(hour=10)):
        as_robin.get(path)
    assert reads.count() == 3


def test_today_and_the_open_round_are_not_itemised_but_a_past_round_is(as_robin, robin, alex):
    as_robin.post(ROUND, {f"stay-{alex.pk}-presence": "here"})
    as_robin.get(ROUND)
    as_robin.get("/")
    reads = AuditEvent.objects.filter(kind="round_read")
    assert not reads.exists()
    with time_machine.travel(TUESDAY.replace(hour=16, minute=30)):
        as_robin.post(ROUND.replace("morning", "afternoon"), {"hold": "1"})
        as_robin.get(ROUND)
    assert reads.get().person_id == robin.pk


def test_every_app_names_its_kinds_once():
    names = [name for name, _label in kinds()]
    assert {"signed_in", "guest_read", "round_read", "chore_added", "handoff_given"} <= set(names)
    assert len(names) == len(set(names))
    longest = AuditEvent._meta.get_field("kind").max_length
    assert [name for name in names if len(name) > longest] == []
