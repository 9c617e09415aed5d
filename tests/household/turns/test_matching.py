"""The rota planned day after day, whatever hypothesis makes of people's plans: no database."""

import random
from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guests.models import Guest, Stay
from guests.stays.days import Away, StayDates
from household.models import Chore
from household.turns.matching import Member, recompute
from household.turns.rules import Sharer

TODAY = date(2026, 11, 24)
ALWAYS = StayDates(date(2026, 10, 1))
CHORES = [
    Chore(pk=1, name="Kitchen", rhythm="days", weekdays="1234567", size=2, place=1),
    Chore(pk=2, name="Bathroom", rhythm="days", weekdays="1234567", size=1, place=2),
    Chore(pk=3, name="Yard", rhythm="week", weekdays="6", size=3, place=3),
    Chore(pk=4, name="Refresh", rhythm="month", weekdays="6", size=3, people=2, place=4),
]


def member(number, dates):
    stay = Stay(pk=number, guest=Guest(pk=number, name=f"Guest {number}"))
    return Member(stay=stay, person=Sharer(f"stay-{number}", dates))


@st.composite
def dates_of(draw_, day):
    """Here, away for some days around that day, leaving soon, or coming soon."""
    near = st.integers(-5, 12).map(lambda days: day + timedelta(days=days))
    kind = draw_(st.sampled_from(["here", "here", "away", "leaving", "coming"]))
    if kind == "away":
        begin = draw_(near)
        away = Away(begin, begin + timedelta(days=draw_(st.integers(1, 6))))
        return StayDates(date(2026, 10, 1), None, (away,))
    if kind == "leaving":
        return StayDates(date(2026, 10, 1), draw_(near))
    return StayDates(draw_(near) if kind == "coming" else date(2026, 10, 1))


def told(rows):
    return [(row.on, row.chore_id, row.key, row.is_agreed) for row in rows]


@settings(max_examples=60)
@given(st.data())
def test_day_after_day_the_past_stays_and_everyone_ahead_is_here(data):
    always = StayDates(date(2026, 10, 1))
    members = {each.key: each for each in (member(n, always) for n in range(1, 5))}
    day, stored = TODAY - timedelta(days=1), []
    for _ in range(data.draw(st.integers(1, 6))):
        day += timedelta(days=data.draw(st.integers(0, 9)))
        changing = data.draw(st.sampled_from(sorted(members)))
        number = int(changing.split("-")[1])
        members[changing] = member(number, data.draw(dates_of(day)))
        past = [row for row in stored if row.on < day]
        was = told(past)
        known = {"today": day, "weeks": 1, "chores": CHORES, "members": members}
        diff = recompute(**known, stored=stored)
        assert told(past) == was
        assert not [row for row in (*diff.new, *diff.changed, *diff.gone) if row.on < day]
        for row in diff.turns:
            person = members[row.key].person
            assert person.shares_on(row.on) or (row.is_agreed and person.is_in_house(row.on))
        stored = [*past, *diff.turns]
        assert len(set(told(stored))) == len(stored)
        assert not recompute(**known, stored=stored).differs
        _everything_has_someone(diff, members, day)
        if diff.turns:
            _stand_in(data, data.draw(st.sampled_from(diff.turns)), members, diff)


def _everything_has_someone(diff, members, day):
    held = Counter((row.on, row.chore_id) for row in diff.turns)
    for ahead in (day + timedelta(days=number) for number in range(28)):
        sharing = sum(each.person.shares_on(ahead) for each in members.values())
        for chore in CHORES:
            if chore.as_due.is_due(ahead):
                assert held[ahead, chore.pk] >= min(chore.people, sharing)


def _stand_in(data, row, members, diff):
    """Somebody who is here takes a turn over."""
    having = {each.key for each in diff.turns if (each.on, each.chore_id) == (row.on, row.chore_id)}
    free = [key for key in members if key not in having and members[key].person.is_in_house(row.on)]
    if free:
        to = members[data.draw(st.sampled_from(free))]
        row.stay, row.is_agreed = to.stay, True


@pytest.mark.parametrize("seed", [1135, 2238, 2241])
def test_what_was_just_published_is_planned_the_same_again(seed):
    """A few weeks in which people leave and stand in for one another, dealt by these dice."""
    dice = random.Random(seed)
    members = {each.key: each for each in (member(n, ALWAYS) for n in range(1, 5))}
    day, stored = TODAY, []
    for _ in range(6):
        day += timedelta(days=dice.randint(0, 9))
        number = dice.randint(1, 4)
        near = day + timedelta(days=dice.randint(-5, 12))
        dates = dice.choice([ALWAYS, StayDates(ALWAYS.arrived_on, near), StayDates(near)])
        members[f"stay-{number}"] = member(number, dates)
        known = {"today": day, "weeks": 1, "chores": CHORES, "members": members}
        diff = recompute(**known, stored=stored)
        stored = [*(row for row in stored if row.on < day), *diff.turns]
        assert not recompute(**known, stored=stored).differs
        if diff.turns:
            row = dice.choice(diff.turns)
            there = [each for each in members.values() if each.person.is_in_house(row.on)]
            having = {(each.on, each.chore_id, each.key) for each in diff.turns}
            free = [each for each in there if (row.on, row.chore_id, each.key) not in having]
            if free:
                row.stay, row.is_agreed = dice.choice(free).stay, True
