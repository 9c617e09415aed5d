"""Days and hours as people say them, looking back."""

from datetime import date, datetime, time

import pytest

from dashboard.when import check_in_past, day_past, hour_past, planned_back_past

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("day", "day_said", "check_in_said"),
    [
        (24, "", "this afternoon's check-in"),
        (23, "Monday", "Monday afternoon's check-in"),
        (18, "Wednesday", "Wednesday afternoon's check-in"),
        # A week ago it was a Tuesday too.
        (17, "November 17", "the afternoon check-in on November 17"),
        # Already after midnight, on a page about the night that began before.
        (25, "", "this afternoon's check-in"),
    ],
)
def test_days_and_check_ins(day, day_said, check_in_said):
    assert day_past(date(2026, 11, day), TUESDAY) == day_said
    assert check_in_past(date(2026, 11, day), "afternoon", TUESDAY) == check_in_said


@pytest.mark.parametrize(
    ("day", "said"),
    [(24, "9:10 pm"), (20, "Friday 9:10 pm"), (13, "November 13, 9:10 pm")],
)
def test_hours(day, said):
    assert hour_past(datetime(2026, 11, day, 21, 10), TUESDAY) == said


@pytest.mark.parametrize(
    ("day", "at", "said"),
    [
        (24, time(21), "by 9:00 pm"),
        (20, time(21), "Friday by 9:00 pm"),
        (20, None, "Friday"),
        (24, None, "today"),
    ],
)
def test_planned_returns(day, at, said):
    assert planned_back_past(date(2026, 11, day), at, TUESDAY) == said
