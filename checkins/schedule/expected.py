"""Who is expected at a check-in: derived from dates and hours, never stored.

Guests who are staying that day and whose time away does not cover its hour, when the check-in is
held. Staff join and are never expected. Nobody is expected, and so nobody is missed, on a day
without that check-in, before they arrived, from the day they left, or while they plan to be away.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from guests.stays.days import NOON, StayDates

from .rules import Rule, due_on


def hour_of(
    which: str, day: date, plan: Iterable[Rule], opened_at: datetime | None
) -> datetime | None:
    """When it is held on the house's clock: by the plan, or else when it was opened.

    `opened_at` is in that clock's time; one typed in on a later day counts as held at noon. None:
    it is not held.
    """
    planned = next((due.starts for due in due_on(plan, day) if due.which == which), None)
    if planned or opened_at is None:
        return planned
    return opened_at if opened_at.date() == day else datetime.combine(day, NOON)


def expected_at(hour: datetime, stays: Mapping[int, StayDates]) -> set[int]:
    return {
        key
        for key, dates in stays.items()
        if dates.is_staying(hour.date()) and not dates.is_away_at(hour)
    }


def expected(
    which: str,
    day: date,
    plan: Iterable[Rule],
    stays: Mapping[int, StayDates],
    opened_at: datetime | None = None,
) -> set[int]:
    hour = hour_of(which, day, plan, opened_at)
    return expected_at(hour, stays) if hour else set()
