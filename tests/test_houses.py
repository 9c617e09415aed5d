"""Every row knows its house, and it is the house of what it belongs to."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from guests.models import Goal
from tests.accounts.factories import HouseFactory
from tests.demo.test_demo import built_once, half_a_year  # noqa: F401 (fixtures)
from tests.guests.factories import GoalFactory
from tests.houses import OUR_MODELS, in_another_house, knows_its_house, parents

OF_NO_HOUSE = {
    "accounts.House": "it is the house",
    "accounts.User": "someone may work in two houses; a membership says in which",
    "accounts.AuditEvent": "it keeps the plain number, so that it refers to nothing",
}
# Their columns come with the next migrations of these apps.
NOT_YET = {"checkins", "household"}


def test_every_row_knows_its_house():
    without = {model._meta.label for model in OUR_MODELS if not knows_its_house(model)}
    expected = {label for label in without if label.split(".")[0] not in NOT_YET}
    assert expected == OF_NO_HOUSE.keys()


def test_the_parents_are_found():
    assert {("Step", "goal"), ("Goal", "stay"), ("Stay", "guest"), ("Amendment", "note")} <= {
        (model.__name__, name) for model, name in parents()
    }


def test_every_row_of_the_demo_is_in_the_house_of_its_parents(half_a_year):  # noqa: F811
    assert not in_another_house()


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
