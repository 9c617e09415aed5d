"""Every row knows its house, and it is the house of what it belongs to."""

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from accounts.houses.rows import HouseRow
from guests.arrival.actions import tick_arrival
from guests.asked_to_leave.actions import record_asked_to_leave
from guests.before_arrival.actions import add_guest
from guests.carry_over.actions import carry_over_pages
from guests.extensions.actions import ask_extension
from guests.goals.actions import add_step, start_goal
from guests.leaving.actions import record_contact, write_farewell
from guests.milestones.actions import record_look_back
from guests.models import Goal, StayReply
from guests.replies.actions import add_reply
from guests.rooms.actions import move_room
from guests.sit_downs.actions import record_sit_down
from guests.support.actions import record_moment
from guests.time_away.actions import record_time_away
from guests.where_next.actions import write_where_next
from guests.worldview.actions import write_worldview
from shifts.co_reflection.actions import record_co_reflection
from shifts.handoffs.actions import NoteSaid, hand_over, read_handoffs
from shifts.models import NoteReply, ShiftTime
from shifts.notes.actions import amend_note, sign_note
from shifts.rota.actions import put_on
from shifts.times.actions import create_default_shift_times
from tests.accounts.factories import HouseFactory
from tests.conftest import staying
from tests.guests.factories import ArrivalItemFactory, GoalFactory, RoomFactory
from tests.houses import OUR_MODELS, in_another_house, knows_its_house, parents

OF_NO_HOUSE = {
    "accounts.House": "it is the house",
    "accounts.SecondFactor": "as its user",
    "accounts.RecoveryCode": "as its user",
    "accounts.User": "someone may work in two houses; a membership says in which",
    "accounts.WrongPasswords": "whoever gives one has not said yet who they are",
    "accounts.AuditEvent": "it keeps the plain number, so that it refers to nothing",
}


def test_every_row_knows_its_house():
    without = {model._meta.label for model in OUR_MODELS if not knows_its_house(model)}
    assert without == OF_NO_HOUSE.keys()


def test_the_parents_are_found():
    assert {("Step", "goal"), ("Goal", "stay"), ("Stay", "guest"), ("Amendment", "note")} <= {
        (model.__name__, name) for model, name in parents()
    }


def test_a_row_in_another_house_is_found(db):
    goal = GoalFactory(house=HouseFactory())
    assert in_another_house() == [f"guests.Goal {goal.pk}: its stay is of another house"]


@pytest.mark.parametrize("fields", [None, ["words", "house"]], ids=["all", "some fields"])
def test_a_row_never_moves_to_another_house(db, fields):
    goal = GoalFactory()
    goal.house = HouseFactory()
    with pytest.raises(DatabaseError), transaction.atomic():
        goal.save(update_fields=fields)
    assert Goal.objects.get().house == goal.stay.house


def test_a_row_without_a_house_is_not_saved(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        GoalFactory(house=None)


def test_actions_put_each_row_in_the_house_of_its_parents(actor_of, other_house, house, sam, lee):
    by, today = actor_of(sam), date(2026, 11, 24)
    jo = staying(house, "Jo", date(2026, 11, 13), "Garden room")

    goal = start_goal(by=by, stay=jo, words="A place of my own")
    add_step(by=by, goal=goal, words="Call two landlords")
    write_worldview(by=by, stay=jo, words="Ask me before you help", shared=True)
    write_where_next(by=by, stay=jo, changes={"first_week": ("", "Sleep")})
    record_look_back(by=by, stay=jo, day=7)
    record_sit_down(by=by, stay=jo, on=today, sat_with=lee)
    record_time_away(by=by, stay=jo, from_on=date(2026, 11, 28), back_on=None)
    tick_arrival(by=by, stay=jo, item=ArrivalItemFactory(house=house))
    move_room(by=by, stay=jo, room=RoomFactory(house=house), moved_on=today)
    ask_extension(by=by, stay=jo, why="The flat is not ready", until_on=date(2027, 3, 1))
    write_farewell(by=by, stay=jo, changes={"may_be_in_touch": True})
    (moment,) = record_moment(by=by, stay=jo, on=today, kind="conversation", words="Tea")
    add_reply(by=by, reply=StayReply(stay=jo, moment=moment), words="Mine", sees_differently=False)
    note = sign_note(by=by, stay=jo, words="A long walk")
    amend_note(by=by, note=note, words="With the dog")
    add_reply(by=by, reply=NoteReply(stay=jo, note=note), words="Mine", sees_differently=False)
    handoff = hand_over(by=by, listed=[], notes={None: NoteSaid("The boiler clicks")})
    read_handoffs(by=by, handoffs=[handoff])
    create_default_shift_times(house=house, from_on=date(2026, 1, 1))
    put_on(by=by, time=ShiftTime.objects.filter(house=house)[0], on=today, user=lee)
    record_co_reflection(by=by, on=today, theme="Saying no", people=[sam, lee])
    record_asked_to_leave(by=by, stay=jo, words="The third time")
    record_contact(by=by, stay=jo, on=today, words="A card came")
    again = add_guest(by=by, name="Jo", guest=jo.guest, arrives_on=date(2026, 12, 1))
    carry_over_pages(by=by, stay=again, goals=[goal])

    ours = [model for model in OUR_MODELS if model._meta.app_label in {"guests", "shifts"}]
    written = {model for model in ours if issubclass(model, HouseRow)}
    assert not [model for model in written if not model._base_manager.exists()]
    assert not in_another_house()
