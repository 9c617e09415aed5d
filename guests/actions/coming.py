"""Bringing a guest in, and putting right what was written when they came."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.asker import Asker
from accounts.audit import Kind, record
from accounts.models import House

from ..models import Decision, Guest, Room, Stay
from .locking import locked, not_in_the_future

# The same guest brought in twice within so short a time is a second press of the button.
ONE_PRESS = timedelta(minutes=1)


@transaction.atomic
def bring_in(
    *,
    by: Asker,
    name: str,
    arrives_on: date,
    pronouns: str = "",
    pathway: str = "",
    room: Room | None = None,
) -> Stay:
    """A new guest with a stay: arrived, when the day (of the house) is not in the future.

    The stay is planned for the house's usual length, counted from the arrival. A second press
    of the button brings in no second guest: it returns the stay that the first one began.
    """
    House.objects.select_for_update().get(pk=by.house.pk)
    pressed = Stay.objects.visible_to(by).filter(
        guest__name=name,
        guest__pronouns=pronouns,
        arrives_on=arrives_on,
        guest__created_at__gt=timezone.now() - ONE_PRESS,
    )
    if (already := pressed.first()) is not None:
        return already
    guest = Guest(house=by.house, name=name, pronouns=pronouns)
    guest.full_clean()
    guest.save()
    stay = Stay(guest=guest, room=room, pathway=pathway, arrives_on=arrives_on)
    stay.decision, stay.decided_on, stay.decided_by = Decision.YES, by.today, by.user
    if arrives_on <= by.today:
        stay.arrived_on = arrives_on
    stay.plan(arrives_on, by.house.length_of_stay)
    stay.full_clean()
    stay.save()
    record(Kind.GUEST_ADDED, by=by, about=stay, guest_id=guest.pk)
    return stay


@transaction.atomic
def change_guest(*, by: Asker, stay: Stay, changes: Mapping[str, Any]) -> Stay:
    """Corrects what was written when they came: name, pronouns, pathway, room, arrival day.

    `changes` holds what is said anew and nothing else, so that a page opened earlier puts nothing
    back. A new arrival day moves day 1 and the planned leaving with it.
    """
    stay = locked(stay)
    guest = stay.guest
    for name, value in changes.items():
        if name in ("name", "pronouns"):
            setattr(guest, name, value)
        elif name == "arrives_on":
            _move_arrival(by, stay, value)
        else:
            setattr(stay, name, value)
    guest.full_clean()
    stay.full_clean()
    guest.save()
    stay.save()
    if changes:
        record(Kind.STAY_CHANGED, by=by, about=stay, guest_id=guest.pk, fields=changes)
    return stay


def _move_arrival(by: Asker, stay: Stay, day: date) -> None:
    if stay.arrived_on is not None:
        not_in_the_future(by, "arrives_on", day)
        stay.arrived_on = day
    length = stay.length
    stay.arrives_on = day
    stay.plan(day, length)


@transaction.atomic
def note_arrival(*, by: Asker, stay: Stay, arrived_on: date) -> Stay:
    """They are here: `arrived_on` is day 1, and the planned leaving is counted from it.

    Raises ValidationError for a day still to come, or a room that is taken.
    """
    stay = locked(stay)
    if not stay.is_coming:
        raise ValidationError("Their arrival has been noted already.")
    not_in_the_future(by, "arrived_on", arrived_on)
    length = stay.length
    stay.arrives_on = stay.arrived_on = arrived_on
    stay.plan(arrived_on, length)
    stay.full_clean()
    stay.save()
    record(Kind.STAY_ARRIVED, by=by, about=stay, guest_id=stay.guest_id)
    return stay


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
    stay.full_clean()
    stay.save()
    record(Kind.STAY_CHANGED, by=by, about=stay, guest_id=stay.guest_id, fields=["called_off_on"])
    return stay
