"""Whose words a peer may read: of guests who are here or to come, and for 30 days after that."""

from datetime import date, timedelta

import pytest
from django.apps import apps

from checkins.models import Round
from guests.models import Stay, StayOrStaff, StayOrStaffOrNobody
from tests.conftest import TUESDAY
from tests.guests.factories import StayFactory

TODAY = TUESDAY.date()
NOBODY_YET = {"arrives_on": None, "arrived_on": None, "planned_leaving_on": None}
CALLED = NOBODY_YET | {"decision": "", "decided_on": None}
DAY = date(2026, 10, 20)

# What is known of a stay, and the day it was over.
STAYS = [
    ({}, None),
    ({"arrives_on": date(2026, 12, 1), "arrived_on": None}, None),
    (CALLED, None),
    (NOBODY_YET | {"decided_on": DAY}, None),
    ({"arrives_on": date(2026, 9, 24), "left_on": DAY}, DAY),
    ({"arrived_on": None, "called_off_on": DAY}, DAY),
    (CALLED | {"called_off_on": DAY}, DAY),
    (NOBODY_YET | {"decision": "not_now", "decided_on": DAY}, DAY),
    (NOBODY_YET | {"decision": "chose_otherwise", "decided_on": DAY}, DAY),
]


@pytest.mark.parametrize(("known", "over_on"), STAYS)
def test_a_stay_is_over_once_they_left_or_it_came_to_nothing(house, known, over_on):
    stay = StayFactory(guest__house=house, **known)
    assert Stay.objects.get(pk=stay.pk).over_on == over_on


@pytest.mark.parametrize("known", [known for known, over_on in STAYS if over_on])
@pytest.mark.parametrize(("days_ago", "reads"), [(0, True), (30, True), (31, False)])
def test_for_thirty_days_a_peer_reads_on(robin, sam, actor_of, house, known, days_ago, reads):
    day = TODAY - timedelta(days=days_ago)
    known = {name: day if value == DAY else value for name, value in known.items()}
    StayFactory(guest__house=house, **known)
    assert Stay.objects.readable_by(actor_of(robin)).exists() == reads
    assert Stay.objects.readable_by(actor_of(sam)).exists()


@pytest.mark.parametrize("known", [known for known, over_on in STAYS if not over_on])
def test_of_whoever_is_here_or_may_come_everyone_on_the_team_reads(robin, actor_of, house, known):
    StayFactory(guest__house=house, **known)
    assert Stay.objects.readable_by(actor_of(robin)).exists()


def test_an_admin_and_another_house_read_nothing(ida, robin, actor_of, alex, stranger):
    assert not Stay.objects.readable_by(actor_of(ida)).exists()
    assert list(Stay.objects.readable_by(actor_of(robin))) == [alex]


def test_nobody_is_named_until_a_query_has_said_that_they_may_be(alex, robin):
    """Closed by default, for whoever forgets to ask who reads a row."""
    models = [
        model for model in apps.get_models() if issubclass(model, StayOrStaff | StayOrStaffOrNobody)
    ]
    assert len(models) >= 10
    for model in models:
        row = model(stay=alex)
        assert row.person_name == "a guest who has left", model
        assert row.is_hidden_guest
        # Peers on staff have not left anywhere.
        assert model(staff=robin).person_name == "Robin", model
    assert Round(led_by_stay=alex).led_by == "a guest who has left"
    assert Round(led_by_staff=robin).led_by == "Robin"
    assert not Stay.objects.get(pk=alex.pk).is_readable
