"""When check-ins are due: pure rules over the house's times and its own clock.

Every date and time here is the house's own: a check-in at 9:30 is at 9:30 before and after a change
of clocks.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from ui.from_date import begun_by

MORNING = "morning"
AFTERNOON = "afternoon"

# How far it is looked back and ahead, in days: weekly check-ins lie no farther apart.
DAYS_TO_LOOK = 8


@dataclass(frozen=True)
class CheckInRule:
    """Which check-in is held at what time on which weekdays (Monday is 1), from a date on."""

    which: str
    at: time
    weekdays: frozenset[int]
    from_on: date


@dataclass(frozen=True)
class Once:
    """One check-in on one date, whatever its weekday; `at` None: there is none."""

    which: str
    at: time | None
    on: date
    why: str = ""


# What a house's plan is made of, in any order.
Rule = CheckInRule | Once


@dataclass(frozen=True, order=True)
class Due:
    """One check-in that the house's times call for."""

    on: date
    at: time
    which: str

    @property
    def starts(self) -> datetime:
        """Without a zone."""
        return datetime.combine(self.on, self.at)


def in_force(times: Iterable[Rule], day: date) -> dict[str, CheckInRule]:
    """The weekly times valid on that day, by which check-in: the newest from it or before."""
    weekly = [each for each in times if isinstance(each, CheckInRule)]
    return {each.which: each for each in begun_by(weekly, day)}


def once_on(times: Iterable[Rule], day: date) -> dict[str, Once]:
    return {each.which: each for each in times if isinstance(each, Once) and each.on == day}


def due_on(times: Iterable[Rule], day: date) -> list[Due]:
    times = list(times)
    at: dict[str, time | None] = {
        which: each.at
        for which, each in in_force(times, day).items()
        if day.isoweekday() in each.weekdays
    }
    at |= {which: each.at for which, each in once_on(times, day).items()}
    return sorted(
        Due(on=day, at=when, which=which) for which, when in at.items() if when is not None
    )


def latest_begun(times: Iterable[Rule], now: datetime) -> Due | None:
    times, wall = list(times), now.replace(tzinfo=None)
    for back in range(DAYS_TO_LOOK):
        begun = [due for due in due_on(times, _day(wall, -back)) if due.starts <= wall]
        if begun:
            return begun[-1]
    return None


def next_due(times: Iterable[Rule], now: datetime) -> Due | None:
    times, wall = list(times), now.replace(tzinfo=None)
    for ahead in range(DAYS_TO_LOOK):
        coming = [due for due in due_on(times, _day(wall, ahead)) if due.starts > wall]
        if coming:
            return coming[0]
    return None


def _day(wall: datetime, days: int) -> date:
    return wall.date() + timedelta(days=days)
