"""Who is expected at a check-in: those who are staying and not away, when there is one."""

import random
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st

from checkins.models import Entry
from checkins.rounds.queries import read_round_page
from checkins.schedule.expected import expected
from checkins.schedule.queries import expected_of, stays_on
from checkins.schedule.rules import AFTERNOON, MORNING, CheckInRule, Once
from guests.models import TimeAway
from guests.stays.days import Away, StayDates
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
DAYS = 28
WHICH = st.sampled_from([MORNING, AFTERNOON])
HOURS = [time(0), time(2, 30), time(9, 30), time(16, 30), time(23, 30)]
CLOCK = st.sampled_from(HOURS)


@st.composite
def times_away(draw, days):
    """Goings and planned returns with or without an hour, and when they were seen, if they were."""
    gone, back = sorted((draw(days), draw(days)))
    gone_at, back_at = draw(st.none() | CLOCK), draw(st.none() | CLOCK)
    if gone == back and None not in (gone_at, back_at):
        gone_at, back_at = sorted((gone_at, back_at))
    seen = draw(st.none() | st.tuples(days, CLOCK).map(lambda pair: datetime.combine(*pair)))
    return Away(gone, draw(st.just(back) | st.none()), gone_at, back_at, seen)


@st.composite
def rounds(draw):
    zone, start = ZoneInfo(draw(st.sampled_from(ZONES))), draw(st.sampled_from(STARTS))
    first = start.astimezone(zone).date()
    days = st.integers(0, DAYS - 1).map(lambda number: first + timedelta(days=number))
    stays = {}
    for key in range(draw(st.integers(0, 5))):
        arrives, leaves = sorted((draw(days), draw(days)))
        arrived_on = draw(st.sampled_from([arrives, arrives, None]))
        left_on = draw(st.sampled_from([leaves, None])) if arrived_on else None
        away = draw(st.lists(times_away(days), max_size=3))
        stays[key] = StayDates(arrived_on, left_on, tuple(away))
    weekly = draw(st.lists(st.tuples(WHICH, CLOCK, st.frozensets(st.integers(1, 7)), days)))
    once = draw(st.lists(st.tuples(WHICH, st.none() | CLOCK, days), max_size=4))
    plan = [
        *{(w, day): CheckInRule(w, at, weekdays, day) for w, at, weekdays, day in weekly}.values(),
        *{(w, day): Once(w, at, day) for w, at, day in once}.values(),
    ]
    asked, opened = draw(days), draw(st.none() | CLOCK)
    opened_at = datetime.combine(asked, opened) if opened is not None else None
    return stays, plan, draw(WHICH), asked, opened_at


def hour_by_the_diary(plan, which, asked, opened_at):
    """When it is held that day: the newest weekly time, else what was set for that day alone."""
    hour = opened_at
    weekly = [rule for rule in plan if isinstance(rule, CheckInRule) and rule.which == which]
    for rule in sorted(weekly, key=lambda rule: rule.from_on):
        if rule.from_on <= asked:
            held = asked.isoweekday() in rule.weekdays
            hour = datetime.combine(asked, rule.at) if held else opened_at
    for rule in plan:
        if isinstance(rule, Once) and rule.which == which and rule.on == asked:
            hour = datetime.combine(asked, rule.at) if rule.at is not None else opened_at
    return hour


def told_by_the_diary(stays, plan, which, asked, opened_at):
    """The rules once more, as a diary that is turned over hour by hour."""
    hour = hour_by_the_diary(plan, which, asked, opened_at)
    if hour is None:
        return set()
    expected_then = set()
    for key, stay in stays.items():
        days = [stay.arrived_on + timedelta(days=n) for n in range(DAYS)] if stay.arrived_on else []
        days = days[: days.index(stay.left_on)] if stay.left_on else days
        if asked in days and not any(is_gone(away, hour) for away in stay.away):
            expected_then.add(key)
    return expected_then


def is_gone(away, hour):
    starts = datetime.combine(away.from_on, away.from_at or time(0))
    back_on = away.back_on
    if back_on and away.back_at is None:
        back_on += timedelta(days=1)
    ends = datetime.combine(back_on, away.back_at or time(0)) if back_on else None
    if (ends and ends <= starts) or (away.seen_back and away.seen_back <= starts):
        return False  # over before it began
    gone, day = False, away.from_on
    while day <= hour.date():
        for moment in (datetime.combine(day, each) for each in HOURS):
            if moment in (ends, away.seen_back):
                return False
            gone = gone or moment == starts
            if moment == hour:
                return gone
        day += timedelta(days=1)
    return gone


@settings(max_examples=1000, deadline=None)
@given(rounds())
def test_a_thousand_rounds_expect_whom_the_diary_says(round_):
    stays, plan, which, asked, opened_at = round_
    told = told_by_the_diary(stays, plan, which, asked, opened_at)
    assert expected(which, asked, plan, stays, opened_at) == told


def test_the_database_expects_the_same_people(house, robin, actor_of):
    dice, actor, first = random.Random(7), actor_of(robin), date(2026, 10, 20)
    plain = {}
    for number in range(12):
        arrived_on = first + timedelta(days=dice.randrange(25))
        left_on = dice.choice([None, arrived_on + timedelta(days=dice.randrange(20))])
        if left_on and left_on > actor.today:
            left_on = None
        stay = staying(house, f"Guest {number}", arrived_on, left_on=left_on)
        moves = sorted(dice.sample(range(36), 4))
        away = []
        for gone, back in (moves[:2], moves[2:]):
            hours = Away(
                arrived_on + timedelta(days=gone),
                arrived_on + timedelta(days=back),
                dice.choice([None, time(8), time(12), time(18)]),
                dice.choice([None, time(7), time(9, 30), time(20)]),
            )
            row = TimeAwayFactory(
                stay=stay,
                from_on=hours.from_on,
                back_on=hours.back_on,
                from_at=hours.from_at,
                back_at=hours.back_at,
            )
            if dice.random() < 0.6:
                row.seen_back_at = datetime.combine(hours.back_on, time(11), actor.house.zone)
                row.save()
            away.append(row.hours)
        plain[stay.pk] = StayDates(arrived_on, left_on, tuple(away))
    plan = [CheckInRule(MORNING, time(9, 30), frozenset(range(1, 8)), date(2026, 1, 1))]
    house.check_in_times.update(weekdays="1234567")
    for back in range(40):
        day = actor.today - timedelta(days=back)
        hour = datetime.combine(day, time(9, 30))
        those = expected(MORNING, day, plan, plain)
        assert expected_of(stays_on(actor, day), hour) == those
        round_page = read_round_page(actor, MORNING, day)
        assert {person.stay.pk for person in round_page.people if person.is_expected} == those


# ---- on the pages


@pytest.fixture
def jo_is_away(jo):
    return TimeAwayFactory(stay=jo)


def test_who_is_away_is_folded_in_one_line(as_robin, alex, jo, jo_is_away):
    page = text_of(as_robin.get(ROUND))
    assert "0 of 1 guest came" in page
    assert "Away: Jo · not expected" in page
    assert page.index("Alex day 62") < page.index("Robin peer on staff") < page.index("Away: Jo")


def test_everyone_is_here_leaves_out_who_is_away(as_robin, alex, jo, jo_is_away):
    as_robin.post(ROUND, {"everyone": "here"})
    assert not Entry.objects.filter(stay=jo).exists()
    assert "1 of 1 guest came" in text_of(as_robin.get(ROUND))


def test_jo_turns_up_anyway_and_is_written_down(as_robin, alex, jo, jo_is_away):
    as_robin.post(ROUND, {f"stay-{jo.pk}-presence": "here"})
    page = text_of(as_robin.get(ROUND))
    assert "Away:" not in page
    assert "Jo day 12 of 90" in page
    # Whoever came is counted, expected or not.
    assert "1 of 2 guests came" in page
    assert "1 of 2 guests came." in text_of(as_robin.get("/"))


def test_words_that_will_not_do_unfold_the_line(as_robin, jo, jo_is_away):
    page = as_robin.post(ROUND, {f"stay-{jo.pk}-where_at": "y" * 20_001})
    assert '<details class="round-away" open>' in page.content.decode()


def test_when_everyone_is_away_nobody_is_expected(as_sam, jo, jo_is_away):
    page = text_of(as_sam.get(ROUND))
    assert "guests came" not in page
    assert "No one was staying" not in page
    assert "Away: Jo" in page


def test_today_counts_only_those_who_are_expected(as_robin, alex, jo, casey, jo_is_away, house):
    assert "2 guests expected." in text_of(as_robin.get("/"))
    round_ = RoundFactory(house=house)
    EntryFactory(round=round_, stay=alex)
    assert "1 of 2 guests came." in text_of(as_robin.get("/"))
    EntryFactory(round=round_, stay=casey)
    assert "2 of 2 guests came. Everyone is checked in. Is it over?" in text_of(as_robin.get("/"))


def test_the_next_check_in_counts_who_plans_to_be_back_by_then(as_robin, alex, jo, jo_is_away):
    with time_machine.travel(TUESDAY.replace(day=25, hour=16)):
        assert "1 guest expected." in text_of(as_robin.get("/"))
    # On Thursday nobody knows when; an hour says it.
    with time_machine.travel(TUESDAY.replace(day=26, hour=1)):
        assert "Today at 9:30 am. 1 guest expected." in text_of(as_robin.get("/"))
        TimeAway.objects.update(back_at=time(9))
        assert "Today at 9:30 am. 2 guests expected." in text_of(as_robin.get("/"))
    TimeAway.objects.update(back_on=date(2026, 11, 30), back_at=None)
    TimeAwayFactory(stay=alex, from_on=date(2026, 11, 30), from_at=time(12), back_on=None)
    with time_machine.travel(TUESDAY.replace(day=28)):
        assert "Monday, November 30. 1 guest expected." in text_of(as_robin.get("/"))


def test_the_list_of_days_counts_those_who_were_expected(as_robin, alex, jo, house, lee):
    for gone, back in ((18, 19), (20, 23)):
        seen = TUESDAY.replace(day=back, hour=8)
        days = {"from_on": date(2026, 11, gone), "back_on": date(2026, 11, back)}
        TimeAwayFactory(stay=jo, **days, seen_back_at=seen, seen_back_by=lee)
    for day in (18, 19, 20, 23):
        round_ = RoundFactory(house=house, date=date(2026, 11, day))
        EntryFactory(round=round_, stay=alex)
    page = text_of(as_robin.get("/check-ins/"))
    for day, count in (
        ("November 18", "1 of 1 came"),
        ("November 19", "1 of 2 came"),
        ("November 20", "1 of 1 came"),
        ("November 23", "1 of 2 came"),
    ):
        assert f"Morning check-in {count} , {day}" in page


def test_time_away_asks_the_database_once(
    as_robin, alex, jo, jo_is_away, house, django_assert_num_queries
):
    RoundFactory(house=house)
    with django_assert_num_queries(11):
        as_robin.get(ROUND)
    # Nobody has said anything yet, so nobody's words are looked up.
    quiet = TODAY_ASKS - 1
    with django_assert_num_queries(quiet):
        as_robin.get("/")
    with django_assert_num_queries(9):
        as_robin.get("/check-ins/")
    with time_machine.travel(TUESDAY.replace(day=28)), django_assert_num_queries(quiet):
        as_robin.get("/")
