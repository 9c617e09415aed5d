"""Weeks of chores, to see at a glance and to print for the fridge.

Turns in, cells out; no clock is read here. What is past and not noted as done is shown without a
word about it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from ui.short_names import short_names
from ui.weeks import monday_of

from ..chores.models import Chore
from .matching import Member
from .models import Turn

DAYS = 7
WEEKS = 4
# As many letters as a mark has room for.
ROOM_FOR = 3


@dataclass(frozen=True)
class TurnMark:
    """One person's turn in the picture of a week."""

    turn: Turn
    # As much of the name as tells people apart.
    short: str
    kind: str

    @property
    def words(self) -> str:
        return self.kind if self.kind in ("done", "open", "away") else ""

    @property
    def in_words(self) -> str:
        return f"{self.turn.name}, {self.words}" if self.words else self.turn.name

    @property
    def classes(self) -> str:
        long = " chore-mark-long" if len(self.short) > ROOM_FOR else ""
        return f"chore-mark chore-mark-{self.kind}{long}"


@dataclass(frozen=True)
class TurnCell:
    """One chore on one day."""

    on: date
    is_today: bool
    marks: list[TurnMark]


@dataclass(frozen=True)
class Row:
    chore: Chore
    cells: list[TurnCell]


@dataclass(frozen=True)
class WeekOfTurns:
    """The week that a day lies in, from Monday to Sunday: the chores that somebody has."""

    days: list[date]
    rows: list[Row]

    @property
    def marks(self) -> list[TurnMark]:
        return [mark for row in self.rows for cell in row.cells for mark in cell.marks]

    @property
    def kinds(self) -> set[str]:
        return {mark.kind for mark in self.marks}

    @property
    def shortened(self) -> list[tuple[str, str]]:
        names = {(mark.short, mark.turn.name) for mark in self.marks}
        return sorted(each for each in names if each[0] != each[1])


def week_of(today: date, turns: Iterable[Turn], members: Iterable[Member] = ()) -> WeekOfTurns:
    """`members` are the people in the rotation, whether or not they have a turn this week."""
    monday = monday_of(today)
    days = [monday + timedelta(days=number) for number in range(DAYS)]
    turns = [turn for turn in turns if days[0] <= turn.on <= days[-1]]
    short = _short_by_key(turns, members)
    rows = []
    for chore, theirs in _by_chore(turns):
        marks = [TurnMark(turn, short[turn.key], _kind(turn, today)) for turn in theirs]
        cells = [
            TurnCell(day, day == today, [mark for mark in marks if mark.turn.on == day])
            for day in days
        ]
        rows.append(Row(chore, cells))
    return WeekOfTurns(days, rows)


def _kind(turn: Turn, today: date) -> str:
    if turn.is_done:
        return "done"
    if turn.on > today:
        return "ahead"
    if not turn.is_of_someone_here:
        return "away"
    return "open" if turn.on == today else "past"


def _by_chore(turns: Iterable[Turn]) -> list[tuple[Chore, list[Turn]]]:
    ordered = sorted(turns, key=lambda turn: (turn.chore.place, turn.chore_id, turn.on))
    groups = groupby(ordered, key=lambda turn: turn.chore)
    return [(chore, list(theirs)) for chore, theirs in groups]


def _short_by_key(turns: Iterable[Turn], members: Iterable[Member]) -> dict[str, str]:
    """Of everyone in the picture, and of those who share in chores and have none in it.

    That way, nobody's short name changes from one week to the next.
    """
    names = {each.key: each.name for each in members if each.shares_in_chores}
    names |= {turn.key: turn.name for turn in turns}
    keys = sorted(names, key=lambda key: (len(key), key))  # stay-9 before stay-10
    return dict(zip(keys, short_names([names[key] for key in keys]), strict=True))


@dataclass(frozen=True)
class TurnSpan:
    """Days of one week on which the same people have a chore; no days said: all there are."""

    days: str
    names: str


@dataclass(frozen=True)
class FourWeeks:
    """The chores by the week, as printed for the fridge."""

    mondays: list[date]
    # Of each chore, what each week shows, by its Monday.
    rows: list[tuple[Chore, dict[date, list[TurnSpan]]]]


def four_weeks_of(today: date, turns: Iterable[Turn]) -> FourWeeks:
    monday = monday_of(today)
    mondays = [monday + timedelta(days=DAYS * number) for number in range(WEEKS)]
    end = mondays[-1] + timedelta(days=DAYS)
    turns = [turn for turn in turns if monday <= turn.on < end]
    rows = [
        (chore, {on: spans_of([t for t in theirs if monday_of(t.on) == on]) for on in mondays})
        for chore, theirs in _by_chore(turns)
    ]
    return FourWeeks(mondays, rows)


def spans_of(turns: Sequence[Turn]) -> list[TurnSpan]:
    days = [(on, " and ".join(t.name for t in of)) for on, of in groupby(turns, lambda t: t.on)]
    spans = [
        (names, [on for on, _names in group]) for names, group in groupby(days, lambda day: day[1])
    ]
    if len(spans) == 1:
        return [TurnSpan("", spans[0][0])]
    return [TurnSpan(_days(on), names) for names, on in spans]


def _days(on: Sequence[date]) -> str:
    return f"{on[0]:%a}" if len(on) == 1 else f"{on[0]:%a} to {on[-1]:%a}"
