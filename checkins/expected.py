"""Who is expected at a check-in: derived from dates, never stored.

Guests who are staying that day and are not away, when the check-in is held. Staff join and are
never expected. Nobody is expected, and so nobody is missed, on a day without that check-in,
before they arrived, from the day they left, or while away.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from guests.days import StayDates

from .schedule import Rule, due_on


def is_held(which: str, day: date, plan: Iterable[Rule], *, opened: bool) -> bool:
    """Whether there is this check-in on that day: by the plan, or because one was opened anyway."""
    return opened or any(due.which == which for due in due_on(plan, day))


def expected(
    which: str, day: date, plan: Iterable[Rule], stays: Mapping[int, StayDates], *, opened: bool
) -> set[int]:
    """The keys of those of `stays` who are expected at this check-in."""
    if not is_held(which, day, plan, opened=opened):
        return set()
    return expected_while_held(day, stays)


def expected_while_held(day: date, stays: Mapping[int, StayDates]) -> set[int]:
    """The same for a check-in that is known to be held."""
    return {key for key, dates in stays.items() if dates.is_staying(day) and not dates.is_away(day)}
