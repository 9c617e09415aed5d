"""Every change to the house's rooms."""

from datetime import date

from django.core.exceptions import ValidationError

from accounts.access.actor import Actor
from accounts.audit.record import record
from accounts.houses.action import action
from accounts.lists.actions import add_row, change_row

from ..audit import GuestKind
from ..stays.locking import locked, not_in_the_future
from ..stays.models import Stay
from .holding import check_room
from .models import FormerRoom, Room


def add_room(*, by: Actor, name: str) -> Room:
    """Once someone has arrived here before today, a new room counts from today on."""
    earlier = Stay.objects.for_house(by.house).filter(arrived_on__lt=by.today)
    since_on = by.today if earlier.exists() else None
    return add_row(by=by, row=Room(name=name, since_on=since_on))


def rename_room(*, by: Actor, room: Room, name: str) -> Room:
    return change_row(by=by, row=room, changes={"name": name})


@action
def move_room(*, by: Actor, stay: Stay, room: Room, moved_on: date) -> Stay:
    """They have `room` from `moved_on` on; the one they had keeps the days until then.

    Someone who had no room yet just gets it. A second press moves nobody. Raises ValidationError
    for a day that hasn't come yet or before they had the room they leave, and for a room that is
    someone else's.
    """
    stay = locked(stay)
    if not stay.is_here:
        raise ValidationError("A move is for someone who is staying.")
    if stay.room == room:
        return stay
    _check_day(by, stay, moved_on)
    _put_on_record(by, stay, moved_on)
    stay.room = room
    check_room(by, stay)
    stay.full_clean()
    stay.save()
    record(GuestKind.ROOM_MOVED, by=by, about=stay, guest_id=stay.guest_id, fields=["room"])
    return stay


@action
def swap_rooms(*, by: Actor, stay: Stay, other: Stay, room: Room, moved_on: date) -> Stay:
    """From `moved_on` on, `stay` has the `room` of `other`, and `other` the one of `stay`.

    Both rooms of both stay on record. A second press swaps nothing back. Raises ValidationError as
    a move does, when `other` has moved to another room, and where one of the two would be in the
    way of a guest who is coming.
    """
    stay = locked(stay)
    stays = Stay.objects.for_house(by.house).select_related("guest")
    other = stays.select_for_update(of=("self",)).get(pk=other.pk)
    if stay.room == room:
        return stay
    _check_swap(by, stay, other, room, moved_on)
    for each in (stay, other):
        _put_on_record(by, each, moved_on)
    _exchange(stay, other)
    for each in (stay, other):
        check_room(by, each)
        record(GuestKind.ROOMS_SWAPPED, by=by, about=each, guest_id=each.guest_id, fields=["room"])
    return stay


def _check_swap(by: Actor, stay: Stay, other: Stay, room: Room, moved_on: date) -> None:
    if not (stay.is_here and other.is_here):
        raise ValidationError("A swap is for two guests who are staying.")
    if stay.room is None or other.room != room:
        raise ValidationError("One of them has moved to another room. Please look again.")
    for each in (stay, other):
        _check_day(by, each, moved_on)


def _exchange(stay: Stay, other: Stay) -> None:
    """The database lets no two have one room, not even between two saves."""
    wanted, given = other.room, stay.room
    stay.room = None
    stay.save()
    for each, room in ((other, given), (stay, wanted)):
        each.room = room
        each.full_clean()
        each.save()


def _check_day(by: Actor, stay: Stay, moved_on: date) -> None:
    not_in_the_future(by, "moved_on", moved_on)
    if moved_on < _had_it_since(stay):
        raise ValidationError({"moved_on": "They did not have their room yet on that day."})


def _put_on_record(by: Actor, stay: Stay, moved_on: date) -> None:
    if stay.room is not None:
        former = FormerRoom(
            house=by.house, stay=stay, room=stay.room, until_on=moved_on, moved_by=by.user
        )
        former.full_clean()
        former.save()


def _had_it_since(stay: Stay) -> date:
    last = stay.former_rooms.last()
    return last.until_on if last is not None else stay.first_day
