"""Whoever comes to a check-in has been seen: time away that began before it is over."""

from datetime import datetime
from typing import NamedTuple

from django.utils import timezone

from accounts.access.actor import Actor
from guests.time_away.actions import record_seen_at_check_in, undo_seen_at_check_in

from ..rounds.attendance import CAME, held_since
from ..rounds.recent import due_at
from ..schedule.queries import times_of
from .models import Entry


class WasWritten(NamedTuple):
    """What the entry said before, and when that was saved."""

    presence: str
    saved_at: datetime


def record_return_if_seen(*, by: Actor, entry: Entry, was: WasWritten) -> None:
    """Call it when the presence of an entry has changed. Correcting a slip ends nothing."""
    if entry.stay is None or (entry.presence in CAME) == (was.presence in CAME):
        return
    is_late = entry.round.date < by.today
    since = _held_since(by, entry) if is_late else entry.round.opened_at
    if entry.presence in CAME:
        # Typed in later, from paper: they were seen at its hour.
        seen_at = since if is_late else timezone.now()
        record_seen_at_check_in(by=by, stay=entry.stay, opened_at=since, seen_at=seen_at)
    else:
        undo_seen_at_check_in(by=by, stay=entry.stay, since=since, until=was.saved_at)


def _held_since(by: Actor, entry: Entry) -> datetime:
    round_ = entry.round
    return held_since(round_.opened_at, due_at(by, times_of(by), round_.which, round_.date))
