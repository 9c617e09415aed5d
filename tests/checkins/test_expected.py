"""Who is expected at a check-in: those who are staying and not away, when there is one."""

import random
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st

from checkins.expected import expected
from checkins.models import Entry
from checkins.queries import expected_of, read_sheet, stays_on
from checkins.schedule import AFTERNOON, MORNING, Once, Time
from guests.days import Away, StayDates
from tests.checkins.factories import EntryFactory, RoundFactory
from tests.conftest import ROUND, TUESDAY, staying
from tests.guests.factories import TimeAwayFactory
from tests.pages import TODAY_ASKS, text_of

# ---- 1,000 generated rounds against a plain restatement of the rules

ZONES = (
    "America/New_York",
    "America/Phoenix",
    "Pacific/Honolulu",
    "Pacific/Kiritimati",
    "Australia/Lord_Howe",
    "Europe/London",
)
# Each within some days of a change of clocks somewhere.
STARTS = [datetime(2026, month, 20, tzinfo=UTC) for month in (2, 3, 9, 10)]
HOURS = 24 * 28
HOUR = st.integers(0, HOURS - 1)
WHICH = st.sampled_from([MORNING, AFTERNOON])
CLOCK = st.sampled_from([time(0), time(2, 30), time(9, 30), time(16, 30), time(23, 59)])


@st.composite
def stays_in_hours(draw):
    """Arrival, leaving, and goings and comings in between, as hours since the start."""
    arrives, leaves = sorted((draw(HOUR), draw(HOUR)))
    moves = sorted(draw(st.lists(st.integers(arrives, HOURS - 1), max_size=6)))
    away = list(zip(moves[::2], [*moves[1::2], None][: len(moves[::2])], strict=True))
    return (
        draw(st.sampled_from([arrives, arrives, arrives, None])),
        draw(st.sampled_from([leaves, None])),
        away,
    )


@st.composite
def rounds(draw):
    zone, start = ZoneInfo(draw(st.sampled_from(ZONES))), draw(st.sampled_from(STARTS))

    def day_of(hour):
        """The day it is in the house at that hour."""
        return None if hour is None else (start + timedelta(hours=hour)).astimezone(zone).date()

    stays = {}
    for key, (arrives, leaves, away) in enumerate(draw(st.lists(stays_in_hours(), max_size=5))):
        days_away = tuple(Away(day_of(gone), day_of(back)) for gone, back in away)
        stays[key] = StayDates(
            day_of(arrives), day_of(leaves) if arrives is not None else None, days_away
        )
    weekly = draw(st.lists(st.tuples(WHICH, CLOCK, st.frozensets(st.integers(1, 7)), HOUR)))
    once = draw(st.lists(st.tuples(WHICH, st.none() | CLOCK, HOUR), max_size=4))
    plan = [
        *{(w, day_of(h)): Time(w, at, days, day_of(h)) for w, at, days, h in weekly}.values(),
        *{(w, day_of(h)): Once(w, at, day_of(h)) for w, at, h in once}.values(),
    ]
    return zone, start, stays, plan, draw(WHICH), day_of(draw(HOUR)), draw(st.booleans())


def told_day_by_day(zone, start, stays, plan, which, asked, opened):
    """The rules once more, as a diary: hour by hour, by the house's own calendar."""
    here, away, weekdays, today = set(), set(), frozenset(), None
    for hour in range(HOURS):
        day = (start + timedelta(hours=hour)).astimezone(zone).date()
        if day == today:
            continue
        today = day
        for key, stay in stays.items():
            if stay.arrived_on == day:
                here.add(key)
            if stay.left_on == day:
                here.discard(key)
            if any(time_away.back_on == day for time_away in stay.away):
                away.discard(key)
            if any(each.from_on == day and each.back_on != day for each in stay.away):
                away.add(key)
        for rule in plan:
            if isinstance(rule, Time) and rule.which == which and rule.from_on == day:
                weekdays = rule.weekdays
        held = opened or day.weekday() + 1 in weekdays
        for rule in plan:
            if isinstance(rule, Once) and rule.which == which and rule.on == day:
                held = opened or rule.at is not None
        if day == asked:
            return here - away if held else set()
    raise AssertionError("the diary has every day")


@settings(max_examples=1000, deadline=None)
@given(rounds())
def test_a_thousand_rounds_expect_whom_the_diary_says(round_):
    zone, start, stays, plan, which, asked, opened = round_
    assert expected(which, asked, plan, stays, opened=opened) == told_day_by_day(
        zone, start, stays, plan, which, asked, opened
    )


def test_the_database_expects_the_same_people(house, robin, asks):
    dice, asker, first = random.Random(7), asks(robin), date(2026, 10, 20)
    plain = {}
    for number in range(12):
        arrived_on = first + timedelta(days=dice.randrange(25))
        left_on = dice.choice([None, arrived_on + timedelta(days=dice.randrange(20))])
        if left_on and left_on > asker.today:
            left_on = None
        stay = staying(house, f"Guest {number}", arrived_on, left_on=left_on)
        moves = sorted(dice.sample(range(36), 4))
        away = [Away(*(arrived_on + timedelta(days=move) for move in moves[:2]))]
        back_on = arrived_on + timedelta(days=moves[3])
        away.append(Away(arrived_on + timedelta(days=moves[2]), dice.choice([None, back_on])))
        for each in away:
            TimeAwayFactory(stay=stay, from_on=each.from_on, back_on=each.back_on)
        plain[stay.pk] = StayDates(arrived_on, left_on, tuple(away))
    for back in range(40):
        day = asker.today - timedelta(days=back)
        those = expected(MORNING, day, [], plain, opened=True)
        assert expected_of(stays_on(asker, day), day) == those
        sheet = read_sheet(asker, MORNING, day)
        assert {person.stay.pk for person in sheet.people if person.is_expected} == those


# ---- on the pages


@pytest.fixture
def jo_is_away(jo):
    return TimeAwayFactory(stay=jo)


def test_who_is_away_stands_folded_in_one_line(as_robin, alex, jo, jo_is_away):
    page = text_of(as_robin.get(ROUND))
    assert "0 of 1 guest checked in" in page
    assert "Away: Jo · not expected" in page
    assert page.index("Alex day 62") < page.index("Robin peer on staff") < page.index("Away: Jo")


def test_everyone_is_here_leaves_out_who_is_away(as_robin, alex, jo, jo_is_away):
    as_robin.post(ROUND, {"everyone": "here"})
    assert not Entry.objects.filter(stay=jo).exists()
    assert "1 of 1 guest checked in" in text_of(as_robin.get(ROUND))


def test_jo_turns_up_anyway_and_is_written_down(as_robin, alex, jo, jo_is_away):
    as_robin.post(ROUND, {f"stay-{jo.pk}-presence": "here"})
    page = text_of(as_robin.get(ROUND))
    assert "Away:" not in page
    assert "Jo day 12 of 90" in page
    # Still only those who were expected are counted.
    assert "0 of 1 guest checked in" in page
    assert "1 guest expected" in text_of(as_robin.get("/"))


def test_words_that_will_not_do_unfold_the_line(as_robin, jo, jo_is_away):
    page = as_robin.post(ROUND, {f"stay-{jo.pk}-where_at": "y" * 20_001})
    assert '<details class="round-away" open>' in page.content.decode()


def test_when_everyone_is_away_nobody_is_expected(as_sam, jo, jo_is_away):
    page = text_of(as_sam.get(ROUND))
    assert "guests checked in" not in page
    assert "Nobody was staying" not in page
    assert "Away: Jo" in page


def test_today_counts_only_those_who_are_expected(as_robin, alex, jo, casey, jo_is_away, house):
    assert "2 guests expected." in text_of(as_robin.get("/"))
    round_ = RoundFactory(house=house)
    EntryFactory(round=round_, stay=alex)
    assert "1 of 2 guests checked in." in text_of(as_robin.get("/"))
    EntryFactory(round=round_, stay=casey)
    assert "4:30 pm check-in Today at 4:30 pm. 2 guests expected." in text_of(as_robin.get("/"))


def test_the_next_days_check_in_counts_who_is_back_by_then(as_robin, alex, jo, jo_is_away):
    with time_machine.travel(TUESDAY.replace(day=25, hour=16)):
        assert "1 guest expected." in text_of(as_robin.get("/"))
    with time_machine.travel(TUESDAY.replace(day=26, hour=1)):
        assert "Today at 9:30 am. 2 guests expected." in text_of(as_robin.get("/"))
    jo_is_away.back_on = date(2026, 11, 30)
    jo_is_away.save()
    TimeAwayFactory(stay=alex, from_on=date(2026, 11, 30), back_on=None)
    with time_machine.travel(TUESDAY.replace(day=28)):
        assert "Monday, November 30. 1 guest expected." in text_of(as_robin.get("/"))


def test_the_list_of_days_counts_those_who_were_expected(as_robin, alex, jo, house):
    TimeAwayFactory(stay=jo, from_on=date(2026, 11, 18), back_on=date(2026, 11, 19))
    TimeAwayFactory(stay=jo, from_on=date(2026, 11, 20), back_on=date(2026, 11, 23))
    for day in (18, 19, 20, 23):
        round_ = RoundFactory(house=house, date=date(2026, 11, day))
        EntryFactory(round=round_, stay=alex)
    page = text_of(as_robin.get("/check-ins/"))
    for day, count in (
        ("November 18", "1 of 1 guest"),
        ("November 19", "1 of 2 guests"),
        ("November 20", "1 of 1 guest"),
        ("November 23", "1 of 2 guests"),
    ):
        assert f"Morning check-in {count} , {day}" in page


def test_time_away_adds_no_question_to_the_database(
    as_robin, alex, jo, jo_is_away, house, django_assert_num_queries
):
    RoundFactory(house=house)
    with django_assert_num_queries(10):
        as_robin.get(ROUND)
    with django_assert_num_queries(TODAY_ASKS):
        as_robin.get("/")
    with django_assert_num_queries(9):
        as_robin.get("/check-ins/")
    # A check-in of another day takes one more: who will be away by then.
    with time_machine.travel(TUESDAY.replace(day=28)), django_assert_num_queries(TODAY_ASKS + 1):
        as_robin.get("/")
