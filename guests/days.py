"""The days of a stay, counted and told apart: the house's calendar days, whatever the clocks do.

Day 1 is the day of arrival and the last planned day is arrival + length - 1; time away does not
stop the count (DOMAIN: the day, assumed there). Plain dates in; no clock is read here.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple


def day_number(first_day: date, on: date) -> int:
    """Which day of the stay `on` is: 1 on the day of arrival, 0 or less before it."""
    return (on - first_day).days + 1


def last_planned_day(first_day: date, length: int) -> date:
    """The day a stay of `length` days is planned to end: day 90 of 90."""
    return first_day + timedelta(days=length - 1)


class Away(NamedTuple):
    """Days spent elsewhere: from the first until the day they are back; None is not known yet."""

    from_on: date
    back_on: date | None

    def covers(self, day: date) -> bool:
        """Away on that day; on the day they come back they are here again."""
        return self.from_on <= day and (self.back_on is None or day < self.back_on)

    def overlaps(self, other: "Away") -> bool:
        """Whether some day falls into both."""
        first = max(self.from_on, other.from_on)
        return self.covers(first) and other.covers(first)


@dataclass(frozen=True)
class StayDates:
    """What the dates of one stay say about any day. `Stay.objects.on_date` says it in SQL."""

    arrived_on: date | None
    left_on: date | None = None
    away: tuple[Away, ...] = ()

    def is_staying(self, day: date) -> bool:
        """From the day of arrival on; someone who leaves that day has left."""
        if self.arrived_on is None or day < self.arrived_on:
            return False
        return self.left_on is None or day < self.left_on

    def is_away(self, day: date) -> bool:
        return any(away.covers(day) for away in self.away)
