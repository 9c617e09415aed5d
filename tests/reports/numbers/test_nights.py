"""The night of arrival counts, the day of leaving does not."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.numbers.nights import nights_possible, nights_used, nights_within

FEBRUARY = (date(2028, 2, 1), date(2028, 3, 1))
DAYS = st.dates(date(2027, 12, 1), date(2028, 4, 30))


@pytest.mark.parametrize(
    ("begun", "over", "nights"),
    [
        (date(2028, 2, 10), date(2028, 2, 11), 1),
        (date(2028, 2, 10), date(2028, 2, 10), 0),
        (date(2028, 1, 5), date(2028, 2, 1), 0),
        (date(2028, 1, 5), date(2028, 2, 2), 1),
        (date(2028, 2, 29), None, 1),
        (date(2028, 3, 1), None, 0),
        (date(2027, 1, 1), None, 29),
        (None, None, 29),
    ],
)
def test_nights_of_a_leap_february(begun, over, nights):
    assert nights_within(begun, over, *FEBRUARY) == nights


@given(st.lists(st.tuples(DAYS, DAYS).map(sorted)), st.tuples(DAYS, DAYS).map(sorted))
def test_it_is_the_same_night_by_night(stays, window):
    first, end = window
    evenings = [first + timedelta(days=n) for n in range((end - first).days)]
    by_night = sum(begun <= day < over for day in evenings for begun, over in stays)
    assert nights_used(map(tuple, stays), first, end) == by_night


def test_a_room_counts_from_its_first_day_on():
    assert nights_possible([None, None, date(2028, 2, 20)], *FEBRUARY) == 29 + 29 + 10
    assert nights_possible([None], date(2028, 3, 1), date(2028, 2, 1)) == 0
