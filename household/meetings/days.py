"""When house meetings are: pure rules over the house's times and its own calendar."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

from ui.from_date import begun_by

# How far it is looked ahead, in days: past a few weekly meetings that were moved or held early.
DAYS_TO_LOOK = 35


@dataclass(frozen=True)
class Weekly:
    """The weekday (Monday is 1) and time of the house meeting, from a date on."""

    weekday: int
    at: time
    from_on: date


def in_force(times: Iterable[Weekly], day: date) -> Weekly | None:
    begun = begun_by(times, day)
    return begun[-1] if begun else None


def next_weekly(
    times: Iterable[Weekly], today: date, passed_over: Collection[date] = ()
) -> tuple[date, time] | None:
    """The next weekly meeting; today's counts at any hour.

    `passed_over` are the days whose meeting was already held, or moved to another day.
    """
    return next(weekly_meetings(times, today, DAYS_TO_LOOK, passed_over), None)


def weekly_meetings(
    times: Iterable[Weekly], first: date, days: int, passed_over: Collection[date] = ()
) -> Iterator[tuple[date, time]]:
    """In so many days from the first on."""
    times = list(times)
    for ahead in range(days):
        day = first + timedelta(days=ahead)
        holds = in_force(times, day)
        if holds and holds.weekday == day.isoweekday() and day not in passed_over:
            yield day, holds.at
