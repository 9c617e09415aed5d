from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from accounts.access.actor import Actor
from accounts.audit.record import record
from accounts.changes import set_fields
from accounts.houses.action import action

from ..audit import GuestKind
from ..rooms.holding import check_room
from .guest import Guest
from .locking import locked, not_in_the_future
from .models import Stay


@action
def change_guest(*, by: Actor, stay: Stay, changes: Mapping[str, Any]) -> Stay:
    """`changes` holds only what was changed, so that a page opened earlier undoes nothing.

    A new arrival day moves day 1 and the planned leaving with it. Raises ValidationError for a room
    that is someone else's on some of these days.
    """
    stay = locked(stay)
    guest = stay.guest
    of_the_stay = dict(changes)
    of_the_guest = {field.name for field in Guest._meta.fields} & set(changes)
    set_fields(guest, {name: of_the_stay.pop(name) for name in of_the_guest})
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
        record(GuestKind.STAY_CHANGED, by=by, about=stay, guest_id=guest.pk, fields=changes)
    return stay


def _move_arrival(by: Actor, stay: Stay, day: date | None) -> None:
    if stay.arrived_on is not None:
        if day is None:
            raise ValidationError({"arrives_on": "They have arrived, so there was a day."})
        not_in_the_future(by, "arrives_on", day)
        stay.arrived_on = day
    stay.plan_arrival(day, by.house.length_of_stay)
