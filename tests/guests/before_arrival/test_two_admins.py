"""Ida and Sam press at the same moment: one of them does it, the other is told why."""

from datetime import date
from threading import Barrier, Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from accounts.access.actor import actor_for
from accounts.models import AuditEvent
from guests.arrival.actions import record_arrival
from guests.before_arrival.actions import add_guest, record_before_arrival
from guests.leaving.actions import confirm_leaving
from guests.models import FormerRoom, Guest, Stay
from guests.rooms.actions import move_room, swap_rooms
from tests.conftest import staying
from tests.guests.factories import EnquiryFactory, RoomFactory

pytestmark = pytest.mark.django_db(transaction=True)
TODAY = date(2026, 11, 24)


def at_once(*acts):
    """Each in a thread and a transaction of its own; what came of them: a result, or a refusal."""
    start, outcomes = Barrier(len(acts)), [None] * len(acts)

    def do(place, act):
        try:
            connection.ensure_connection()
            start.wait(timeout=30)
            outcomes[place] = act()
        except Exception as refusal:
            outcomes[place] = refusal
        finally:
            connection.close()

    threads = [Thread(target=do, args=each) for each in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def one_did_it(outcomes):
    """The sentence that the other one was told."""
    refusals = [each for each in outcomes if isinstance(each, Exception)]
    assert len(refusals) == 1, outcomes
    assert isinstance(refusals[0], ValidationError), refusals[0]
    return " ".join(refusals[0].messages)


@pytest.fixture
def ida_asks(ida):
    return actor_for(ida)


@pytest.fixture
def sam_asks(sam):
    return actor_for(sam)


def test_the_same_room_for_two_people_at_the_door(house, ida_asks, sam_asks):
    room = RoomFactory(house=house, name="Blue room")

    def brings_someone_in(by, name):
        facts = {"room": room}
        return lambda: add_guest(by=by, name=name, arrives_on=TODAY, facts=facts)

    told = one_did_it(
        at_once(brings_someone_in(ida_asks, "Sky"), brings_someone_in(sam_asks, "Lou"))
    )
    stay = Stay.objects.get()
    assert told == f"The Blue room is {stay.guest.name}'s until February 21."
    assert Guest.objects.count() == 1
    assert AuditEvent.objects.filter(kind="guest_added").count() == 1


def test_the_same_room_promised_to_two_who_called(house, ida_asks, sam_asks):
    room = RoomFactory(house=house, name="Blue room")
    plan = {"decision": "yes", "arrives_on": date(2026, 12, 1), "room": room}
    seen = {"decision": "", "arrives_on": None, "room": None}

    def promise(by, stay):
        return lambda: record_before_arrival(by=by, stay=stay, changes=plan, seen=seen)

    calls = [EnquiryFactory(guest__house=house) for _ in range(2)]
    told = one_did_it(at_once(promise(ida_asks, calls[0]), promise(sam_asks, calls[1])))
    assert "The Blue room is " in told
    assert Stay.objects.coming().count() == 1
    left_alone = Stay.objects.enquiries().get()
    assert (left_alone.room, left_alone.arrives_on, left_alone.decided_by) == (None, None, None)
    assert AuditEvent.objects.filter(kind="coming_decided").count() == 1


def test_the_same_person_at_the_door_twice(house, ida_asks, sam_asks):
    def brings_someone_in(by):
        return lambda: add_guest(by=by, name="Sky", arrives_on=TODAY)

    told = one_did_it(at_once(brings_someone_in(ida_asks), brings_someone_in(sam_asks)))
    assert told == "The house knows someone of this name. Is it one of these, or someone new?"
    assert (Guest.objects.count(), Stay.objects.count()) == (1, 1)


def test_the_same_person_who_comes_again(house, ida_asks, sam_asks):
    guest = staying(house, "Rene", date(2026, 3, 1), left_on=date(2026, 5, 20)).guest

    def begin(by):
        return lambda: add_guest(by=by, name="Rene", guest=guest, arrives_on=TODAY)

    told = one_did_it(at_once(begin(ida_asks), begin(sam_asks)))
    assert told == "This guest has a stay already, or one that is planned."
    assert guest.stays.on_date(TODAY).count() == 1


def test_the_same_arrival_noted_twice(house, ida_asks, sam_asks):
    sky = staying(house, "Sky", TODAY, "Blue room", arrived_on=None)

    def arrive(by):
        return lambda: record_arrival(by=by, stay=sky, arrived_on=TODAY)

    told = one_did_it(at_once(arrive(ida_asks), arrive(sam_asks)))
    assert told == "Their arrival is already noted."
    assert AuditEvent.objects.filter(kind="stay_arrived").count() == 1


def test_two_moves_into_the_same_room(house, ida_asks, sam_asks):
    people = [staying(house, name, date(2026, 11, 1), f"{name}'s room") for name in ("Alex", "Jo")]
    porch = RoomFactory(house=house, name="Porch room")

    def move(by, stay):
        return lambda: move_room(by=by, stay=stay, room=porch, moved_on=TODAY)

    told = one_did_it(at_once(move(ida_asks, people[0]), move(sam_asks, people[1])))
    assert told.startswith("The Porch room is ")
    assert FormerRoom.objects.count() == 1
    assert porch.stays.count() == 1


def test_two_presses_of_one_swap(house, ida_asks, sam_asks):
    alex, jo = (
        staying(house, name, date(2026, 11, 1), f"{name}'s room") for name in ("Alex", "Jo")
    )

    def swap(by):
        known = {"stay": alex, "other": jo, "room": jo.room, "moved_on": TODAY}
        return lambda: swap_rooms(by=by, **known)

    outcomes = at_once(swap(ida_asks), swap(sam_asks))
    assert [each for each in outcomes if isinstance(each, Exception)] == []
    assert Stay.objects.get(pk=alex.pk).room == jo.room
    assert Stay.objects.get(pk=jo.pk).room == alex.room
    assert FormerRoom.objects.count() == 2


def test_the_same_swap_from_both_sides(house, ida_asks, sam_asks):
    """Ida on Alex's page, Sam on Jo's: they swap once."""
    alex, jo = (
        staying(house, name, date(2026, 11, 1), f"{name}'s room") for name in ("Alex", "Jo")
    )

    def swap(by, stay, other):
        known = {"stay": stay, "other": other, "room": other.room, "moved_on": TODAY}
        return lambda: swap_rooms(by=by, **known)

    at_once(swap(ida_asks, alex, jo), swap(sam_asks, jo, alex))
    assert Stay.objects.get(pk=alex.pk).room == jo.room
    assert FormerRoom.objects.count() == 2


def test_two_presses_of_leaving_as_planned(house, ida_asks, sam_asks):
    casey = staying(house, "Casey", date(2026, 8, 30))

    def confirm(by):
        return lambda: confirm_leaving(by=by, stay=casey, planned_on=casey.last_day)

    at_once(confirm(ida_asks), confirm(sam_asks))
    assert AuditEvent.objects.filter(kind="leaving_confirmed").count() == 1
