"""The rota of chores: who is here, not the same twice running, heavy and light evened out."""

import os
import subprocess
import sys
from collections import Counter
from datetime import date, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from guests.stays.days import Away, StayDates
from household.turns.rotation import plan
from household.turns.rules import (
    LARGE,
    MEDIUM,
    SMALL,
    PlannedChore,
    PlannedTurn,
    Sharer,
    period_of,
    span_of,
)
from tests.household.turns.fairness import (
    gaps,
    heaviest_holding,
    narrowest_widest_gap,
    needless_repeats,
    round_robin,
)
from ui.weekdays import EVERY_DAY

MONDAY = date(2026, 11, 23)
LONG_AGO = date(2026, 1, 1)
YEAR = timedelta(days=363)
FOUR_WEEKS = MONDAY + timedelta(days=27)
SATURDAY = frozenset({6})


def days(number):
    return timedelta(days=number)


def guest(key, arrived_on=LONG_AGO, left_on=None, *away):
    return Sharer(key, StayDates(arrived_on, left_on, away))


ALEX, JO, CASEY = guest("Alex"), guest("Jo"), guest("Casey")
ROBIN = Sharer("Robin", StayDates(LONG_AGO), frozenset({1, 2}))
DISHES = PlannedChore("dishes", MEDIUM)
FRIDGE = PlannedChore("fridge", SMALL, SATURDAY)
FLOORS = PlannedChore("floors", LARGE, SATURDAY)
YARD = PlannedChore("yard", LARGE, SATURDAY)
REFRESH = PlannedChore("refresh", LARGE, SATURDAY, monthly=True, people=2)
HOUSE = {"people": [ALEX, JO, CASEY, ROBIN], "chores": [DISHES, FRIDGE, FLOORS, REFRESH]}


def fridge_door(known=(), first=MONDAY, last=FOUR_WEEKS, **changes):
    return plan(first=first, last=last, known=known, **HOUSE | changes)


def who(turns, chore, *on):
    return [t.person for t in turns if t.chore == chore.key and (not on or t.on in on)]


def changed(before, after):
    return set(before) ^ set(after)


# The story of one fridge door.


def test_people_change_with_the_week_and_not_with_each_turn():
    turns = fridge_door(people=[ALEX, JO, CASEY], chores=[DISHES])
    weeks = [who(turns, DISHES)[number : number + 7] for number in range(0, 28, 7)]
    assert [set(week) for week in weeks] == [{"Alex"}, {"Jo"}, {"Casey"}, {"Alex"}]


def test_how_long_people_keep_a_chore_is_apart_from_how_often_it_is_due():
    turns = fridge_door(people=[ALEX, JO], chores=[FRIDGE], weeks=2, first=MONDAY - days(7))
    assert period_of(MONDAY, 2) == period_of(MONDAY - days(7), 2) + 1
    assert who(turns, FRIDGE) == ["Alex", "Jo", "Jo", "Alex", "Alex"]


def test_a_monthly_chore_for_two_is_done_on_the_first_saturday():
    turns = fridge_door(people=[ALEX, JO, CASEY], chores=[REFRESH])
    assert [turn.on for turn in turns] == [date(2026, 12, 5)] * 2
    assert len(set(who(turns, REFRESH))) == 2


def test_a_peer_on_staff_shares_on_the_days_of_their_rota():
    turns = fridge_door(last=MONDAY + YEAR)
    assert {turn.on.isoweekday() for turn in turns if turn.person == "Robin"} == {1, 2}


def test_the_first_day_is_for_arriving_and_on_the_last_they_have_left():
    jo = guest("Jo", MONDAY, MONDAY + days(3))
    turns = fridge_door(people=[jo], chores=[DISHES])
    assert [turn.on for turn in turns] == [MONDAY + days(1), MONDAY + days(2)]


def test_with_nobody_here_there_are_no_turns_and_with_one_person_theirs():
    assert fridge_door(people=[], chores=[DISHES]) == []
    turns = fridge_door(people=[ALEX], chores=[REFRESH, DISHES])
    assert Counter(turn.chore for turn in turns) == {"dishes": 28, "refresh": 1}


def test_someone_away_is_passed_over_for_those_days_alone():
    everyone = [*HOUSE["people"], guest("Sky"), guest("Kim")]
    before = fridge_door(people=everyone)
    holder = who(before, DISHES, MONDAY + days(9))[0]
    away = Away(MONDAY + days(9), MONDAY + days(11))
    people = [guest(p.key, LONG_AGO, None, away) if p.key == holder else p for p in everyone]
    after = fridge_door(before, people=people)
    assert {turn.on for turn in changed(before, after)} == {MONDAY + days(9), MONDAY + days(10)}
    assert holder not in who(after, DISHES, MONDAY + days(9), MONDAY + days(10))


def test_an_early_leaving_hands_on_what_they_had_ahead_and_nothing_else():
    before = fridge_door(people=[ALEX, JO, CASEY, guest("Sky")], chores=[FRIDGE, FLOORS])
    sky_leaves = guest("Sky", LONG_AGO, MONDAY + days(10))
    after = fridge_door(
        before,
        people=[ALEX, JO, CASEY, sky_leaves],
        chores=[FRIDGE, FLOORS],
        first=MONDAY + days(7),
    )
    lost = [turn for turn in before if turn.person == "Sky" and turn.on >= MONDAY + days(10)]
    ahead = [turn for turn in before if turn.on >= MONDAY + days(7)]
    assert lost
    assert set(ahead) - set(after) == set(lost)


def test_someone_new_gets_a_few_turns_of_others_and_the_rest_stays_on_the_fridge():
    house = {"chores": [FRIDGE, FLOORS, YARD], "first": MONDAY}
    before = fridge_door(people=[ALEX, JO, CASEY], **house)
    sky = guest("Sky", MONDAY + days(1))
    after = fridge_door(before, people=[ALEX, JO, CASEY, sky], **house)
    assert {turn.person for turn in set(after) - set(before)} == {"Sky"}
    assert len(set(after) - set(before)) <= 2
    assert min(turn.on for turn in after if turn.person == "Sky") > MONDAY + days(7)


def test_an_agreed_swap_stays_while_both_are_in_the_house():
    before = fridge_door()
    mine = next(turn for turn in before if turn.chore == "floors" and turn.person != "Alex")
    swapped = mine._replace(person="Alex", fixed=True)
    known = [turn for turn in before if turn != mine] + [swapped]
    assert swapped in fridge_door(known, people=[*HOUSE["people"], guest("Sky", MONDAY)])
    alex_leaves = guest("Alex", LONG_AGO, mine.on)
    assert swapped not in fridge_door(known, people=[alex_leaves, JO, CASEY, ROBIN])


def test_a_peer_may_take_a_turn_over_on_another_day_than_theirs():
    taken = PlannedTurn(MONDAY + days(5), "floors", "Robin", LARGE, fixed=True)
    assert taken in fridge_door([taken])


def test_helping_someone_out_is_not_having_had_the_chore():
    """What hangs for the week after stays with whoever stands in this week."""
    before = fridge_door(people=[ALEX, JO, CASEY, guest("Sky")], chores=[DISHES, FRIDGE])
    holder = who(before, DISHES, MONDAY + days(7))[0]
    mine = next(turn for turn in before if turn.chore == "dishes")
    stands_in = mine._replace(person=holder, fixed=True)
    known = [turn for turn in before if turn != mine] + [stands_in]
    after = fridge_door(known, people=[ALEX, JO, CASEY, guest("Sky")], chores=[DISHES, FRIDGE])
    assert set(after) == set(known)


def test_what_is_not_done_any_more_comes_off_the_rota():
    before = fridge_door()
    after = fridge_door(before, chores=[DISHES, FLOORS, REFRESH])
    assert set(after) >= {turn for turn in before if turn.chore == "dishes"} - changed(
        before, after
    )
    assert who(after, FRIDGE) == []


def test_a_past_turn_counts_with_the_size_it_had_though_the_chore_has_ended():
    past = [PlannedTurn(MONDAY - days(7), "porch", "Alex", LARGE)]
    turns = fridge_door(past, people=[ALEX, JO], chores=[FRIDGE], last=MONDAY + days(6))
    assert who(turns, FRIDGE) == ["Jo"]


def test_the_same_house_has_the_same_rota_in_every_process():
    """The order of a set of strings differs from one run of Python to the next."""
    show = "from tests.household.turns.test_rotation import *; print(hash_free(fridge_door()))"
    shown = {
        subprocess.run(
            [sys.executable, "-c", show],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert shown == {f"{hash_free(fridge_door())}\n".encode()}


def hash_free(turns):
    return [(str(turn.on), turn.chore, turn.person) for turn in turns]


# Years that hypothesis makes up.

ONE_DAY = st.frozensets(st.integers(1, 7), min_size=1, max_size=1)
WEEKDAYS = st.one_of(st.just(EVERY_DAY), ONE_DAY, st.frozensets(st.integers(1, 7), min_size=1))
OFFSETS = st.integers(-40, 330).map(days)
LENGTHS = st.integers(1, 90).map(days)


@st.composite
def chore_lists(draw, max_size=10):
    made = []
    for number in range(draw(st.integers(1, max_size))):
        monthly = draw(st.integers(0, 4)) == 0
        weekdays = draw(ONE_DAY) if monthly else draw(WEEKDAYS)
        people = draw(st.sampled_from([1, 1, 1, 2]))
        size = draw(st.sampled_from([SMALL, MEDIUM, LARGE]))
        made.append(PlannedChore(f"c{number}", size, weekdays, monthly, people))
    return made


@st.composite
def person(draw, key):
    """Always here, or coming and going, or away for a while, or a peer on staff."""
    kind = draw(st.sampled_from(["always", "stay", "away", "staff"]))
    arrived_on = MONDAY + draw(OFFSETS) if kind == "stay" else LONG_AGO
    left_on = arrived_on + draw(LENGTHS) if kind == "stay" else None
    begin = MONDAY + draw(OFFSETS)
    away = (Away(begin, begin + draw(LENGTHS)),) if kind == "away" else ()
    weekdays = draw(WEEKDAYS) if kind == "staff" else EVERY_DAY
    return Sharer(key, StayDates(arrived_on, left_on, away), weekdays)


@st.composite
def houses(draw):
    people = [draw(person(f"p{number}")) for number in range(draw(st.integers(1, 8)))]
    return {"people": people, "chores": draw(chore_lists()), "weeks": draw(st.integers(1, 3))}


@st.composite
def steady_houses(draw, people=8, chores=10):
    everyone = [guest(f"p{number}") for number in range(draw(st.integers(2, people)))]
    return {
        "people": everyone,
        "chores": draw(chore_lists(chores)),
        "weeks": draw(st.integers(1, 3)),
    }


def year(house, known=(), first=MONDAY):
    return plan(first=first, last=MONDAY + YEAR, known=known, **house)


def whole_year(house):
    """From Monday on, to the end of the period in which the year ends."""
    return MONDAY, span_of(MONDAY + YEAR, house["weeks"])[1], house["weeks"]


def wanted(house, day):
    """How many people each chore of a day is to have."""
    here = sum(person.shares_on(day) for person in house["people"])
    due = [chore for chore in house["chores"] if chore.is_due(day) and here]
    return Counter({chore.key: min(chore.people, here) for chore in due})


@settings(max_examples=40)
@given(houses())
def test_every_turn_has_someone_who_is_here_and_never_the_same_person_twice(house):
    turns = year(house)
    person_at = {person.key: person for person in house["people"]}
    assert all(person_at[turn.person].shares_on(turn.on) for turn in turns)
    assert len({(turn.on, turn.chore, turn.person) for turn in turns}) == len(turns)
    for day in (MONDAY + days(number) for number in range(364)):
        assert Counter(t.chore for t in turns if t.on == day) == wanted(house, day)
        turns = [turn for turn in turns if turn.on > day]


@settings(max_examples=40)
@given(houses())
def test_nobody_has_a_chore_twice_running_while_someone_else_could_take_it(house):
    assert needless_repeats(house["people"], year(house), house["weeks"]) == []


@settings(max_examples=40)
@given(houses())
def test_planned_again_it_is_the_same(house):
    turns = year(house)
    assert year(house) == turns
    assert year(house, known=turns) == turns
    first = MONDAY + days(100)
    assert year(house, turns, first) == [turn for turn in turns if turn.on >= first]


@settings(max_examples=40)
@given(houses(), st.data())
def test_a_change_of_plans_leaves_the_past_alone_and_the_first_rule_in_force(house, data):
    turns, today = year(house), MONDAY + data.draw(OFFSETS.filter(lambda each: each > days(0)))
    number = data.draw(st.integers(0, len(house["people"]) - 1))
    key = house["people"][number].key
    house["people"][number] = data.draw(person(key))
    past = [turn for turn in turns if turn.on < today]
    ahead = year(house, turns, today)
    assert all(turn.on >= today for turn in ahead)
    person_at = {person.key: person for person in house["people"]}
    assert all(person_at[turn.person].shares_on(turn.on) for turn in ahead)
    # Whoever turns out to have been away did not have the chore.
    past = [turn for turn in past if person_at[turn.person].is_in_house(turn.on)]
    repeated = needless_repeats(house["people"], past + ahead, house["weeks"])
    assert [turn for turn in repeated if turn.on >= today] == []


@settings(max_examples=40)
@given(steady_houses(), st.data())
def test_agreed_swaps_survive_whoever_else_comes_or_goes(house, data):
    turns = year(house)
    mine = data.draw(st.sampled_from(turns or [None]))
    assume(mine is not None)
    both = {turn.person for turn in turns if (turn.on, turn.chore) == (mine.on, mine.chore)}
    others = [each.key for each in house["people"] if each.key not in both]
    assume(others)
    swapped = mine._replace(person=data.draw(st.sampled_from(others)), fixed=True)
    known = [turn for turn in turns if turn != mine] + [swapped]
    house["people"] = [
        each if each.key == swapped.person else data.draw(person(each.key))
        for each in house["people"]
    ]
    assert swapped in year(house, known, MONDAY)


@settings(max_examples=40)
@given(steady_houses(), st.data())
def test_a_day_away_moves_no_turn_of_anyone_else_that_day(house, data):
    """With the rest of the house as before, all that was on the fridge for that day still holds."""
    turns, day = year(house), MONDAY + days(data.draw(st.integers(1, 200)))
    number = data.draw(st.integers(0, len(house["people"]) - 1))
    absent = guest(house["people"][number].key, LONG_AGO, None, Away(day, day + days(1)))
    house["people"][number] = absent
    after = plan(first=day, last=day, known=turns, **house)
    assert {turn for turn in turns if turn.on == day and turn.person != absent.key} <= set(after)


@settings(max_examples=40)
@given(steady_houses())
def test_the_gap_does_not_grow_over_a_year_with_the_same_people(house):
    """However long they live together, it is never wider than the heaviest chore weighs twice."""
    found = gaps(house["people"], year(house), *whole_year(house))
    assert max(found) <= 2 * heaviest_holding(house["chores"], *whole_year(house))


@settings(max_examples=40)
@given(steady_houses())
def test_the_gap_is_never_wider_than_a_round_robins(house):
    """Against a plain one; where that gives a chore twice running, one that does not."""
    span = whole_year(house)
    people = house["people"]
    ours = max(gaps(people, year(house), *span))
    plain = round_robin(people, house["chores"], *span)
    if needless_repeats(people, plain, house["weeks"]):
        plain = round_robin(people, house["chores"], *span, repeats=False)
    assert ours <= max(gaps(people, plain, *span))


def test_two_people_do_not_fall_behind_a_round_robin():
    """Planned by need alone, their year has a gap of 16."""
    windows = PlannedChore("windows", MEDIUM, frozenset({7}), monthly=True)
    house = {"people": [ALEX, JO], "chores": [windows, DISHES], "weeks": 1}
    first, last = date(2026, 1, 5), date(2027, 1, 3)
    ours = gaps(house["people"], plan(first=first, last=last, **house), first, last)
    plain = round_robin(house["people"], house["chores"], first, last, repeats=False)
    assert max(ours) == max(gaps(house["people"], plain, first, last)) == 14


@settings(max_examples=40)
@given(steady_houses(people=3, chores=3))
def test_in_a_small_house_the_gap_is_within_one_holding_of_the_best_there_is(house):
    end = MONDAY + days(12 * 7 * house["weeks"])
    span = (MONDAY, span_of(end, house["weeks"])[1], house["weeks"])
    turns = plan(first=MONDAY, last=end, **house)
    ours = max(gaps(house["people"], turns, *span))
    best = narrowest_widest_gap(len(house["people"]), house["chores"], *span, bound=ours)
    assert best <= ours <= best + heaviest_holding(house["chores"], *span)
