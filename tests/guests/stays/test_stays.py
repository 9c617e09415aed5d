"""What the database holds about stays, whoever writes; and who is here on which day."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from guests.models import Goal, Stay
from tests.conftest import staying
from tests.guests.factories import StayFactory
from tests.pages import text_of


def refused(stay_or_goal, sentence):
    """By its model with a sentence for people, and by the database without one."""
    with pytest.raises(ValidationError, match=sentence):
        stay_or_goal.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        stay_or_goal.save()


def test_one_current_stay_for_a_guest(alex):
    again = StayFactory.build(guest=alex.guest)
    refused(again, "has a stay already")


def test_one_current_stay_in_a_room(alex, jo):
    jo.room = alex.room
    refused(jo, "Someone is staying in this room")


def test_a_room_is_free_again_when_someone_has_left(alex, jo):
    alex.left_on = date(2026, 11, 24)
    alex.save()
    jo.room = alex.room
    jo.full_clean()
    jo.save()


def test_nobody_leaves_before_they_arrive(alex):
    alex.left_on = date(2026, 9, 23)
    refused(alex, "can't have left before they arrived")


def test_nobody_leaves_who_has_not_arrived(alex):
    alex.arrived_on, alex.left_on = None, date(2026, 11, 24)
    refused(alex, "can't have left before they arrived")


def test_the_plan_ends_after_it_begins(alex):
    alex.planned_leaving_on = alex.arrives_on - timedelta(days=1)
    refused(alex, "can't be before the arrival")


def test_what_has_begun_cannot_be_called_off(alex):
    alex.called_off_on = date(2026, 11, 24)
    refused(alex, "can't be called off")


def test_a_pathway_is_up_or_down(alex):
    alex.pathway = "sideways"
    refused(alex, "not a valid choice")


def test_a_goal_is_reached_or_set_aside(alex):
    goal = Goal(stay=alex, words="Ring my sister", begun_on=date(2026, 11, 1))
    goal.reached_on = goal.set_aside_on = date(2026, 11, 2)
    refused(goal, "reached or set aside, not both")
    goal.set_aside_on, goal.reached_on = None, date(2026, 10, 31)
    refused(goal, "can't end before it began")


def test_who_is_here_on_which_day(house):
    stay = staying(house, "Jo", date(2026, 11, 2), left_on=date(2026, 11, 5))
    here = [
        day
        for day in (date(2026, 11, 1) + timedelta(days=n) for n in range(6))
        if Stay.objects.on_date(day).filter(pk=stay.pk).exists()
    ]
    assert here == [date(2026, 11, 2), date(2026, 11, 3), date(2026, 11, 4)]


def test_someone_planned_is_not_here_before_they_have_come(house):
    staying(house, "Sky", date(2026, 11, 20), arrived_on=None)
    assert not Stay.objects.on_date(date(2026, 11, 24)).exists()


def test_ids_name_people_in_logs(alex):
    assert "Alex" not in f"{alex} {alex.guest} {alex!r} {alex.guest!r}"


def test_who_left_is_shown_twenty_at_a_time(as_robin, house):
    for number in range(1, 22):
        left_on = date(2026, 10, number)
        staying(house, f"Former {number}.", date(2026, 9, 1), left_on=left_on)

    page = text_of(as_robin.get("/guests/"))
    assert "Former 21." in page
    assert "Former 1." not in page
    assert "Earlier guests · 1 more" in page
    assert "Former 1." in text_of(as_robin.get("/guests/", {"page": 2}))
