"""Long lists fold between two weeks, and say how much more there is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.weeks import fold_by_week, monday_of

TODAY = date(2026, 11, 24)  # a Tuesday


def days_ago(*numbers):
    return [TODAY - timedelta(days=number) for number in numbers]


@pytest.mark.parametrize(
    ("ago", "shown", "left", "next_week"),
    [
        ([0, 1, 4], 3, "", ""),
        # Monday and Tuesday, and all five days of the week before.
        ([0, 1, 4, 5, 6, 7, 8], 2, "One more week, back to November 16", "the week of November 16"),
        ([0, 4, 5, 6, 11, 12, 90], 4, "12 more weeks, back to August 26", "the week of November 9"),
        # A week with more than fits is cut between two days; a day is not.
        (
            [2, 2, 3, 3, 3, 4, 4],
            2,
            "One more week, back to November 20",
            "the rest of the week of November 16",
        ),
        ([2] * 9, 4, "One more week, back to November 22", "the rest of the week of November 16"),
        (
            [0, 1, 400, 401, 402],
            3,
            "One more week, back to October 18, 2025",
            "the week of October 13, 2025",
        ),
    ],
)
def test_a_long_list_folds_between_two_weeks(ago, shown, left, next_week):
    fold = fold_by_week(days_ago(*ago), 4, today=TODAY)
    assert (fold.shown, fold.left, fold.next_week) == (shown, left, next_week)
    assert fold.has_more == (shown < len(ago))


def test_of_more_than_was_read_the_last_day_is_told():
    fold = fold_by_week(days_ago(0, 1, 8, 9, 15), 4, today=TODAY, last_on=date(2026, 6, 3))
    assert fold.left == "24 more weeks, back to June 3"


@given(st.lists(st.integers(0, 200), min_size=1).map(sorted), st.integers(1, 12))
def test_read_part_by_part_nothing_is_lost(ago, most):
    left, parts = days_ago(*ago), []
    while left:
        fold = fold_by_week(left, most, today=TODAY)
        assert 0 < fold.shown <= most
        parts += left[: fold.shown]
        left = left[fold.shown :]
        assert fold.has_more == bool(left)
    assert parts == days_ago(*ago)


def test_a_week_begins_on_monday():
    assert monday_of(TODAY) == monday_of(date(2026, 11, 29)) == date(2026, 11, 23)
