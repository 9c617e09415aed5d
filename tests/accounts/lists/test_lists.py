"""What every list that a house keeps has in common."""

from datetime import date

import pytest
from django.core.exceptions import ObjectDoesNotExist, ValidationError

from accounts.lists.actions import add_row, change_row, end_row, move_row, reopen_row
from accounts.models import AuditEvent
from guests.models import ArrivalItem, Resource, Room, Term
from household.models import Chore, Group
from tests.guests.factories import ArrivalItemFactory, ResourceFactory, RoomFactory, TermFactory
from tests.household.chores.factories import ChoreFactory
from tests.household.meetings.factories import GroupFactory

FACTORIES = [ArrivalItemFactory, ChoreFactory, GroupFactory, ResourceFactory, TermFactory]
names = pytest.mark.parametrize("factory", FACTORIES, ids=lambda each: each._meta.model.__name__)


@pytest.fixture
def sams(sam, actor_of):
    return actor_of(sam)


@names
def test_a_row_is_taken_off_and_put_back_once(factory, house, sams):
    row = factory(house=house)
    for _ in range(2):
        end_row(by=sams, row=row)
    row.refresh_from_db()
    assert row.ended_on == date(2026, 11, 24)
    assert type(row).objects.in_use_and_ended() == ([], [row])
    for _ in range(2):
        reopen_row(by=sams, row=row)
    assert list(type(row).objects.in_use()) == [row]
    assert AuditEvent.objects.count() == 2


@names
def test_another_houses_row_stays_as_it_is(factory, other_house, sams):
    row = factory(house=other_house)
    for act in (end_row, reopen_row):
        with pytest.raises(ObjectDoesNotExist):
            act(by=sams, row=row)
    with pytest.raises(ObjectDoesNotExist):
        change_row(by=sams, row=row, changes={})
    assert not AuditEvent.objects.exists()


def test_a_change_that_changes_nothing_is_not_recorded(house, sams):
    room = RoomFactory(house=house, name="Blue room")
    change_row(by=sams, row=room, changes={"name": "Blue room"})
    assert not AuditEvent.objects.exists()


def test_what_is_new_goes_to_the_end_even_after_one_that_was_taken_off(house, sams):
    ArrivalItemFactory(house=house, name="Tour", place=1)
    ArrivalItemFactory(house=house, name="Key", place=2, ended_on=date(2026, 11, 1))
    assert add_row(by=sams, row=ArrivalItem(name="Kettle")).place == 3


def test_a_second_press_adds_nothing_where_the_list_says_so(house, sams):
    said = {"what": "Food pantry"}
    for _ in range(2):
        new = Resource(added_on=sams.today, added_by=sams.user, **said)
        add_row(by=sams, row=new, unless=said)
    assert Resource.objects.count() == 1
    with pytest.raises(ValidationError):
        add_row(by=sams, row=Resource(added_on=sams.today, added_by=sams.user, **said))


def test_a_move_numbers_the_whole_list(house, sams):
    rows = [ChoreFactory(house=house, place=0) for _ in range(3)]
    move_row(by=sams, row=rows[2], places=-2)
    assert list(Chore.objects.values_list("pk", "place")) == [
        (rows[2].pk, 1),
        (rows[0].pk, 2),
        (rows[1].pk, 3),
    ]


def test_each_list_says_what_is_recorded():
    lists = (ArrivalItem, Chore, Group, Resource, Room, Term)
    assert [model.KINDS.added for model in lists] == [
        "arrival_list_changed",
        "chore_added",
        "group_added",
        "resource_added",
        "room_added",
        "word_list_changed",
    ]
