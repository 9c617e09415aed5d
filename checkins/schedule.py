"""When check-ins are due: pure rules over the house's times and its own clock.

Every date and time here is the house's own, read off its wall: a check-in at 9:30 is at 9:30
before and after a change of clocks.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

MORNING = "morning"
AFTERNOON = "afternoon"

# The farthest that two check-ins of a house that holds any can lie apart, in days.
DAYS_TO_LOOK = 8


@dataclass(frozen=True)
class Time:
    """Which check-in is held at what time on which weekdays (Monday is 1), from a date on."""

    which: str
    at: time
    weekdays: frozenset[int]
    from_on: date


@dataclass(frozen=True, order=True)
class Due:
    """One check-in that the house's times call for."""

    on: date
    at: time
    which: str

    @property
    def starts(self) -> datetime:
        """The wall-clock time it begins, without a zone."""
        return datetime.combine(self.on, self.at)


def due_on(times: Iterable[Time], day: date) -> list[Due]:
    """The check-ins of that day, in order, by the times that were in force on it."""
    in_force: dict[str, Time] = {}
    for each in sorted(times, key=lambda each: each.from_on):
        if each.from_on <= day:
            in_force[each.which] = each
    return sorted(
        Due(on=day, at=each.at, which=each.which)
        for each in in_force.values()
        if day.isoweekday() in each.weekdays
    )


def latest_begun(times: Iterable[Time], now: datetime) -> Due | None:
    """The last check-in whose time has come, looking back a week; None if there was none."""
    times, wall = list(times), now.replace(tzinfo=None)
    for back in range(DAYS_TO_LOOK):
        begun = [due for due in due_on(times, _day(wall, -back)) if due.starts <= wall]
        if begun:
            return begun[-1]
    return None


def next_due(times: Iterable[Time], now: datetime) -> Due | None:
    """The next check-in still to come, looking a week ahead; None if there is none."""
    times, wall = list(times), now.replace(tzinfo=None)
    for ahead in range(DAYS_TO_LOOK):
        coming = [due for due in due_on(times, _day(wall, ahead)) if due.starts > wall]
        if coming:
            return coming[0]
    return None


def _day(wall: datetime, days: int) -> date:
    return wall.date() + timedelta(days=days)
