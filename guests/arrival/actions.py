"""Every change to how someone arrives: the day, and what staff went through with them."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.access.actor import Actor
from accounts.audit.record import record
from accounts.houses.action import action
from accounts.lists.actions import add_row, change_row, end_row
from accounts.models import House

from ..audit import GuestKind
from ..rooms.holding import check_room
from ..stays.locking import locked, not_in_the_future
from ..stays.models import Stay
from .models import ArrivalItem, ArrivalTick, WelcomeSheet
from .starting_list import STARTING_LIST

Part = ArrivalItem.Part


@action
def welcome_in(*, by: Actor, stay: Stay, arrived_on: date, is_adult: bool = False) -> Stay:
    """`arrived_on` is a day of the house. They may also have said they are 18."""
    stay = record_arrival(by=by, stay=stay, arrived_on=arrived_on)
    return confirm_adult(by=by, stay=stay) if is_adult else stay


@action
def confirm_adult(*, by: Actor, stay: Stay) -> Stay:
    stay = locked(stay)
    if stay.is_adult:
        return stay
    stay.is_adult = True
    stay.full_clean()
    stay.save()
    record(GuestKind.STAY_CHANGED, by=by, about=stay, guest_id=stay.guest_id, fields=["is_adult"])
    return stay


@action
def tick_arrival(
    *, by: Actor, stay: Stay, item: ArrivalItem, is_accepted: bool = False
) -> ArrivalTick:
    """Ticked once, however often pressed.

    The step of the agreements is done when the household has seen that each of them was gone
    through and accepted (`is_accepted`; DOMAIN, rules), and raises ValidationError before that. So
    does an item the house has taken off its list.
    """
    stay = _arriving(stay)
    if (already := _tick_of(stay, item)) is not None:
        return already
    if item.ended_on is not None:
        raise ValidationError("This is no longer on the house's list.")
    if item.part == Part.ACCEPTED and not is_accepted:
        raise ValidationError(
            "This is done once every agreement has been read together and accepted."
        )
    tick = ArrivalTick(house=by.house, stay=stay, item=item, at=timezone.now(), by=by.user)
    tick.full_clean()
    tick.save()
    record(GuestKind.ARRIVAL_TICKED, by=by, about=tick, guest_id=stay.guest_id)
    return tick


@action
def take_back_tick(*, by: Actor, stay: Stay, item: ArrivalItem) -> ArrivalTick | None:
    """None when it is already open.

    Raises ValidationError for the agreements, which stay accepted.
    """
    stay = _arriving(stay)
    if (tick := _tick_of(stay, item)) is None:
        return None
    if item.part == Part.ACCEPTED:
        raise ValidationError("The agreements stay accepted, topic by topic.")
    tick.taken_back_at, tick.taken_back_by = timezone.now(), by.user
    tick.full_clean()
    tick.save()
    record(GuestKind.ARRIVAL_TICK_TAKEN_BACK, by=by, about=tick, guest_id=stay.guest_id)
    return tick


def _arriving(stay: Stay) -> Stay:
    stay = locked(stay)
    if not (stay.is_coming or stay.is_here):
        raise ValidationError("The arrival list is for someone who is coming, or who is here.")
    return stay


def _tick_of(stay: Stay, item: ArrivalItem) -> ArrivalTick | None:
    return ArrivalTick.objects.filter(stay=stay, item=item).active().first()


@action
def create_default_arrival_list(*, house: House) -> None:
    for place, (name, how, part) in enumerate(STARTING_LIST, start=1):
        item = ArrivalItem(house=house, name=name, how=how, part=part, place=place)
        item.full_clean()
        item.save()


def add_arrival_item(*, by: Actor, name: str, how: str = "") -> ArrivalItem:
    return add_row(by=by, row=ArrivalItem(name=name, how=how))


def reword_arrival_item(*, by: Actor, item: ArrivalItem, name: str, how: str = "") -> ArrivalItem:
    return change_row(by=by, row=item, changes={"name": name, "how": how})


def end_arrival_item(*, by: Actor, row: ArrivalItem) -> ArrivalItem:
    """Existing ticks stay.

    Raises ValidationError for the step of the agreements, which belongs to every arrival.
    """
    if row.part:
        raise ValidationError(
            "Every arrival includes going through the agreements. You can reword it."
        )
    return end_row(by=by, row=row)


@action
def write_welcome_sheet(*, by: Actor, words: str) -> WelcomeSheet:
    sheet = WelcomeSheet.objects.for_house(by.house).first() or WelcomeSheet(house=by.house)
    sheet.words = words
    sheet.full_clean()
    sheet.save()
    record(GuestKind.WELCOME_CHANGED, by=by, about=sheet, fields=["words"])
    return sheet


@action
def record_arrival(*, by: Actor, stay: Stay, arrived_on: date) -> Stay:
    """`arrived_on` is day 1, and the planned leaving is counted from it.

    Raises ValidationError for a day that hasn't come yet, or a room that is taken.
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
    record(GuestKind.STAY_ARRIVED, by=by, about=stay, guest_id=stay.guest_id)
    return stay


def _why_not_arriving(stay: Stay) -> str:
    if stay.called_off_on is not None:
        return "It's already noted that they aren't coming."
    if stay.arrived_on is not None:
        return "Their arrival is already noted."
    return "Nobody has said yes yet. Please note the decision first."


@action
def call_off(*, by: Actor, stay: Stay) -> Stay:
    """Their name and the planned day stay on record."""
    stay = locked(stay)
    if not stay.is_coming:
        raise ValidationError("There is no planned arrival to call off.")
    stay.called_off_on = by.today
    stay.full_clean()
    stay.save()
    record(
        GuestKind.STAY_CHANGED, by=by, about=stay, guest_id=stay.guest_id, fields=["called_off_on"]
    )
    return stay


@action
def take_back_call_off(*, by: Actor, stay: Stay) -> Stay:
    stay = locked(stay)
    if stay.called_off_on is None:
        raise ValidationError("Their arrival was not called off.")
    stay.called_off_on = None
    check_room(by, stay)
    stay.full_clean()
    stay.save()
    record(
        GuestKind.STAY_CHANGED, by=by, about=stay, guest_id=stay.guest_id, fields=["called_off_on"]
    )
    return stay
