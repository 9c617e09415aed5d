"""When a request ends: pure rules; no clock is read here.

A request for more support or some space ends with the next check-in held for that person, or
closed without them. While that next one is under way and nothing is written down of them yet,
it is still open.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from ..rounds.attendance import HeldRound

# From then on the house asks whether it still holds: over a weekend no check-in does.
ASKED_AGAIN_AFTER = timedelta(hours=24)


def ends_requests_of(round_: HeldRound, stay: int) -> bool:
    return round_.is_closed or stay in round_.written


def is_open_since(asked_at: datetime, stay: int, rounds: Iterable[HeldRound]) -> bool:
    """Whether a request made in between, at that moment (with a zone), is still open."""
    later = (each for each in rounds if each.since > asked_at)
    return not any(ends_requests_of(each, stay) for each in later)


def age_of(asked_at: datetime, now: datetime) -> str:
    """How old a request is, in days of the house (`now` has its zone); empty while it is fresh."""
    if now - asked_at <= ASKED_AGAIN_AFTER:
        return ""
    days = (now.date() - asked_at.astimezone(now.tzinfo).date()).days
    return "yesterday" if days == 1 else f"{days} days ago"
