"""Every change to how a stay ends."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.asker import Asker
from accounts.audit import Kind, record
from accounts.permissions import Power

from ..models import Stay
from .holding import check_room
from .locking import locked, not_in_the_future

# So long after it, a leaving noted by mistake is taken back by anyone who may note one.
TAKEN_BACK_WITHIN = timedelta(days=7)
FIELDS = ("left_on", "how_ended", "went_to")


@transaction.atomic
def note_leaving(*, by: Asker, stay: Stay, left_on: date, how_ended: str = "") -> Stay:
    """They have left, today or on an earlier day; the rest of a leaving can be written later."""
    stay = locked(stay)
    if not stay.is_here:
        raise ValidationError(
            "They have left already." if stay.left_on else "They have not arrived yet."
        )
    not_in_the_future(by, "left_on", left_on)
    stay.left_on, stay.how_ended = left_on, how_ended
    stay.full_clean()
    stay.save()
    record(Kind.STAY_LEFT, by=by, about=stay, guest_id=stay.guest_id)
    return stay


@transaction.atomic
def take_back_leaving(*, by: Asker, stay: Stay) -> Stay:
    """The leaving was noted by mistake: they are still here, in the room they had.

    Raises ValidationError when that room has been given to someone else meanwhile, and where a
    leaving has stood for days: by then it is a manager's to undo.
    """
    stay = locked(stay)
    if stay.left_on is None:
        raise ValidationError("They are here already.")
    if by.today - stay.left_on > TAKEN_BACK_WITHIN and not by.can(Power.READ_PAST_WORDS):
        raise ValidationError("They left more than a week ago. A manager can put that right.")
    stay.left_on, stay.how_ended, stay.went_to = None, "", ""
    check_room(by, stay)
    stay.full_clean()
    stay.save()
    record(Kind.STAY_CHANGED, by=by, about=stay, guest_id=stay.guest_id, fields=FIELDS)
    return stay
