"""A flag that says who may read or be named is closed until a query has set it."""

from datetime import date
from inspect import get_annotations

import pytest
from django.apps import apps
from django.template.loader import render_to_string

from accounts.models import User
from checkins.models import Entry
from dashboard.together.items import Presenter
from dashboard.together.path import worldview_item
from guests.carry_over.forms import GoalsField
from guests.models import Goal, Stay, Worldview
from guests.redaction import OthersNames
from household.models import Conversation, ConversationPart

FLAGS = {"may_read", "can_read", "may_read_mistake", "is_readable", "leader_is_readable"}
FLAGGED = [
    (model, flag)
    for model in apps.get_models()
    for flag in sorted(FLAGS)
    if any(flag in get_annotations(each) for each in model.__mro__)
]


@pytest.mark.parametrize(
    ("model", "flag"), FLAGGED, ids=lambda each: getattr(each, "__name__", each)
)
def test_a_bare_row_is_closed(model, flag):
    assert getattr(model(), flag) is False


def test_each_flag_stands_somewhere():
    assert {flag for _model, flag in FLAGGED} == FLAGS
    assert (Entry, "may_read_mistake") in FLAGGED
    assert (ConversationPart, "may_read") in FLAGGED
    assert Conversation().is_waiting is False


def test_no_words_of_a_bare_page():
    page = Worldview(words="the lake", written_with=User(display_name="Robin"))
    item = worldview_item(Presenter(OthersNames([])), page)
    assert list(item.lines) == []
    page.may_read = True
    assert worldview_item(Presenter(OthersNames([])), page).lines[0].words == "the lake"


def test_no_words_of_a_bare_goal():
    goal = Goal(words="the lake", stay=Stay(), begun_on=date(2026, 11, 3))
    goal.steps_left = 0
    field = GoalsField(Goal.objects.none())
    assert "the lake" not in field.label_from_instance(goal)
    goal.can_read = True
    assert "the lake" in field.label_from_instance(goal)


@pytest.mark.parametrize("may_read", [False, True])
def test_no_way_to_what_a_bare_row_held(may_read):
    part = ConversationPart()
    if may_read:
        part.may_read_mistake = True
    said = render_to_string(
        "guests/withdrawals/_by_mistake.html", {"note": part, "where": "/there/"}
    )
    assert ("/there/" in said) is may_read
