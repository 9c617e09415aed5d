"""A move to another room during a stay; both rooms stay on record."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.asker import Asker
from accounts.audit import Kind, record

from ..models import FormerRoom, Room, Stay
from .holding import check_room
from .locking import locked, not_in_the_future


@transaction.atomic
def move_room(*, by: Asker, stay: Stay, room: Room, moved_on: date) -> Stay:
    """They have `room` from `moved_on` on; the one they had keeps the days until then.

    Someone who had no room yet just gets it. A second press moves nobody. Raises
    ValidationError for a day still to come or before they had the room they leave, and for a
    room that is someone else's.
    """
    stay = locked(stay)
    if not stay.is_here:
        raise ValidationError("A move is for someone who is staying.")
    if stay.room == room:
        return stay
    not_in_the_future(by, "moved_on", moved_on)
    if moved_on < _had_it_since(stay):
        raise ValidationError({"moved_on": "They did not have their room yet on that day."})
    if stay.room is not None:
        former = FormerRoom(stay=stay, room=stay.room, until_on=moved_on, moved_by=by.user)
        former.full_clean()
        former.save()
    stay.room = room
    check_room(by, stay)
    stay.full_clean()
    stay.save()
    record(Kind.ROOM_MOVED, by=by, about=stay, guest_id=stay.guest_id, fields=["room"])
    return stay


def _had_it_since(stay: Stay) -> date:
    last = stay.former_rooms.last()
    return last.until_on if last is not None else stay.first_day
