"""Noting that someone was asked to leave, and what follows from it."""

from datetime import date, time

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.access.actor import Actor
from accounts.audit.record import record
from accounts.houses.action import action
from ui.clock import clock

from ..audit import GuestKind
from ..follow_ups.actions import make_follow_up
from ..leaving.actions import let_leave
from ..leaving.choices import Ended
from ..stays.days import record_due
from ..stays.locking import locked
from ..stays.models import Stay
from .models import AskedToLeave

RECORD = (
    "Write the record of why they were asked to leave, by {time} on {day}. "
    "Ask those who saw it to sign."
)


@action
def record_asked_to_leave(
    *,
    by: Actor,
    stay: Stay,
    words: str,
    left_on: date | None = None,
    left_at: time | None = None,
) -> AskedToLeave:
    """They were asked to leave, and have left: `words` say what happened, in a line.

    Any peer may note it, since someone alone at night has to. It asks a manager for the written
    record within 24 hours of being noted, with the signatures of those who saw it; it is for 12
    months at most and never "permanent" (DOMAIN, section 5). The day and the time are not needed
    for someone who has left already. Raises ValidationError when it is noted with other words;
    noting it twice with the same words changes nothing.
    """
    stay = locked(stay)
    if (already := stay.asked) is not None:
        if already.words == words:
            return already
        raise ValidationError({"words": f"{already.noted_by} has noted this: “{already.words}”"})
    if stay.how_ended == Ended.ASKED:
        raise ValidationError("It is noted already that they were asked to leave.")
    kind, fields = GuestKind.STAY_CHANGED, ["how_ended", "asked"]
    if stay.left_on is None:
        let_leave(by=by, stay=stay, left_on=left_on or by.today, left_at=left_at)
        kind, fields = GuestKind.STAY_LEFT, []
    row = _write_line(by, stay, words)
    stay.how_ended, stay.asked = Ended.ASKED, row
    stay.full_clean()
    stay.save()
    record(kind, by=by, about=stay, guest_id=stay.guest_id, fields=fields)
    return row


def _write_line(by: Actor, stay: Stay, words: str) -> AskedToLeave:
    now = timezone.now()
    due = record_due(now, by.house.zone)
    follow_up = make_follow_up(
        by=by,
        words=RECORD.format(time=clock(due), day=f"{due:%A}"),
        stay=stay,
        due_on=due.date(),
        for_managers=True,
    )
    row = AskedToLeave(
        house=by.house, stay=stay, words=words, noted_at=now, noted_by=by.user, record=follow_up
    )
    row.full_clean()
    row.save()
    return row
