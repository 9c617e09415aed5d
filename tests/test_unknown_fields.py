"""What is saved is audited, and the other way around.

A field added to a form alone: the action raises, and nothing is saved or audited.
"""

import pytest
from django.core.exceptions import FieldDoesNotExist
from django.forms.models import model_to_dict

from accounts.changes import set_fields
from accounts.lists.actions import change_row
from accounts.models import AuditEvent
from checkins.entries.actions import record_entry
from checkins.entries.forms import AnswerForm, TiedIntentionForm
from checkins.entries.merge import Change, FieldPlace
from checkins.models import Entry, Which
from guests.before_arrival.actions import FIELDS, record_before_arrival
from guests.before_arrival.forms import BeforeArrivalForm
from guests.goals.actions import change_goal
from guests.leaving.actions import take_back_leaving, write_farewell
from guests.models import Farewell, WhereNext
from guests.stays.actions import change_guest
from guests.where_next.actions import write_where_next
from household.attempts.actions import change_attempt
from household.chores.actions import change_chore
from household.conversations.actions import write_part
from household.groups.actions import change_group
from tests.checkins.factories import EntryFactory, IntentionFactory
from tests.conftest import TUESDAY
from tests.guests.factories import GoalFactory, ResourceFactory, TermFactory
from tests.household.chores.factories import ChoreFactory
from tests.household.conversations.factories import AttemptFactory, conversation_between
from tests.household.meetings.factories import GroupFactory


def when_change_guest(by, stay):
    changes = {"name": "Alexis", "shoe_size": "42"}
    change_guest(by=by, stay=stay, changes=changes)


def when_note_before_arrival(by, stay):
    changes = {"would_help": "Quiet", "shoe_size": "42"}
    record_before_arrival(
        by=by, stay=stay, changes=changes, seen={"would_help": "", "shoe_size": ""}
    )


def when_write_farewell(by, stay):
    changes = {"belongings": "A coat", "shoe_size": "42"}
    write_farewell(by=by, stay=stay, changes=changes)


def when_write_where_next(by, stay):
    changes = {"people": ("", "Kim"), "shoe_size": ("", "42")}
    write_where_next(by=by, stay=stay, changes=changes)


def record_an_entry(by, stay):
    said = {"where_at": "Fine", "shoe_size": "42"}
    changes = {FieldPlace("entry", 0, name): Change("", text) for name, text in said.items()}
    record_entry(by=by, which=Which.MORNING, day=TUESDAY.date(), stay=stay, changes=changes)


@pytest.mark.parametrize(
    "act",
    [
        when_change_guest,
        when_note_before_arrival,
        when_write_farewell,
        when_write_where_next,
        record_an_entry,
    ],
    ids=lambda act: act.__name__,
)
def test_nothing_of_a_stay_is_saved_with_a_field_it_does_not_have(act, actor_of, robin, alex):
    before = model_to_dict(alex)
    with pytest.raises((FieldDoesNotExist, AttributeError), match="shoe_size"):
        act(actor_of(robin), alex)
    alex.refresh_from_db()
    assert model_to_dict(alex) == before
    assert alex.guest.name == "Alex"
    assert not Farewell.objects.exists()
    assert not WhereNext.objects.exists()
    assert not Entry.objects.exists()
    assert not AuditEvent.objects.exists()


def a_goal(house, stay, by):
    return GoalFactory(stay=stay), "words", change_goal, "goal"


def a_resource(house, stay, by):
    return ResourceFactory(house=house), "what", change_row, "row"


def a_plain_word(house, stay, by):
    return TermFactory(house=house), "why", change_row, "row"


def a_chore(house, stay, by):
    return ChoreFactory(house=house), "name", change_chore, "chore"


def a_group(house, stay, by):
    return GroupFactory(house=house), "name", change_group, "group"


@pytest.mark.parametrize(
    "row_of", [a_goal, a_resource, a_plain_word, a_chore, a_group], ids=lambda each: each.__name__
)
def test_nothing_of_a_row_is_saved_with_a_field_it_does_not_have(
    row_of, actor_of, house, alex, robin
):
    row, known, act, name = row_of(house, alex, robin)
    before = getattr(row, known)
    with pytest.raises(FieldDoesNotExist, match="shoe_size"):
        act(by=actor_of(robin), **{name: row}, changes={known: "New", "shoe_size": "42"})
    row.refresh_from_db()
    assert getattr(row, known) == before
    assert not AuditEvent.objects.exists()


def test_nothing_of_a_conversation_is_saved_with_a_field_it_does_not_have(
    actor_of, house, alex, jo, robin
):
    conversation = conversation_between(alex, jo, by=robin)
    part = conversation.parts.get(stay=alex)
    attempt = AttemptFactory(conversation=conversation)
    changes = {"needs": ("", "Sleep"), "shoe_size": ("", "42")}
    with pytest.raises((FieldDoesNotExist, AttributeError), match="shoe_size"):
        write_part(by=actor_of(robin), part=part, changes=changes)
    changes = {"what_we_try": (attempt.what_we_try, "Doors"), "shoe_size": ("", "42")}
    with pytest.raises((FieldDoesNotExist, AttributeError), match="shoe_size"):
        change_attempt(
            by=actor_of(robin),
            attempt=attempt,
            changes=changes,
            look_again_on=attempt.look_again_on,
        )
    part.refresh_from_db()
    before = attempt.what_we_try
    attempt.refresh_from_db()
    assert (part.needs, attempt.what_we_try) == ("", before)
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize("name", ["shoe_size", "is_coming", "pk", "goals"])
def test_only_columns_are_set_by_name(alex, name):
    """A property and the rows that point here are attributes, and are not saved either."""
    with pytest.raises(FieldDoesNotExist):
        set_fields(alex, {"would_help": "Quiet", name: None})
    assert alex.would_help == ""


def test_a_foreign_key_is_set_by_its_row_or_its_id(alex, jo):
    set_fields(alex, {"room": jo.room})
    assert alex.room_id == jo.room_id
    set_fields(alex, {"room_id": None})
    assert alex.room is None


def test_a_field_that_nobody_says_how_to_record_is_not_saved(actor_of, robin, alex):
    changes, seen = {"would_help": "Quiet", "went_to": "home"}, {"would_help": "", "went_to": ""}
    with pytest.raises(FieldDoesNotExist, match="went_to"):
        record_before_arrival(by=actor_of(robin), stay=alex, changes=changes, seen=seen)
    alex.refresh_from_db()
    assert (alex.would_help, alex.went_to) == ("", "")
    assert not AuditEvent.objects.exists()


def test_every_field_of_the_form_before_arrival_can_be_recorded():
    assert set(BeforeArrivalForm.base_fields) - {"confirmed_text"} == FIELDS


@pytest.mark.parametrize("form", [TiedIntentionForm, AnswerForm])
def test_every_field_of_a_goal_for_today_is_saved_and_recorded(form, actor_of, house, robin, alex):
    goal = GoalFactory(stay=alex)
    said = {"words": "Nap", "goal": goal.pk, "answer": "done"}
    morning = IntentionFactory(entry=EntryFactory(round__house=house, stay=alex), words="Walk")
    is_answer = form is AnswerForm
    row, number = ("answer", morning.pk) if is_answer else ("intention", 1)
    stored = {"words": "Walk", "goal": None, "answer": ""}
    record_entry(
        by=actor_of(robin),
        which=Which.AFTERNOON if is_answer else Which.MORNING,
        day=TUESDAY.date(),
        stay=alex,
        changes={
            FieldPlace(row, number, name): Change(stored[name], said[name])
            for name in form.base_fields
        },
    )
    morning.refresh_from_db()
    assert {name: model_to_dict(morning)[name] for name in form.base_fields} == {
        name: said[name] for name in form.base_fields
    }
    event = AuditEvent.objects.filter(kind="entry_recorded").get()
    assert set(event.fields) == set(form.base_fields)


def test_a_leaving_that_is_taken_back_names_every_field_it_empties(actor_of, robin, alex):
    left = {"left_on": TUESDAY.date(), "left_at": TUESDAY.time(), "how_ended": "asked"}
    set_fields(alex, left | {"went_to": "shelter", "asked_without_line": True})
    alex.save()
    before = model_to_dict(alex)
    after = model_to_dict(take_back_leaving(by=actor_of(robin), stay=alex))
    event = AuditEvent.objects.get()
    assert {name for name in before if before[name] != after[name]} <= set(event.fields)
    assert "asked" in event.fields
