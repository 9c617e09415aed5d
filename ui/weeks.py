"""Long lists fold by week: the newest is open, the rest comes on request. Knows no Django."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ui.clock import month_day


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def in_year(day: date, today: date) -> str:
    """November 23; of another year: November 23, 2025."""
    return month_day(day) if day.year == today.year else f"{month_day(day)}, {day.year}"


@dataclass(frozen=True)
class Fold:
    """How many of a long list are shown, the newest first, and what is left of it."""

    shown: int
    today: date
    # The newest day that is left, and the oldest; none, where all of it is shown.
    next_on: date | None = None
    last_on: date | None = None
    # Some of the week that comes next is shown already.
    cuts_week: bool = False

    @property
    def has_more(self) -> bool:
        return self.next_on is not None

    @property
    def left(self) -> str:
        if self.next_on is None or self.last_on is None:
            return ""
        weeks = (monday_of(self.next_on) - monday_of(self.last_on)).days // 7 + 1
        many = "One more week" if weeks == 1 else f"{weeks} more weeks"
        return f"{many}, back to {in_year(self.last_on, self.today)}"

    @property
    def next_week(self) -> str:
        if self.next_on is None:
            return ""
        week = f"the week of {in_year(monday_of(self.next_on), self.today)}"
        return f"the rest of {week}" if self.cuts_week else week


def fold_by_week(
    days: Sequence[date], most: int, *, today: date, last_on: date | None = None
) -> Fold:
    """Show whole weeks, `most` things at most; a busy week folds between two of its days.

    `days` are those of the things, the newest first. Where these are only the first of many (more
    than `most`), `last_on` is the day of the oldest.
    """
    if len(days) <= most:
        return Fold(len(days), today)
    shown = _last_cut(days, most, monday_of) or _last_cut(days, most, _day) or most
    return Fold(
        shown,
        today,
        next_on=days[shown],
        last_on=last_on or days[-1],
        cuts_week=monday_of(days[shown - 1]) == monday_of(days[shown]),
    )


def _day(day: date) -> date:
    return day


def _last_cut(days: Sequence[date], most: int, part_of: Callable[[date], date]) -> int | None:
    """Not so early that next to nothing is shown."""
    for shown in range(most, (most - 1) // 2, -1):
        if part_of(days[shown - 1]) != part_of(days[shown]):
            return shown
    return None
