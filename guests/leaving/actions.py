"""Every change to how a stay ends."""

from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.access.actor import Actor
from accounts.access.permissions import Power
from accounts.audit.record import record
from accounts.changes import set_fields
from accounts.houses.action import action
from ui.clock import month_day

from ..asked_to_leave.models import AskedToLeave
from ..audit import GuestKind
from ..extensions.models import Extension
from ..rooms.holding import check_room
from ..stays.locking import locked, not_in_the_future, not_later_than_now
from ..stays.models import Stay
from ..withdrawals.actions import withdraw
from .choices import Ended
from .models import Contact, Farewell

# So long after it, a leaving noted by mistake is taken back by anyone who may note one.
TAKEN_BACK_WITHIN = timedelta(days=7)
NOT_LEFT = {
    "left_on": None,
    "left_at": None,
    "how_ended": "",
    "went_to": "",
    "asked": None,
    "asked_without_line": False,
}
CONFIRMED = ("leaving_confirmed_for", "leaving_confirmed_on", "leaving_confirmed_by")


@action
def record_leaving(
    *, by: Actor, stay: Stay, left_on: date, left_at: time | None = None, how_ended: str = ""
) -> Stay:
    """They left today or on an earlier day; the farewell can be written later.

    `left_at` is a time on the house's clock, if someone knows it. Raises ValidationError for "asked
    to leave", which is noted by `record_asked_to_leave`.
    """
    stay = locked(stay)
    let_leave(by=by, stay=stay, left_on=left_on, left_at=left_at)
    if how_ended == Ended.ASKED:
        raise ValidationError({"how_ended": "Please write what happened first, in a line."})
    stay.how_ended = how_ended
    stay.full_clean()
    stay.save()
    record(GuestKind.STAY_LEFT, by=by, about=stay, guest_id=stay.guest_id)
    return stay


def let_leave(*, by: Actor, stay: Stay, left_on: date, left_at: time | None) -> None:
    if not stay.is_here:
        raise ValidationError(
            "They have left already." if stay.left_on else "They have not arrived yet."
        )
    not_in_the_future(by, "left_on", left_on)
    if left_at is not None:
        not_later_than_now(by, "left_at", left_on, left_at)
    stay.left_on, stay.left_at = left_on, left_at


@action
def confirm_leaving(*, by: Actor, stay: Stay, planned_on: date) -> Stay:
    """Noted once, and only for that planned day.

    Raises ValidationError when the plan has changed, when that day has passed, and while a longer
    stay they asked for waits for a decision.
    """
    stay = locked(stay)
    _check_leaves_as_planned(by, stay, planned_on)
    if stay.leaving_confirmed_for == planned_on:
        return stay
    stay.leaving_confirmed_for = planned_on
    stay.leaving_confirmed_on, stay.leaving_confirmed_by = by.today, by.user
    stay.full_clean()
    stay.save()
    record(GuestKind.LEAVING_CONFIRMED, by=by, about=stay, guest_id=stay.guest_id)
    return stay


@action
def take_back_confirmed_leaving(*, by: Actor, stay: Stay) -> Stay:
    stay = locked(stay)
    if stay.leaving_confirmed_for is None:
        return stay
    stay.unconfirm_leaving()
    stay.full_clean()
    stay.save()
    record(GuestKind.STAY_CHANGED, by=by, about=stay, guest_id=stay.guest_id, fields=CONFIRMED)
    return stay


def _check_leaves_as_planned(by: Actor, stay: Stay, planned_on: date) -> None:
    if not stay.is_here:
        raise ValidationError("Leaving as planned is for someone who is staying.")
    if planned_on != stay.last_day:
        day = month_day(stay.last_day)
        raise ValidationError(f"The plan has changed: their leaving is planned for {day} now.")
    if planned_on < by.today:
        raise ValidationError(
            "That day has passed. Have they left, or would they like to stay longer?"
        )
    if Extension.objects.filter(stay=stay).to_decide().exists():
        raise ValidationError("They asked to stay longer and are waiting for a decision.")


@action
def take_back_leaving(*, by: Actor, stay: Stay) -> Stay:
    """The leaving was noted by mistake: they are still here, in the room they had.

    If it said that they were asked to leave, that and the request for a written record are removed
    too. Raises ValidationError when that room has been given to someone else since, and when a
    leaving was noted days ago: then only a manager can undo it.
    """
    stay = locked(stay)
    if stay.left_on is None:
        raise ValidationError("They are here already.")
    if by.today - stay.left_on > TAKEN_BACK_WITHIN and not by.can(Power.READ_PAST_WORDS):
        raise ValidationError("They left more than a week ago. A manager can correct that.")
    asked = stay.asked
    set_fields(stay, NOT_LEFT)
    check_room(by, stay)
    stay.full_clean()
    stay.save()
    if asked is not None:
        _take_away(by, asked)
    record(GuestKind.STAY_CHANGED, by=by, about=stay, guest_id=stay.guest_id, fields=NOT_LEFT)
    return stay


def _take_away(by: Actor, asked: AskedToLeave) -> None:
    withdraw(by=by, note=asked, kind=GuestKind.STAY_CHANGED)
    if asked.record.withdrawn_at is None:
        withdraw(by=by, note=asked.record, kind=GuestKind.FOLLOW_UP_WITHDRAWN)


OF_THE_STAY = ("left_at", "how_ended", "went_to")
NOT_AGREED = "They haven't said we may be in touch, so nothing about it is kept."


@action
def write_farewell(*, by: Actor, stay: Stay, changes: Mapping[str, Any]) -> Farewell:
    """`changes` holds only what was changed, so that a page opened earlier undoes nothing.

    A yes to `may_be_in_touch` counts from today.
    """
    stay = locked(stay)
    if stay.arrived_on is None:
        raise ValidationError("They have not arrived yet.")
    if stay.left_on is None and set(OF_THE_STAY) & set(changes):
        raise ValidationError("They are still here, so how it ended is not known yet.")
    row = _farewell_of(stay, by)
    if not changes:
        return row
    _check_leaving(by, stay, changes)
    of_the_row = dict(changes)
    set_fields(stay, {name: of_the_row.pop(name) for name in OF_THE_STAY if name in changes})
    if of_the_row.pop("may_be_in_touch", False):
        row.touch_agreed_on, row.touch_ended_on = by.today, None
    set_fields(row, of_the_row)
    if row.touch_how and not row.may_be_in_touch:
        raise ValidationError({"touch_how": "How to be in touch is kept only if they agree to it."})
    row.written_by, row.changed_at = by.user, timezone.now()
    for each in (stay, row):
        each.full_clean()
        each.save()
    record(GuestKind.FAREWELL_WRITTEN, by=by, about=row, guest_id=stay.guest_id, fields=changes)
    return row


@action
def end_touch(*, by: Actor, stay: Stay) -> Farewell:
    stay = locked(stay)
    row = _farewell_of(stay, by)
    if not row.may_be_in_touch:
        raise ValidationError("They haven't agreed to be in touch.")
    row.touch_ended_on, row.touch_how = by.today, ""
    row.full_clean()
    row.save()
    record(GuestKind.CONTACT_ENDED, by=by, about=row, guest_id=stay.guest_id)
    return row


@action
def record_contact(*, by: Actor, stay: Stay, on: date, words: str) -> Contact:
    """Saved once.

    Raises ValidationError for someone who has not agreed to it, or who is still here.
    """
    stay = locked(stay)
    same = Contact.objects.filter(stay=stay, on=on, words=words).first()
    if same is not None:
        return same
    if stay.left_on is None:
        raise ValidationError("They are still here.")
    if not _farewell_of(stay, by).may_be_in_touch:
        raise ValidationError(NOT_AGREED)
    not_in_the_future(by, "on", on)
    if on < stay.left_on:
        raise ValidationError({"on": "They were still staying then."})
    row = Contact(house=by.house, stay=stay, on=on, words=words, noted_by=by.user)
    row.full_clean()
    row.save()
    record(GuestKind.CONTACT_NOTED, by=by, about=row, guest_id=stay.guest_id)
    return row


def _check_leaving(by: Actor, stay: Stay, changes: Mapping[str, Any]) -> None:
    """Being asked to leave has a page of its own, and is not changed here."""
    if "how_ended" in changes and Ended.ASKED in (stay.how_ended, changes["how_ended"]):
        raise ValidationError({"how_ended": "That they were asked to leave is not changed here."})
    if stay.left_on and (left_at := changes.get("left_at")):
        not_later_than_now(by, "left_at", stay.left_on, left_at)


def _farewell_of(stay: Stay, by: Actor) -> Farewell:
    there = Farewell.objects.filter(stay=stay).first()
    return there or Farewell(house=by.house, stay=stay, written_by=by.user)
