"""What the coming week holds, on Today."""

from datetime import date, time, timedelta

import pytest
import time_machine

from guests.models import Stay
from tests.conftest import TUESDAY, staying
from tests.guests.factories import EnquiryFactory
from tests.household.meetings.factories import GroupFactory, MeetingFactory, MeetingTimeFactory
from tests.pages import text_of
from tests.shifts.factories import OnCallNumberFactory, ShiftPersonFactory

TODAY = date(2026, 11, 24)


def coming_up(client):
    return text_of(client.get("/")).partition("Coming up ")[2]


def test_the_weekly_meeting_and_a_group_each_on_its_day(as_robin, house):
    MeetingTimeFactory(house=house, weekday=4, at=time(18), from_on=date(2026, 1, 1))
    GroupFactory(house=house, name="Soup and talk", weekday=3, at=time(19))
    assert coming_up(as_robin) == "Wed Soup and talk, 7:00 pm Thu House meeting, 6:00 pm"


def test_a_meeting_of_its_own_day_takes_the_place_of_the_weekly_one(as_robin, house):
    MeetingTimeFactory(house=house, weekday=4, at=time(18), from_on=date(2026, 1, 1))
    MeetingFactory(
        house=house, on=date(2026, 11, 27), at=time(17), instead_of_on=date(2026, 11, 26)
    )
    assert coming_up(as_robin) == "Fri House meeting, 5:00 pm"


def test_a_planned_meeting_that_was_moved_is_told_on_its_new_day_alone(as_robin, house):
    MeetingFactory(house=house, on=date(2026, 11, 26), at=time(18))
    MeetingFactory(
        house=house, on=date(2026, 11, 27), at=time(17), instead_of_on=date(2026, 11, 26)
    )
    assert coming_up(as_robin) == "Fri House meeting, 5:00 pm"


def test_a_closed_meeting_is_over_and_the_next_is_in_a_week(as_robin, robin, house):
    MeetingTimeFactory(house=house, weekday=2, at=time(8), from_on=date(2026, 1, 1))
    MeetingFactory(house=house, on=TODAY, closed_at=TUESDAY, closed_by=robin)
    assert coming_up(as_robin) == "Dec 1 House meeting, 8:00 am"


def test_a_group_that_begins_later_or_has_ended_is_not_told(as_robin, house):
    GroupFactory(house=house, name="Later", weekday=3, began_on=date(2026, 12, 1))
    GroupFactory(house=house, name="Over", weekday=3, ended_on=TODAY)
    assert "will show up here" in coming_up(as_robin)


@pytest.mark.parametrize(("day", "is_told"), [(82, False), (83, True), (89, True), (90, False)])
def test_a_milestone_is_told_in_the_week_before_it(as_robin, house, day, is_told):
    """Where next is settled on day 90 of a stay of 105 days."""
    stay = staying(house, "Alex", TODAY - timedelta(days=day - 1), "Blue room")
    Stay.objects.filter(pk=stay.pk).update(planned_leaving_on=stay.first_day + timedelta(days=104))
    assert ("Alex, day 90: where next, settled" in coming_up(as_robin)) == is_told


def test_the_newest_words_of_nobody_elses_house_are_in_it(as_robin, other_house):
    MeetingTimeFactory(house=other_house, weekday=4, from_on=date(2026, 1, 1))
    GroupFactory(house=other_house, weekday=3)
    assert "will show up here" in coming_up(as_robin)


@pytest.mark.parametrize("on", [date(2026, 3, 8), date(2026, 11, 1), date(2028, 2, 29)])
def test_the_days_are_the_houses_around_clock_changes_and_a_leap_day(signed_in, robin, house, on):
    MeetingTimeFactory(house=house, weekday=on.isoweekday(), at=time(18), from_on=date(2026, 1, 1))
    night = TUESDAY.replace(year=on.year, month=on.month, day=on.day, hour=0, minute=5)
    with time_machine.travel(night):
        assert coming_up(signed_in(robin)).startswith("Today House meeting, 6:00 pm")
    with time_machine.travel(night - timedelta(minutes=10)):
        assert f"{on:%a} House meeting, 6:00 pm" in coming_up(signed_in(robin))


def test_an_admins_today_begins_with_calls_and_rooms(as_ida, as_robin, house, alex):
    EnquiryFactory(guest__house=house, guest__name="Sky", enquired_on=date(2026, 11, 22))
    page = text_of(as_ida.get("/"))
    first = page.index("Calls, arrivals and rooms Sky called Sunday, November 22")
    assert first < page.index("check-in")
    assert "Someone is in every room now." in page
    assert "Calls, arrivals" not in text_of(as_robin.get("/"))


def test_a_new_house_is_told_what_is_to_set_up_until_it_is_done(as_ida, house, lee):
    page = text_of(as_ida.get("/"))
    listed = (
        "Add the rooms Put people on the first shifts Set the number to call Note the first call"
    )
    assert f"Still to set up This list goes away when it is done. {listed}" in page
    ShiftPersonFactory(shift__house=house, shift__on=date(2026, 10, 1), user=lee)
    OnCallNumberFactory(house=house)
    assert "Add the rooms Note the first call" in text_of(as_ida.get("/"))
    staying(house, "Alex", date(2026, 9, 24), "Blue room")
    assert "Still to set up" not in text_of(as_ida.get("/"))


def test_an_admin_alone_is_asked_for_the_people_who_work_here(as_ida, house):
    assert "Add the people who work here" in text_of(as_ida.get("/"))
