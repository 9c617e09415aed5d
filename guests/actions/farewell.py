"""The rest of a leaving, written when there is time; and being in touch afterwards."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.asker import Asker
from accounts.audit import Kind, record
from accounts.changes import set_fields

from ..models import Contact, Ended, Farewell, Stay
from .locking import locked, not_in_the_future, not_later_than_now

OF_THE_STAY = ("left_at", "how_ended", "went_to")
NOT_AGREED = "They have not said that we may be in touch, so nothing is kept of it."


@transaction.atomic
def write_farewell(*, by: Asker, stay: Stay, changes: Mapping[str, Any]) -> Farewell:
    """Saves what changed: time, how it ended, where to, belongings, a farewell, being in touch.

    `changes` holds nothing else, so that a page opened earlier puts nothing back. A yes to
    `may_be_in_touch` counts from today.
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
    record(Kind.FAREWELL_WRITTEN, by=by, about=row, guest_id=stay.guest_id, fields=changes)
    return row


@transaction.atomic
def end_touch(*, by: Asker, stay: Stay) -> Farewell:
    """They would rather not be in touch any more. How to reach them is not kept from then on."""
    stay = locked(stay)
    row = _farewell_of(stay, by)
    if not row.may_be_in_touch:
        raise ValidationError("Nobody is to be in touch with them as it is.")
    row.touch_ended_on, row.touch_how = by.today, ""
    row.full_clean()
    row.save()
    record(Kind.CONTACT_ENDED, by=by, about=row, guest_id=stay.guest_id)
    return row


@transaction.atomic
def note_contact(*, by: Asker, stay: Stay, on: date, words: str) -> Contact:
    """Someone of the house was in touch with them, after the stay; noted once.

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
    row = Contact(stay=stay, on=on, words=words, noted_by=by.user)
    row.full_clean()
    row.save()
    record(Kind.CONTACT_NOTED, by=by, about=row, guest_id=stay.guest_id)
    return row


def _check_leaving(by: Asker, stay: Stay, changes: Mapping[str, Any]) -> None:
    """That they were asked to leave has a page of its own, and is not changed here."""
    if "how_ended" in changes and Ended.ASKED in (stay.how_ended, changes["how_ended"]):
        raise ValidationError({"how_ended": "That they were asked to leave is not changed here."})
    if stay.left_on and (left_at := changes.get("left_at")):
        not_later_than_now(by, "left_at", stay.left_on, left_at)


def _farewell_of(stay: Stay, by: Asker) -> Farewell:
    return Farewell.objects.filter(stay=stay).first() or Farewell(stay=stay, written_by=by.user)
