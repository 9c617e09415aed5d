"""Every change to how a stay ends."""

from datetime import date, time, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.asker import Asker
from accounts.audit import Kind, record
from accounts.permissions import Power

from ..models import AskedToLeave, Ended, Extension, Stay
from .holding import check_room
from .locking import locked, not_in_the_future, not_later_than_now
from .mistakes import withdraw

# So long after it, a leaving noted by mistake is taken back by anyone who may note one.
TAKEN_BACK_WITHIN = timedelta(days=7)
FIELDS = ("left_on", "left_at", "how_ended", "went_to")
CONFIRMED = ("leaving_confirmed_for", "leaving_confirmed_on", "leaving_confirmed_by")


@transaction.atomic
def note_leaving(
    *, by: Asker, stay: Stay, left_on: date, left_at: time | None = None, how_ended: str = ""
) -> Stay:
    """They have left, today or on an earlier day; the rest of a leaving can be written later.

    `left_at` is a time on the house's clock, where someone knows it. Raises ValidationError for
    "asked to leave", which is noted by `note_asked_to_leave`.
    """
    stay = locked(stay)
    let_leave(by, stay, left_on, left_at)
    if how_ended == Ended.ASKED:
        raise ValidationError({"how_ended": "Please write what happened first, in a line."})
    stay.how_ended = how_ended
    stay.full_clean()
    stay.save()
    record(Kind.STAY_LEFT, by=by, about=stay, guest_id=stay.guest_id)
    return stay


def let_leave(by: Asker, stay: Stay, left_on: date, left_at: time | None) -> None:
    """Sets day and time on a locked stay, which the caller saves."""
    if not stay.is_here:
        raise ValidationError(
            "They have left already." if stay.left_on else "They have not arrived yet."
        )
    not_in_the_future(by, "left_on", left_on)
    if left_at is not None:
        not_later_than_now(by, "left_at", left_on, left_at)
    stay.left_on, stay.left_at = left_on, left_at


@transaction.atomic
def confirm_leaving(*, by: Asker, stay: Stay, planned_on: date) -> Stay:
    """They leave on `planned_on`, as planned; noted once, and of that planned day alone.

    Raises ValidationError when the plan is another by now, when that day has passed, and while a
    longer stay they asked for waits for a decision.
    """
    stay = locked(stay)
    _check_leaves_as_planned(by, stay, planned_on)
    if stay.leaving_confirmed_for == planned_on:
        return stay
    stay.leaving_confirmed_for = planned_on
    stay.leaving_confirmed_on, stay.leaving_confirmed_by = by.today, by.user
    stay.full_clean()
    stay.save()
    record(Kind.LEAVING_CONFIRMED, by=by, about=stay, guest_id=stay.guest_id)
    return stay


@transaction.atomic
def take_back_confirmed_leaving(*, by: Asker, stay: Stay) -> Stay:
    """That they leave as planned was noted by mistake, or is open again."""
    stay = locked(stay)
    if stay.leaving_confirmed_for is None:
        return stay
    stay.unconfirm_leaving()
    stay.full_clean()
    stay.save()
    record(Kind.STAY_CHANGED, by=by, about=stay, guest_id=stay.guest_id, fields=CONFIRMED)
    return stay


def _check_leaves_as_planned(by: Asker, stay: Stay, planned_on: date) -> None:
    if not stay.is_here:
        raise ValidationError("Leaving as planned is for someone who is staying.")
    if planned_on != stay.last_day:
        day = f"{stay.last_day:%B} {stay.last_day.day}"
        raise ValidationError(f"The plan has changed: their leaving is planned for {day} now.")
    if planned_on < by.today:
        raise ValidationError("That day has passed. Have they left, or would they stay longer?")
    if Extension.objects.filter(stay=stay).to_decide().exists():
        raise ValidationError("They asked to stay longer, and wait for a decision.")


@transaction.atomic
def take_back_leaving(*, by: Asker, stay: Stay) -> Stay:
    """The leaving was noted by mistake: they are still here, in the room they had.

    If it said that they were asked to leave, that and the call for a written record are taken
    away too. Raises ValidationError when that room has been given to someone else since, and
    where a leaving was noted days ago: by then it is a manager's to undo.
    """
    stay = locked(stay)
    if stay.left_on is None:
        raise ValidationError("They are here already.")
    if by.today - stay.left_on > TAKEN_BACK_WITHIN and not by.can(Power.READ_PAST_WORDS):
        raise ValidationError("They left more than a week ago. A manager can put that right.")
    asked = stay.asked
    stay.left_on, stay.left_at, stay.how_ended, stay.went_to = None, None, "", ""
    stay.asked, stay.asked_without_line = None, False
    check_room(by, stay)
    stay.full_clean()
    stay.save()
    if asked is not None:
        _take_away(by, asked)
    record(Kind.STAY_CHANGED, by=by, about=stay, guest_id=stay.guest_id, fields=FIELDS)
    return stay


def _take_away(by: Asker, asked: AskedToLeave) -> None:
    withdraw(by=by, note=asked, kind=Kind.STAY_CHANGED)
    if asked.record.withdrawn_at is None:
        withdraw(by=by, note=asked.record, kind=Kind.FOLLOW_UP_WITHDRAWN)
