"""The path of a stay in small: the same facts as the picture on its page, without their words.

Plain values in, places out (in the picture's own units, about a pixel each); no clock is read
here. Days come as text (2026-11-24), as the database has them: a page draws a thousand of them.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from checkins.history.weeks import AWAY, MEANINGS, QUIET, kind_of
from checkins.schedule.rules import AFTERNOON, MORNING
from guests.stays.days import day_number
from ui.clock import month_day

from ..stay.path import DAYS_NAMED, ENDINGS, PathGoal

WIDTH = 360
WIDEST_DAY = 8.0
# Days so near to one another are not both named.
NEAR = 8
ROWS = (MORNING, AFTERNOON)
WEEK = 7


class DayNumbers(dict[str, int]):
    """The number of a day that is written as text: the days of many stays are the same few."""

    def __missing__(self, day: str) -> int:
        self[day] = number = date.fromisoformat(day).toordinal()
        return number


@dataclass(frozen=True)
class Week:
    """One week of the path in words."""

    first: date
    facts: tuple[str, ...]

    @property
    def name(self) -> str:
        return f"Week of {month_day(self.first)}"


@dataclass(frozen=True)
class SmallPath:
    first: date
    days: int
    # How wide a day is.
    step: float
    # The place of each check-in of which something is known (day, row), and its mark.
    cells: Mapping[tuple[int, int], str]
    # Of each goal: the day it begins, the day it ends or that is today, and its state.
    goals: Sequence[tuple[int, int, str]]
    moments: Collection[int]
    victories: Collection[int]
    # None after the leaving.
    today: int | None
    labels: Sequence[tuple[int, str]]

    def week_of(self, day: int) -> int:
        return (self.first.weekday() + day) // WEEK


def draw(
    *,
    first: date,
    last: date,
    today: date,
    said: Iterable[tuple[str, str, str, str]],
    goals: Iterable[PathGoal] = (),
    moments: Iterable[tuple[str, bool]] = (),
    away: Collection[date] = frozenset(),
    numbers: DayNumbers | None = None,
) -> SmallPath:
    """From the `first` day to the `last`; what was said outside of them widens it.

    `said`: the day, morning or afternoon, presence, and what was asked. `moments`: the day, and
    whether it was a victory. `numbers` may be shared by several paths.
    """
    numbers = DayNumbers() if numbers is None else numbers
    said = list(said)
    on = [each[0] for each in said]
    begins = min(first, date.fromisoformat(min(on))) if on else first
    ends = max(last, date.fromisoformat(max(on))) if on else last
    days = (ends - begins).days + 1
    start = begins.toordinal()

    def place(day: date) -> int:
        return min(max((day - begins).days, 0), days - 1)

    is_over = today > last
    elsewhere = [day for each in away if 0 <= (day := each.toordinal() - start) < days]
    noted: tuple[set[int], set[int]] = (set(), set())
    for noted_on, is_victory in moments:
        if 0 <= (number := numbers[noted_on] - start) < days:
            noted[is_victory].add(number)
    return SmallPath(
        first=begins,
        days=days,
        step=round(min(WIDTH / days, WIDEST_DAY), 2),
        cells=_cells(
            [(numbers[day] - start, which, there, asked) for day, which, there, asked in said],
            elsewhere,
        ),
        goals=[
            (place(each.begun_on), place(each.ended_on or min(today, last)), each.state)
            for each in sorted(goals, key=lambda goal: goal.begun_on)
        ],
        moments=noted[False],
        victories=noted[True],
        today=None if is_over else place(today),
        labels=list(_labels(first, ends, (first - begins).days)),
    )


class _Kinds(dict[tuple[str, str], str]):
    def __missing__(self, how: tuple[str, str]) -> str:
        self[how] = kind = kind_of(*how)
        return kind


def _cells(
    said: Iterable[tuple[int, str, str, str]], away: Iterable[int]
) -> dict[tuple[int, int], str]:
    cells = {(day, row): AWAY for day in away for row in (0, 1)}
    kinds = _Kinds()
    for day, which, presence, support in said:
        if (kind := kinds[presence, support]) != QUIET:
            cells[day, 0 if which == MORNING else 1] = kind
    return cells


def _labels(first: date, last: date, before: int) -> Iterable[tuple[int, str]]:
    length = day_number(first, last)
    yield before, "day 1"
    for number in range(DAYS_NAMED, length, DAYS_NAMED):
        if length - number >= NEAR:
            yield before + number - 1, str(number)
    if length > NEAR:
        yield before + length - 1, str(length)


def in_words(path: SmallPath, goals: Iterable[PathGoal] = ()) -> list[Week]:
    """The newest week first; a week in which nothing was noted is left out."""
    facts: dict[int, list[str]] = {}
    for row, which in enumerate(ROWS):
        kinds: dict[int, dict[str, None]] = {}
        for (day, at), kind in sorted(path.cells.items()):
            if at == row:
                kinds.setdefault(path.week_of(day), {})[MEANINGS[kind]] = None
        for week, meant in kinds.items():
            facts.setdefault(week, []).append(f"{which}s: {', '.join(meant)}")
    for goal in goals:
        begun = path.week_of((goal.begun_on - path.first).days)
        facts.setdefault(begun, []).append(f"begun: {goal.words}")
        if goal.ended_on:
            ended = path.week_of((goal.ended_on - path.first).days)
            facts.setdefault(ended, []).append(f"{ENDINGS[goal.state]}: {goal.words}")
    for days, what in ((path.victories, "a victory"), (path.moments, "a moment")):
        for week in {path.week_of(day) for day in days}:
            facts.setdefault(week, []).append(what)
    monday = path.first - timedelta(days=path.first.weekday())
    return [
        Week(monday + timedelta(weeks=week), tuple(facts[week]))
        for week in sorted(facts, reverse=True)
    ]
