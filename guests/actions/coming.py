"""Their arrival, or that they do not come, and putting right what was written when they came."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.asker import Asker
from accounts.audit import Kind, record
from accounts.changes import set_fields

from ..models import Stay
from .holding import check_room
from .locking import locked, not_in_the_future

OF_THE_GUEST = ("name", "pronouns")


@transaction.atomic
def change_guest(*, by: Asker, stay: Stay, changes: Mapping[str, Any]) -> Stay:
    """Corrects what was written when they came: name, pronouns, pathway, room, arrival day.

    `changes` holds what is said anew and nothing else, so that a page opened earlier puts nothing
    back. A new arrival day moves day 1 and the planned leaving with it. Raises ValidationError
    for a room that is someone else's on some of these days.
    """
    stay = locked(stay)
    guest = stay.guest
    of_the_stay = dict(changes)
    set_fields(guest, {name: of_the_stay.pop(name) for name in OF_THE_GUEST if name in changes})
    if "arrives_on" in changes:
        _move_arrival(by, stay, of_the_stay.pop("arrives_on"))
    set_fields(stay, of_the_stay)
    if {"room", "arrives_on"} & set(changes):
        check_room(by, stay)
    guest.full_clean()
    stay.full_clean()
    guest.save()
    stay.save()
    if changes:
        record(Kind.STAY_CHANGED, by=by, about=stay, guest_id=guest.pk, fields=changes)
    return stay


def _move_arrival(by: Asker, stay: Stay, day: date | None) -> None:
    if stay.arrived_on is not None:
        if day is None:
            raise ValidationError({"arrives_on": "They have arrived, so there was a day."})
        not_in_the_future(by, "arrives_on", day)
        stay.arrived_on = day
    stay.plan_arrival(day, by.house.length_of_stay)


@transaction.atomic
def note_arrival(*, by: Asker, stay: Stay, arrived_on: date) -> Stay:
    """They are here: `arrived_on` is day 1, and the planned leaving is counted from it.

    Raises ValidationError for a day still to come, or a room that is taken.
    """
    stay = locked(stay)
    if not stay.is_coming:
        raise ValidationError(_why_not_arriving(stay))
    not_in_the_future(by, "arrived_on", arrived_on)
    stay.plan_arrival(arrived_on, by.house.length_of_stay)
    stay.arrived_on = arrived_on
    check_room(by, stay)
    stay.full_clean()
    stay.save()
    record(Kind.STAY_ARRIVED, by=by, about=stay, guest_id=stay.guest_id)
    return stay


def _why_not_arriving(stay: Stay) -> str:
    if stay.called_off_on is not None:
        return "It has been noted already that they are not coming."
    if stay.arrived_on is not None:
        return "Their arrival has been noted already."
    return "Nobody has said yes yet. Please note first what was decided."


@transaction.atomic
def call_off(*, by: Asker, stay: Stay) -> Stay:
    """They are not coming after all; their name and the planned day stay on record."""
    stay = locked(stay)
    if not stay.is_coming:
        raise ValidationError("There is no planned arrival to call off.")
    stay.called_off_on = by.today
    stay.full_clean()
    stay.save()
    record(Kind.STAY_CHANGED, by=by, about=stay, guest_id=stay.guest_id, fields=["called_off_on"])
    return stay


@transaction.atomic
def take_back_call_off(*, by: Asker, stay: Stay) -> Stay:
    """They are coming after all, on the day that was planned."""
    stay = locked(stay)
    if stay.called_off_on is None:
        raise ValidationError("Their arrival was not called off.")
    stay.called_off_on = None
    check_room(by, stay)
    stay.full_clean()
    stay.save()
    record(Kind.STAY_CHANGED, by=by, about=stay, guest_id=stay.guest_id, fields=["called_off_on"])
    return stay
