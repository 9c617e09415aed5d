"""Day n of 90: counted in the house's calendar days."""

from datetime import date, timedelta

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from guests.stays.days import day_number, last_planned_day
from tests.conftest import staying

DATES = st.dates(date(2000, 1, 1), date(2100, 12, 31))


def test_day_1_is_the_day_of_arrival_and_day_90_the_planned_last():
    arrived = date(2026, 9, 24)
    assert day_number(arrived, arrived) == 1
    assert last_planned_day(arrived, 90) == date(2026, 12, 22)
    assert day_number(arrived, date(2026, 12, 22)) == 90


def test_a_leap_day_is_a_day_like_any_other():
    assert day_number(date(2028, 2, 28), date(2028, 3, 1)) == 3


@given(DATES, st.integers(0, 800))
def test_each_day_follows_the_one_before(arrived, days):
    on = arrived + timedelta(days=days)
    assert day_number(arrived, on + timedelta(days=1)) == day_number(arrived, on) + 1


@given(DATES, st.integers(1, 730))
def test_the_last_planned_day_has_the_number_of_the_length(arrived, length):
    assert day_number(arrived, last_planned_day(arrived, length)) == length


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        # Midnight in New York; the clocks went back on November 1, between day 38 and 40.
        ("2026-11-01T03:59:59Z", 38),
        ("2026-11-01T04:00:00Z", 39),
        ("2026-11-02T04:59:59Z", 39),
        ("2026-11-02T05:00:00Z", 40),
    ],
)
def test_a_change_of_clocks_neither_skips_nor_repeats_a_day(house, moment, day):
    alex = staying(house, "Alex", date(2026, 9, 24))
    with time_machine.travel(moment):
        assert alex.day == day


def test_clocks_forward(house):
    alex = staying(house, "Alex", date(2026, 3, 1))
    days = []
    for moment in ("2026-03-08T04:59:59Z", "2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z"):
        with time_machine.travel(moment):
            days.append(alex.day)
    assert days == [7, 8, 9]


def test_after_day_90_the_count_goes_on_and_stops_at_the_leaving(house):
    late = staying(house, "Alex", date(2026, 8, 1))
    assert (late.day, late.length) == (116, 90)
    gone = staying(house, "Jo", date(2026, 8, 1), left_on=date(2026, 8, 10))
    assert gone.day == 10
