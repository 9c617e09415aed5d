"""A gap in a house's record shows, wherever it is, and whoever made it."""

import io
from importlib import import_module
from threading import Barrier, Thread

import pytest
import time_machine
from django.apps import apps
from django.core import serializers
from django.core.management import CommandError, call_command
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from accounts.access.actor import actor_for
from accounts.access.permissions import Role
from accounts.audit.chain import Head, breaks, digest_of
from accounts.audit.kinds import AccountKind
from accounts.audit.record import head_of, record, record_read
from accounts.audit.triggers import trigger_names
from accounts.audit.verify import problems_of
from accounts.models import AuditEvent
from guests.audit import GuestKind
from guests.goals.actions import start_goal
from tests.conftest import TUESDAY, person
from tests.pages import text_of

AUDIT = AuditEvent._meta.db_table


@pytest.fixture
def a_day(robin, lee, alex):
    """Four events: a sign-in, a page that was read, a goal, another sign-in."""
    record(AccountKind.SIGNED_IN, by=actor_for(robin))
    record_read(GuestKind.GUEST_READ, by=actor_for(robin), about=alex.guest, guest_id=alex.guest_id)
    start_goal(by=actor_for(robin), stay=alex, words="Ring my sister on Sundays")
    record(AccountKind.SIGNED_IN, by=actor_for(lee))
    return AuditEvent.objects.in_chain()


@pytest.fixture
def past_the_triggers(db):
    """Someone who can change the database itself; undone with the test's transaction."""
    of_table = f" ON {AUDIT}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for name in trigger_names(AUDIT):
            cursor.execute(f"DROP TRIGGER {name}{of_table}")


def verify(*arguments):
    told = io.StringIO()
    call_command("audit_verify", *arguments, stdout=told)
    return told.getvalue()


def test_each_event_has_its_number_and_the_whole_is_found_whole(house, a_day):
    assert [event.number for event in a_day] == [1, 2, 3, 4]
    assert problems_of(house) == []
    assert verify() == f"{house}: the record is whole. Head {head_of(house.pk)}\n"


def test_a_page_read_twice_within_the_hour_is_one_event(house, robin, alex):
    for _ in range(2):
        record_read(GuestKind.GUEST_READ, by=actor_for(robin), about=alex.guest)
    assert head_of(house.pk).number == 1


def test_two_houses_have_a_chain_each(house, other_house, a_day):
    record(AccountKind.SIGNED_IN, by=actor_for(person(other_house, "Quinn", Role.PEER)))
    assert head_of(other_house.pk).number == 1
    assert head_of(house.pk).number == 4
    assert verify().count("the record is whole") == 2


def test_what_belongs_to_no_house_is_in_no_chain(house, robin, a_day):
    robin.memberships.all().delete()
    assert record(AccountKind.SIGNED_IN, by=robin).number is None
    assert problems_of(house) == []


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_removed_event_is_missed(house, a_day, past_the_triggers, number):
    AuditEvent.objects.filter(number=number).delete()
    assert problems_of(house)[0] == f"After event {number - 1} comes event {number + 1}."


CHANGES = [
    {"kind": "signed_out"},
    {"person_id": 4711},
    {"person_name": "Lee"},
    {"object_type": "guests.stay"},
    {"object_id": 4711},
    {"guest_id": 4711},
    {"fields": ["nothing"]},
    {"at": "2026-11-01T12:00:00Z"},
    {"digest": 64 * "0"},
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: next(iter(change)))
def test_a_changed_event_is_found(house, a_day, past_the_triggers, change):
    AuditEvent.objects.filter(number=3).update(**change)
    assert problems_of(house)[0] == "Event 3 is not what was written, or what is before it."


def test_an_event_put_in_later_is_found(house, a_day, past_the_triggers):
    AuditEvent.objects.create(kind=AccountKind.SIGNED_IN, house_id=house.pk, person_name="Lee")
    [told] = problems_of(house)
    assert told == "The events outside of the chain are not those that it began with."
    with pytest.raises(CommandError, match=r"The record is not whole\."):
        verify()


def test_the_newest_removed_or_all_of_it_rewritten_is_found_by_an_older_head(
    house, a_day, past_the_triggers
):
    printed = str(head_of(house.pk))
    assert "and it goes on from what you compare with" in verify("--head", printed)
    AuditEvent.objects.filter(number=4).delete()
    assert problems_of(house) == []
    told = io.StringIO()
    with pytest.raises(CommandError):
        call_command("audit_verify", "--head", printed, stdout=told)
    assert "Event 4 is in what you compare with, and is missing here." in told.getvalue()

    digest = ""
    for event in AuditEvent.objects.in_chain():
        event.person_name = "Someone else"
        digest = event.digest = digest_of(event, digest)
        event.save()
    assert problems_of(house) == []
    third = str(Head(3, 64 * "a"))
    with pytest.raises(CommandError):
        verify("--head", third)


@pytest.mark.parametrize("head", ["", "one", "12", "ab12-cd34"])
def test_what_is_no_head_is_refused(house, head):
    with pytest.raises(CommandError, match="A head looks like this"):
        verify("--head", head or " ")


def test_a_printed_handoff_carries_the_head(house, as_robin, a_day):
    page = text_of(as_robin.get("/shifts/handoff/"))
    assert f"who read and changed what, so far: {head_of(house.pk)}" in page


def test_events_from_before_there_were_chains_are_sealed(house, robin, past_the_triggers):
    for name in ("Robin", "Lee"):
        AuditEvent.objects.create(kind=AccountKind.SIGNED_IN, house_id=house.pk, person_name=name)
    import_module("accounts.migrations.0015_audit_chain").seal_what_is_there(apps, None)
    house.refresh_from_db()
    record(AccountKind.SIGNED_IN, by=actor_for(robin))
    assert problems_of(house) == []
    AuditEvent.objects.filter(person_name="Lee").update(person_name="Sam")
    assert problems_of(house) == [
        "The events outside of the chain are not those that it began with."
    ]


def test_it_is_whole_after_a_move_to_another_database(house, robin, past_the_triggers):
    with time_machine.travel(TUESDAY.replace(microsecond=123_999), tick=False):
        record(AccountKind.SIGNED_IN, by=actor_for(robin))
    moved = serializers.serialize("json", AuditEvent.objects.all())
    AuditEvent.objects.all().delete()
    for event in serializers.deserialize("json", moved):
        event.save()
    assert AuditEvent.objects.get().at.microsecond == 123_000
    assert problems_of(house) == []


@pytest.mark.django_db(transaction=True)
def test_what_is_recorded_at_the_same_moment_is_one_chain(house, robin, lee, sam):
    start = Barrier(3)

    def sign_in_and_out(user):
        actor = actor_for(user)
        start.wait(timeout=60)
        for kind in (AccountKind.SIGNED_IN, AccountKind.SIGNED_OUT):
            record(kind, by=actor)
        connection.close()

    threads = [Thread(target=sign_in_and_out, args=[user]) for user in (robin, lee, sam)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems_of(house) == []
    assert head_of(house.pk).number == 6


NAMES = st.text(max_size=5)


@given(names=st.lists(NAMES, min_size=2, max_size=6, unique=True), dice=st.data())
def test_any_event_taken_out_or_exchanged_breaks_it(names, dice):
    events, digest = [], ""
    for number, name in enumerate(names, 1):
        event = AuditEvent(kind="signed_in", house_id=1, person_name=name, number=number)
        digest = event.digest = digest_of(event, digest)
        events.append(event)
    assert list(breaks("", events, {})) == []
    place = dice.draw(st.integers(0, len(events) - 2))
    without = [*events[:place], *events[place + 1 :]]
    assert list(breaks("", without, {}))
    exchanged = [*events[:place], events[place + 1], events[place], *events[place + 2 :]]
    assert list(breaks("", exchanged, {}))
