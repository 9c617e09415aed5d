"""When check-ins are due."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkins.schedule.rules import (
    AFTERNOON,
    MORNING,
    CheckInRule,
    Due,
    Once,
    due_on,
    latest_begun,
    next_due,
)

NEW_YORK = ZoneInfo("America/New_York")
WEEKDAYS = frozenset({1, 2, 3, 4, 5})
USUAL = [
    CheckInRule(MORNING, time(9, 30), WEEKDAYS, date(2026, 1, 1)),
    CheckInRule(AFTERNOON, time(16, 30), WEEKDAYS, date(2026, 1, 1)),
]


def at(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=NEW_YORK)


def test_both_on_a_tuesday_in_order_and_none_on_a_sunday():
    assert [due.which for due in due_on(USUAL, date(2026, 11, 24))] == [MORNING, AFTERNOON]
    assert due_on(USUAL, date(2026, 11, 22)) == []


def test_the_past_keeps_the_times_that_were_true_then():
    times = [*USUAL, CheckInRule(MORNING, time(10), frozenset({2}), date(2026, 11, 23))]
    assert due_on(times, date(2026, 11, 17))[0].at == time(9, 30)
    assert due_on(times, date(2026, 11, 24))[0].at == time(10)
    assert [due.which for due in due_on(times, date(2026, 11, 25))] == [AFTERNOON]


THANKSGIVING = date(2026, 11, 26)


def test_one_date_may_differ_and_its_neighbours_do_not():
    plan = [
        Once(MORNING, None, THANKSGIVING, "Thanksgiving"),
        *USUAL,
        Once(AFTERNOON, time(14), THANKSGIVING),
    ]
    assert due_on(plan, THANKSGIVING) == [Due(THANKSGIVING, time(14), AFTERNOON)]
    for day in (25, 27):
        assert due_on(plan, date(2026, 11, day)) == due_on(USUAL, date(2026, 11, day))
    assert next_due(plan, at(25, 17)) == Due(THANKSGIVING, time(14), AFTERNOON)
    assert latest_begun(plan, at(26, 11)) == Due(date(2026, 11, 25), time(16, 30), AFTERNOON)


def test_an_extra_one_on_a_saturday_even_at_midnight():
    extra = Once(MORNING, time(0), date(2026, 11, 28))
    assert due_on([*USUAL, extra], extra.on) == [Due(extra.on, time(0), MORNING)]
    assert due_on([extra], extra.on) == [Due(extra.on, time(0), MORNING)]


def test_a_check_in_on_no_weekday_is_held_only_when_set_for_a_date():
    none = CheckInRule(MORNING, time(9, 30), frozenset(), date(2026, 11, 23))
    assert [due.which for due in due_on([*USUAL, none], date(2026, 11, 24))] == [AFTERNOON]


@pytest.mark.parametrize(
    ("now", "begun", "coming"),
    [
        (at(24, 0), (23, AFTERNOON), (24, MORNING)),
        (at(24, 9, 29), (23, AFTERNOON), (24, MORNING)),
        (at(24, 9, 30), (24, MORNING), (24, AFTERNOON)),
        (at(24, 16, 30), (24, AFTERNOON), (25, MORNING)),
        (at(27, 23, 59), (27, AFTERNOON), (30, MORNING)),
        (at(29, 3), (27, AFTERNOON), (30, MORNING)),
    ],
)
def test_which_one_was_last_and_which_is_next(now, begun, coming):
    last, following = latest_begun(USUAL, now), next_due(USUAL, now)
    assert (last.on.day, last.which) == begun
    assert (following.on.day, following.which) == coming


def test_a_house_without_check_ins_has_none():
    assert next_due([], at(24, 9)) is None
    assert latest_begun([], at(24, 9)) is None


def test_on_the_day_the_clocks_change_it_is_still_at_half_past_nine():
    daily = [CheckInRule(MORNING, time(9, 30), frozenset(range(1, 8)), date(2026, 1, 1))]
    before = datetime(2026, 11, 1, 9, 29, tzinfo=NEW_YORK)
    assert next_due(daily, before) == Due(date(2026, 11, 1), time(9, 30), MORNING)
    assert latest_begun(daily, before + timedelta(minutes=1)).on == date(2026, 11, 1)


TIMES = st.lists(
    st.builds(
        CheckInRule,
        which=st.sampled_from([MORNING, AFTERNOON]),
        at=st.times().map(lambda t: t.replace(second=0, microsecond=0)),
        weekdays=st.frozensets(st.integers(1, 7), min_size=1),
        from_on=st.dates(date(2026, 1, 1), date(2026, 6, 1)),
    ),
    max_size=4,
    unique_by=lambda each: (each.which, each.from_on),
)


@given(TIMES, st.datetimes(datetime(2026, 6, 20), datetime(2027, 6, 1)))
def test_the_last_and_the_next_enclose_now_with_nothing_between(times, now):
    begun, coming = latest_begun(times, now), next_due(times, now)
    every = [
        due.starts
        for days in range(-8, 9)
        for due in due_on(times, now.date() + timedelta(days=days))
    ]
    assert bool(every) == (begun is not None) == (coming is not None)
    if every:
        assert begun.starts == max(start for start in every if start <= now)
        assert coming.starts == min(start for start in every if start > now)
