"""What the rotation is made of: who shares in chores, what is due when, and whose turn it is.

Plain values by the house's calendar days; `rotation` puts them together.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from guests.stays.days import StayDates
from ui.weekdays import EVERY_DAY, weekday_names, weekdays_in_words

SMALL, MEDIUM, LARGE = 1, 2, 3


@dataclass(frozen=True)
class Sharer:
    """A guest or a peer on staff, as far as the rotation knows them; `key` identifies them."""

    key: Hashable
    dates: StayDates
    # For a peer on staff: the weekdays on which they share in chores (Monday is 1).
    weekdays: frozenset[int] = EVERY_DAY

    def is_in_house(self, day: date) -> bool:
        dates = self.dates
        return dates.is_staying(day) and not (dates.away and dates.is_away_on(day))

    def shares_on(self, day: date) -> bool:
        """Chores start on the second day: the first one is for arriving."""
        return (
            day.isoweekday() in self.weekdays
            and day != self.dates.arrived_on
            and self.is_in_house(day)
        )


@dataclass(frozen=True)
class PlannedChore:
    """What is to be done, on these weekdays of every week, or of the first week of every month."""

    key: Hashable
    size: int
    weekdays: frozenset[int] = EVERY_DAY
    monthly: bool = False
    people: int = 1

    def is_due(self, day: date) -> bool:
        """A monthly chore is due on the first such weekday of the month."""
        return day.isoweekday() in self.weekdays and (not self.monthly or day.day <= 7)


class PlannedTurn(NamedTuple):
    """One chore, on one day, for one person; `fixed` is agreed among people and stays."""

    on: date
    chore: Hashable
    person: Hashable
    size: int
    fixed: bool = False


def days_in_words(chore: PlannedChore) -> str:
    """For people: every day; Monday to Friday; Tuesday, Friday."""
    if chore.monthly:
        return f"the first {' and '.join(weekday_names(chore.weekdays))} of the month"
    return weekdays_in_words(chore.weekdays)


def period_of(day: date, weeks: int) -> int:
    """Each period begins on a Monday."""
    return (day.toordinal() - 1) // (7 * weeks)


def span_of(day: date, weeks: int) -> tuple[date, date]:
    begin = date.fromordinal(period_of(day, weeks) * 7 * weeks + 1)
    return begin, begin + timedelta(days=7 * weeks - 1)
