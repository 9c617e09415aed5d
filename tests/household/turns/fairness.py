"""Measures a rota from outside, beside a plain round-robin and the best there is.

Written without a line of the planner's own sums, so that each checks the other.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations, groupby, product
from statistics import mean
from typing import NamedTuple

from household.turns.rules import PlannedChore, PlannedTurn, Sharer, period_of


def periods(first: date, last: date, weeks: int) -> list[list[date]]:
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return [list(group) for _, group in groupby(days, lambda day: period_of(day, weeks))]


def gaps(
    people: Sequence[Sharer], turns: Iterable[PlannedTurn], first: date, last: date, weeks: int = 1
) -> list[float]:
    """At the end of each period: from the least to the most loaded of those who were here in it.

    Load is size times turns held, less an equal part of every day on which someone was here.
    """
    on: dict[date, list[PlannedTurn]] = defaultdict(list)
    for turn in turns:
        on[turn.on].append(turn)
    load = dict.fromkeys((person.key for person in people), 0.0)
    found = []
    for days in periods(first, last, weeks):
        here = {day: [each.key for each in people if each.shares_on(day)] for day in days}
        for day in days:
            for turn in on[day]:
                load[turn.person] += turn.size
            for key in here[day]:
                load[key] -= sum(turn.size for turn in on[day]) / len(here[day])
        loads = [load[key] for key in {key for keys in here.values() for key in keys}]
        found.append(round(max(loads, default=0) - min(loads, default=0), 6))
    return found


def needless_repeats(
    people: Sequence[Sharer], turns: Sequence[PlannedTurn], weeks: int = 1
) -> list[PlannedTurn]:
    """Turns of someone who had it in the period before, though someone else could take it."""
    had: dict[tuple, set] = defaultdict(set)
    on: dict[tuple, set] = defaultdict(set)
    for turn in turns:
        had[turn.chore, period_of(turn.on, weeks)].add(turn.person)
        on[turn.chore, turn.on].add(turn.person)
    found = []
    for turn in turns:
        before = had.get((turn.chore, period_of(turn.on, weeks) - 1), set())
        others = {person.key for person in people if person.shares_on(turn.on)}
        if turn.person in before and others - before - on[turn.chore, turn.on]:
            found.append(turn)
    return found


def heaviest_holding(
    chores: Sequence[PlannedChore], first: date, last: date, weeks: int = 1
) -> int:
    """The most that one chore weighs for whoever has it through a period."""
    return max(
        chore.size * sum(chore.is_due(day) for day in days)
        for chore in chores
        for days in periods(first, last, weeks)
    )


def round_robin(
    people: Sequence[Sharer],
    chores: Sequence[PlannedChore],
    first: date,
    last: date,
    weeks: int = 1,
    repeats: bool = True,
) -> list[PlannedTurn]:
    """Like dealing cards: each chore to whoever is next and here, period after period.

    Without `repeats`, someone who had the chore in the period before is passed over, if another
    could take it; apart from that it is the same.
    """
    turns: list[PlannedTurn] = []
    had: dict[Hashable, set] = {}
    number_of = {person.key: number for number, person in enumerate(people)}
    next_one = 0
    for days in periods(first, last, weeks):
        now: dict[Hashable, list[PlannedTurn]] = {chore.key: [] for chore in chores}
        for each in [chore for chore in chores for _place in range(chore.people)]:
            circle = [*people[next_one:], *people[:next_one]]
            passed_over = set() if repeats else had.get(each.key, set())
            dealt = _deal(circle, each, days, now[each.key], passed_over)
            now[each.key] += dealt
            if dealt:
                next_one = (number_of[dealt[0].person] + 1) % len(people)
        had = {key: {turn.person for turn in dealt} for key, dealt in now.items()}
        turns += [turn for dealt in now.values() for turn in dealt]
    return turns


def _deal(
    circle: Sequence[Sharer],
    chore: PlannedChore,
    days: Sequence[date],
    so_far: list[PlannedTurn],
    passed_over: set,
) -> list[PlannedTurn]:
    """One place of a chore for a period: each day to the first in the circle who can have it."""
    dealt = []
    for day in filter(chore.is_due, days):
        taken = {turn.person for turn in so_far if turn.on == day}
        can = [each.key for each in circle if each.shares_on(day) and each.key not in taken]
        wanted = [key for key in can if key not in passed_over] or can
        dealt += [PlannedTurn(day, chore.key, key, chore.size) for key in wanted[:1]]
    return dealt


def narrowest_widest_gap(
    people: int, chores: Sequence[PlannedChore], first: date, last: date, weeks: int, bound: float
) -> float:
    """The best there is, by trying everything: the widest gap of the year, as narrow as can be.

    For people who are all here every day; each place of a chore has one person a period, and the
    same rule comes first. Only what stays under `bound`, which is known to be reached, is followed.
    Who is who makes no difference, so a state is what people hold beyond the least and had last.
    """
    states = {((0, frozenset()),) * people: 0.0}
    for days in periods(first, last, weeks):
        weights = {
            number: chore.size * sum(chore.is_due(day) for day in days)
            for number, chore in enumerate(chores)
            if any(chore.is_due(day) for day in days)
        }
        following: dict[tuple, float] = {}
        for state, widest in states.items():
            for after, gap in _after(state, chores, weights, bound):
                reached = max(widest, gap)
                following[after] = min(reached, following.get(after, reached))
        states = following
    return min(states.values(), default=bound)


def _after(
    state: tuple, chores: Sequence[PlannedChore], weights: dict[int, int], bound: float
) -> Iterator[tuple[tuple, float]]:
    """Every way to give the chores of one period out that keeps the first rule, and its gap."""
    everyone = range(len(state))
    ways = []
    for number in weights:
        teams = list(combinations(everyone, min(chores[number].people, len(state))))
        again = [sum(number in state[person][1] for person in team) for team in teams]
        ways.append([team for team, count in zip(teams, again, strict=True) if count == min(again)])
    for teams in product(*ways):
        load = [held for held, _had in state]
        had: list[set[int]] = [set() for _ in everyone]
        for number, team in zip(weights, teams, strict=True):
            for person in team:
                load[person] += weights[number]
                had[person].add(number)
        gap = max(load) - min(load)
        if gap < bound:
            after = ((load[each] - min(load), frozenset(had[each])) for each in everyone)
            yield tuple(sorted(after, key=lambda each: (each[0], sorted(each[1])))), gap


class Figures(NamedTuple):
    widest: float
    average: float
    at_the_end: float
    repeats: int


def figures(
    people: Sequence[Sharer], turns: Sequence[PlannedTurn], first: date, last: date, weeks: int = 1
) -> Figures:
    found = gaps(people, turns, first, last, weeks)
    repeats = len(needless_repeats(people, turns, weeks))
    return Figures(max(found), mean(found), found[-1], repeats)
