"""Which shift is on, which ended last and which comes next: at midnight, and when clocks change."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shifts.times.rules import (
    ShiftRule,
    day_ends,
    first_moment,
    held_on,
    in_force,
    last_ended,
    next_to_start,
    on_at,
    span_of,
    spans_on,
)

NEW_YORK = ZoneInfo("America/New_York")
SAMOA = ZoneInfo("Pacific/Apia")
NEWFOUNDLAND = ZoneInfo("America/St_Johns")
DAILY = frozenset(range(1, 8))
SINCE = date(2026, 1, 1)
DAY = ShiftRule(1, "Day", time(7), time(15, 15), DAILY, SINCE)
EVENING = ShiftRule(2, "Evening", time(15), time(23, 15), DAILY, SINCE)
OVERNIGHT = ShiftRule(3, "Overnight", time(23), time(7, 15), DAILY, SINCE)
USUAL = [OVERNIGHT, EVENING, DAY]

FORWARD = date(2026, 3, 8)  # 2:00 becomes 3:00
BACK = date(2026, 11, 1)  # 2:00 becomes 1:00


def at(day, hour, minute=0, *, fold=0, month=11):
    return datetime(2026, month, day, hour, minute, tzinfo=NEW_YORK, fold=fold)


def names(spans):
    return [span.time.name for span in spans]


def on_in_new_york(times, moment):
    return names(on_at(times, moment, NEW_YORK))


@pytest.mark.parametrize(
    ("moment", "on"),
    [
        (at(24, 9, 31), ["Day"]),
        (at(24, 14, 59), ["Day"]),
        (at(24, 15), ["Day", "Evening"]),
        (at(24, 15, 14), ["Day", "Evening"]),
        (at(24, 15, 15), ["Evening"]),
        (at(24, 23, 0), ["Evening", "Overnight"]),
        (at(24, 23, 59), ["Overnight"]),
        (at(25, 0, 0), ["Overnight"]),
        (at(25, 7, 0), ["Overnight", "Day"]),
        (at(25, 7, 15), ["Day"]),
    ],
)
def test_what_is_on_through_a_day_and_a_night(moment, on):
    assert on_in_new_york(USUAL, moment) == on
    assert on_in_new_york(USUAL, moment.astimezone(UTC)) == on


def test_after_midnight_the_night_shift_is_still_the_one_of_yesterday():
    [span] = on_at(USUAL, at(25, 3), NEW_YORK)
    assert span.on == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("moment", "over", "coming"),
    [
        (at(24, 9), (23, "Overnight"), (24, "Evening")),
        (at(24, 7, 15), (23, "Overnight"), (24, "Evening")),
        (at(24, 7, 14), (23, "Evening"), (24, "Evening")),
        (at(24, 15, 0), (23, "Overnight"), (24, "Overnight")),
        (at(24, 23, 15), (24, "Evening"), (25, "Day")),
        (at(25, 0, 30), (24, "Evening"), (25, "Day")),
    ],
)
def test_which_ended_last_and_which_starts_next(moment, over, coming):
    ended, following = last_ended(USUAL, moment, NEW_YORK), next_to_start(USUAL, moment, NEW_YORK)
    assert (ended.on.day, ended.time.name) == over
    assert (following.on.day, following.time.name) == coming


def hours(each, on):
    span = span_of(each, on, NEW_YORK)
    return (span.ends_at - span.starts_at) / timedelta(hours=1)


def test_the_night_in_which_clocks_change_is_an_hour_shorter_or_longer():
    assert hours(OVERNIGHT, FORWARD) == hours(OVERNIGHT, date(2026, 11, 24)) == 8.25
    assert hours(OVERNIGHT, FORWARD - timedelta(days=1)) == 7.25
    assert hours(OVERNIGHT, BACK - timedelta(days=1)) == 9.25
    assert hours(DAY, FORWARD) == hours(DAY, BACK) == 8.25


@pytest.mark.parametrize("fold", [0, 1])
def test_half_past_one_comes_twice_and_the_night_shift_is_on_both_times(fold):
    [span] = on_at(USUAL, at(1, 1, 30, fold=fold), NEW_YORK)
    assert (span.on, span.time.name) == (date(2026, 10, 31), "Overnight")


EARLY = ShiftRule(4, "Early", time(0), time(1, 30), DAILY, SINCE)
LATE = ShiftRule(5, "Late", time(1, 30), time(2, 30), DAILY, SINCE)
LATER = ShiftRule(6, "Later", time(2, 30), time(4), DAILY, SINCE)
NIGHT = [EARLY, LATE, LATER]


def test_shifts_that_meet_at_a_time_that_comes_twice_meet_at_the_first():
    assert on_in_new_york(NIGHT, at(1, 1, 29)) == ["Early"]
    assert on_in_new_york(NIGHT, at(1, 1, 30)) == ["Late"]
    assert on_in_new_york(NIGHT, at(1, 1, 29, fold=1)) == ["Late"]
    assert on_in_new_york(NIGHT, at(1, 2, 30)) == ["Later"]


def test_shifts_that_meet_at_a_time_that_is_skipped_meet_at_the_change():
    before = datetime(2026, 3, 8, 6, 59, tzinfo=UTC)  # 1:59 am
    assert on_in_new_york(NIGHT, before) == ["Late"]
    assert on_in_new_york(NIGHT, before + timedelta(minutes=1)) == ["Later"]
    assert first_moment(datetime(2026, 3, 8, 2, 30), NEW_YORK) == before + timedelta(minutes=1)


def test_a_shift_that_lies_in_skipped_time_is_not_held():
    skipped = ShiftRule(7, "Short", time(2, 5), time(2, 55), DAILY, SINCE)
    assert spans_on([skipped], FORWARD, NEW_YORK) == []
    assert len(spans_on([skipped], BACK, NEW_YORK)) == 1
    since = ShiftRule(8, "Day", time(7), time(15), DAILY, date(2011, 1, 1))
    # Samoa went from the 29th to the 31st of December 2011.
    assert spans_on([since], date(2011, 12, 30), SAMOA) == []
    assert len(spans_on([since], date(2011, 12, 31), SAMOA)) == 1


def test_where_clocks_go_back_over_midnight_the_new_day_has_begun():
    """In Newfoundland, in 2010, at one minute past midnight it was 11:01 pm again."""
    days = [ShiftRule(1, "Whole", time(0), time(0), DAILY, date(2010, 1, 1))]
    again = datetime(2010, 11, 6, 23, 30, tzinfo=NEWFOUNDLAND, fold=1)
    [span] = on_at(days, again, NEWFOUNDLAND)
    assert span.on == date(2010, 11, 7)


def test_two_of_twelve_hours_have_somebody_at_every_minute():
    twelve = [
        ShiftRule(1, "Day", time(8), time(20), DAILY, SINCE),
        ShiftRule(2, "Night", time(20), time(8), DAILY, SINCE),
    ]
    assert on_in_new_york(twelve, at(24, 8)) == ["Day"]
    assert on_in_new_york(twelve, at(24, 20)) == ["Night"]
    assert on_in_new_york(twelve, at(25, 7, 59)) == ["Night"]


def test_weekends_may_have_shifts_of_their_own():
    week, weekend = frozenset({1, 2, 3, 4, 5}), frozenset({6, 7})
    times = [
        ShiftRule(1, "Day", time(8), time(16), week, SINCE),
        ShiftRule(2, "Weekend", time(8), time(8), weekend, SINCE),
    ]
    assert on_in_new_york(times, at(27, 9)) == ["Day"]
    assert on_in_new_york(times, at(27, 17)) == []
    assert on_in_new_york(times, at(28, 9)) == ["Weekend"]
    assert on_in_new_york(times, at(30, 7, 59)) == ["Weekend"]
    assert last_ended(times, at(28, 9), NEW_YORK).on.day == 27
    assert next_to_start(times, at(28, 9), NEW_YORK).on.day == 29


def test_once_a_week_is_still_found():
    weekly = [ShiftRule(1, "Friday", time(20), time(8), frozenset({5}), SINCE)]
    assert last_ended(weekly, at(28, 7, 59), NEW_YORK).on.day == 20
    assert next_to_start(weekly, at(20, 20), NEW_YORK).on.day == 27


def test_the_past_keeps_the_pattern_that_was_true_then():
    change = date(2026, 11, 24)
    twelve = [
        ShiftRule(4, "Day", time(8), time(20), DAILY, change),
        ShiftRule(5, "Night", time(20), time(8), DAILY, change),
    ]
    times = [*USUAL, *twelve]
    assert [each.key for each in in_force(times, change - timedelta(days=1))] == [1, 2, 3]
    assert [each.key for each in in_force(times, change)] == [4, 5]
    assert held_on(times, SINCE - timedelta(days=1)) == []
    # The last night of the old pattern runs into the first morning of the new one.
    assert on_in_new_york(times, at(24, 7, 10)) == ["Overnight"]
    assert on_in_new_york(times, at(24, 7, 15)) == []
    assert on_in_new_york(times, at(24, 8)) == ["Day"]


def test_a_house_without_shifts_has_none():
    assert on_at([], at(24, 9), NEW_YORK) == []
    assert last_ended([], at(24, 9), NEW_YORK) is None
    assert next_to_start([], at(24, 9), NEW_YORK) is None


def ends(times, day, zone=NEW_YORK):
    """On the house's wall."""
    return day_ends(times, day, zone).astimezone(zone)


def test_a_day_ends_with_the_last_shift_that_starts_on_it():
    assert ends(USUAL, date(2026, 11, 26)) == at(27, 7, 15)
    assert ends([OVERNIGHT], date(2026, 11, 26)) == at(27, 7, 15)


def test_a_day_ends_at_noon_of_the_next_where_no_shift_starts_on_it():
    assert ends([], date(2026, 11, 26)) == at(27, 12)
    on_weekends = [ShiftRule(1, "Weekend", time(8), time(8), frozenset({6, 7}), SINCE)]
    assert ends(on_weekends, date(2026, 11, 26)) == at(27, 12)
    assert ends(on_weekends, date(2026, 11, 28)) == at(29, 8)


def test_a_day_is_never_over_before_midnight():
    assert ends([DAY], date(2026, 11, 26)) == at(27, 0)
    to_midnight = ShiftRule(1, "Evening", time(16), time(0), DAILY, SINCE)
    assert ends([DAY, to_midnight], date(2026, 11, 26)) == at(27, 0)
    from_midnight = ShiftRule(2, "Night", time(0), time(8), DAILY, SINCE)
    # It started on the last day, and was over by eight that morning.
    assert ends([from_midnight], date(2026, 11, 26)) == at(27, 0)


def test_a_day_of_shifts_that_overlap_ends_with_the_one_that_ends_last():
    long = ShiftRule(4, "Long night", time(20), time(10), DAILY, SINCE)
    assert ends([long, OVERNIGHT], date(2026, 11, 26)) == at(27, 10)


def test_a_day_of_twelve_hours_and_of_twenty_four():
    night = ShiftRule(2, "Night", time(19), time(7, 15), DAILY, SINCE)
    assert ends([ShiftRule(1, "Day", time(7), time(19, 15), DAILY, SINCE), night], BACK) == at(
        2, 7, 15
    )
    whole = ShiftRule(3, "Whole", time(9), time(9), DAILY, SINCE)
    assert ends([whole], date(2026, 11, 26)) == at(27, 9)


def test_a_day_ends_by_the_pattern_that_holds_on_it():
    friday = date(2026, 11, 27)
    new = ShiftRule(9, "Day", time(9), time(17), DAILY, friday)
    assert ends([*USUAL, new], friday - timedelta(days=1)) == at(27, 7, 15)
    assert ends([*USUAL, new], friday) == at(28, 0)


def test_the_night_in_which_clocks_change_ends_by_the_wall():
    for change in (FORWARD, BACK):
        evening = change - timedelta(days=1)
        wall = datetime(change.year, change.month, change.day, 7, 15, tzinfo=NEW_YORK)
        assert ends(USUAL, evening) == wall
    # A shift that ends at a time that comes twice ends at the first of them, as it does for all.
    until_half_past_one = ShiftRule(4, "Late", time(17), time(1, 30), DAILY, SINCE)
    assert day_ends([until_half_past_one], BACK - timedelta(days=1), NEW_YORK) == datetime(
        2026, 11, 1, 5, 30, tzinfo=UTC
    )


def test_where_the_next_day_never_came_a_day_ends_at_the_change():
    samoa = [ShiftRule(1, "Night", time(23), time(7), DAILY, date(2011, 1, 1))]
    thursday = date(2011, 12, 29)
    assert ends(samoa, thursday, SAMOA) == datetime(2011, 12, 31, tzinfo=SAMOA)
    assert ends([], thursday, SAMOA) == datetime(2011, 12, 31, tzinfo=SAMOA)


# Around both changes of clocks in each of these places, and a change of half an hour.
PLACES = {
    "America/New_York": [datetime(2026, 3, 8, 7), datetime(2026, 11, 1, 6)],
    "Europe/Lisbon": [datetime(2026, 3, 29, 1), datetime(2026, 10, 25, 1)],
    "Australia/Lord_Howe": [datetime(2026, 4, 4, 15), datetime(2026, 10, 3, 15, 30)],
    "America/St_Johns": [datetime(2010, 3, 14, 3, 31), datetime(2010, 11, 7, 2, 31)],
    "Pacific/Apia": [datetime(2011, 12, 30, 10)],
    "Asia/Kolkata": [datetime(2026, 6, 1)],
}
QUARTERS = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))
PATTERNS = st.lists(
    st.tuples(QUARTERS, QUARTERS, st.frozensets(st.integers(1, 7), min_size=1)),
    max_size=5,
).map(
    lambda drawn: [
        ShiftRule(key, f"Shift {key}", starts, ends, weekdays, date(2000, 1, 1))
        for key, (starts, ends, weekdays) in enumerate(drawn)
    ]
)


@st.composite
def moments(draw):
    name = draw(st.sampled_from(sorted(PLACES)))
    change = draw(st.sampled_from(PLACES[name])).replace(tzinfo=UTC)
    return change + timedelta(minutes=draw(st.integers(-1500, 1500))), ZoneInfo(name)


def wall(moment, zone):
    return moment.astimezone(zone).replace(tzinfo=None, fold=0)


def furthest_shown(moment, zone):
    """The latest time that the wall has shown so far, looked at minute by minute."""
    return max(wall(moment - timedelta(minutes=n), zone) for n in range(180))


def plainly_on(times, moment, zone):
    """On from when the wall has shown the start until it has shown the end."""
    shown = furthest_shown(moment, zone)
    found = set()
    for n in (-2, -1, 0, 1):
        day = shown.date() + timedelta(days=n)
        for each in times:
            end = day + timedelta(days=1 if each.ends <= each.starts else 0)
            if day.isoweekday() in each.weekdays and (
                datetime.combine(day, each.starts) <= shown < datetime.combine(end, each.ends)
            ):
                found.add((each.key, day))
    return found


@given(PATTERNS, moments())
def test_what_is_on_is_what_the_wall_has_shown_the_start_of_and_not_the_end(times, where):
    moment, zone = where
    on = {(span.time.key, span.on) for span in on_at(times, moment, zone)}
    assert on == plainly_on(times, moment, zone)


@given(PATTERNS, moments())
def test_the_last_and_the_next_enclose_now_with_nothing_between(times, where):
    moment, zone = where
    here = wall(moment, zone).date()
    every = [
        span for n in range(-10, 11) for span in spans_on(times, here + timedelta(days=n), zone)
    ]
    ended, coming = last_ended(times, moment, zone), next_to_start(times, moment, zone)
    assert bool(times) == (ended is not None) == (coming is not None)
    if times:
        assert ended.ends_at == max(span.ends_at for span in every if span.ends_at <= moment)
        assert coming.starts_at == min(span.starts_at for span in every if span.starts_at > moment)


@given(PATTERNS, moments())
def test_a_span_never_ends_before_it_starts_and_days_follow_one_another(times, where):
    moment, zone = where
    here = wall(moment, zone).date()
    for each in times:
        today, tomorrow = (span_of(each, here + timedelta(days=n), zone) for n in (0, 1))
        assert today.starts_at <= today.ends_at
        assert today.starts_at <= tomorrow.starts_at
        assert today.ends_at <= tomorrow.ends_at


@given(PATTERNS, moments())
def test_a_day_ends_after_it_and_no_shift_that_starts_on_it_is_on_any_more(times, where):
    moment, zone = where
    day = wall(moment, zone).date()
    over = day_ends(times, day, zone)
    assert over >= first_moment(datetime.combine(day + timedelta(days=1), time(0)), zone)
    assert not any(span.is_on(over) for span in spans_on(times, day, zone))
    assert over <= first_moment(datetime.combine(day + timedelta(days=2), time(0)), zone)
