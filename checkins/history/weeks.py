"""The weeks of a stay as a picture: one column a day, a cell for each of its two check-ins.

Plain values in, cells out; no clock is read here. A check-in without anything written is quiet,
whatever the reason: none was held, it has not come yet, nobody wrote. The picture shows what was
said and never what was missed.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from ui.clock import day_in_short

from ..schedule.rules import AFTERNOON, MORNING

MORE, SPACE, USUAL = "more", "space", "usual"
THERE, ELSEWHERE, AWAY, QUIET = "there", "elsewhere", "away", "quiet"
# What each mark means, in the order of the legend; quiet cells need no word.
MEANINGS = {
    MORE: "more support",
    SPACE: "some space",
    USUAL: "as usual",
    THERE: "there, nothing asked",
    ELSEWHERE: "out, or not today",
    AWAY: "away",
}
# Not there that time, by the word it was written down with.
NOT_THERE = {"out": "out", "not_today": "not today"}

# How wide a day is in the picture of one week, in its own units.
COLUMN = 11


def kind_of(presence: str, support: str) -> str:
    """Which mark it gets."""
    if support:
        return support
    if presence in NOT_THERE:
        return ELSEWHERE
    return THERE if presence else QUIET


@dataclass(frozen=True)
class CheckInSaid:
    """What was written down of one guest in one check-in, without the words."""

    on: date
    which: str
    presence: str
    support: str

    @property
    def kind(self) -> str:
        return kind_of(self.presence, self.support)


@dataclass(frozen=True)
class CheckInCell:
    """One check-in of one day: its mark, and the same in words."""

    which: str
    kind: str
    words: str


@dataclass(frozen=True)
class Column:
    """One day of the stay."""

    on: date
    is_today: bool
    cells: tuple[CheckInCell, CheckInCell]

    @property
    def x(self) -> int:
        return self.on.weekday() * COLUMN

    @property
    def morning(self) -> CheckInCell:
        return self.cells[0]

    @property
    def afternoon(self) -> CheckInCell:
        return self.cells[1]

    @property
    def is_quiet(self) -> bool:
        return all(cell.kind == QUIET for cell in self.cells)

    @property
    def title(self) -> str:
        said = [f"{cell.which}: {cell.words}" for cell in self.cells if cell.words]
        return " · ".join([self.in_short, *said])

    @property
    def in_short(self) -> str:
        return day_in_short(self.on)


@dataclass(frozen=True)
class WeekOfStay:
    """The days of one week, Monday to Sunday, that belong to the stay."""

    columns: tuple[Column, ...]
    # The first week of the stay, and each that begins another month, is called by its month too.
    names_month: bool

    @property
    def first(self) -> date:
        return self.columns[0].on

    @property
    def name(self) -> str:
        return f"{self.first:%b} {self.first.day}" if self.names_month else str(self.first.day)

    @property
    def places(self) -> list[tuple[int, Column]]:
        """Where the marks of each day begin: they are two narrower than its column."""
        return [(day.x + 1, day) for day in self.columns]


@dataclass(frozen=True)
class Picture:
    weeks: tuple[WeekOfStay, ...]

    @property
    def has_today(self) -> bool:
        return any(column.is_today for week in self.weeks for column in week.columns)

    @property
    def days_with_words(self) -> list[Column]:
        days = [column for week in self.weeks for column in week.columns if not column.is_quiet]
        return days[::-1]

    @cached_property
    def legend(self) -> list[tuple[str, str]]:
        kinds = {cell.kind for column in self.days_with_words for cell in column.cells}
        return [(kind, meaning) for kind, meaning in MEANINGS.items() if kind in kinds]


def draw(
    *,
    first: date,
    last: date,
    today: date,
    said: Iterable[CheckInSaid],
    away: Collection[date] = frozenset(),
) -> Picture:
    """The stay from its `first` day to its `last`, by the house's calendar.

    What was said on a day outside of them (after an arrival was corrected, say) widens the picture:
    nothing that was written is left out.
    """
    known = {(each.on, each.which): each for each in said}
    days = {on for on, _which in known}
    first, last = min({first} | days), max({last} | days)
    columns = [
        _column(first + timedelta(days=number), today, known, away)
        for number in range((last - first).days + 1)
    ]
    return Picture(tuple(_weeks(columns)))


def _column(
    on: date, today: date, known: dict[tuple[date, str], CheckInSaid], away: Collection[date]
) -> Column:
    morning, afternoon = (
        _cell(which, known.get((on, which)), on in away) for which in (MORNING, AFTERNOON)
    )
    return Column(on, on == today, (morning, afternoon))


def _cell(which: str, said: CheckInSaid | None, is_away: bool) -> CheckInCell:
    """Anything written shows, even on a day away: they may have called in."""
    kind = said.kind if said else QUIET
    if kind == QUIET and is_away:
        kind = AWAY
    words = MEANINGS.get(kind, "")
    if said and kind == ELSEWHERE:
        words = NOT_THERE[said.presence]
    return CheckInCell(which, kind, words)


def _weeks(columns: list[Column]) -> Iterable[WeekOfStay]:
    start, month = 0, None
    for place in range(1, len(columns) + 1):
        if place == len(columns) or columns[place].on.weekday() == 0:
            begins = columns[start].on
            yield WeekOfStay(tuple(columns[start:place]), begins.month != month)
            start, month = place, begins.month
