"""Every change to how someone arrives: the day, and what was gone through with them."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.asker import Asker
from accounts.audit import Kind, record

from ..models import ArrivalItem, ArrivalTick, Stay
from .coming import note_arrival
from .locking import locked

Part = ArrivalItem.Part


@transaction.atomic
def welcome_in(*, by: Asker, stay: Stay, arrived_on: date, is_adult: bool = False) -> Stay:
    """They are here since `arrived_on` (day of the house), and perhaps said that they are 18."""
    stay = note_arrival(by=by, stay=stay, arrived_on=arrived_on)
    return confirm_adult(by=by, stay=stay) if is_adult else stay


@transaction.atomic
def confirm_adult(*, by: Asker, stay: Stay) -> Stay:
    """They are 18 or over. No date of birth is kept."""
    stay = locked(stay)
    if stay.is_adult:
        return stay
    stay.is_adult = True
    stay.full_clean()
    stay.save()
    record(Kind.STAY_CHANGED, by=by, about=stay, guest_id=stay.guest_id, fields=["is_adult"])
    return stay


@transaction.atomic
def tick_arrival(
    *, by: Asker, stay: Stay, item: ArrivalItem, is_accepted: bool = False
) -> ArrivalTick:
    """This was done with them, now; once, however often pressed.

    The step of the agreements is done when the household has seen that each of them was gone
    through and accepted (`is_accepted`; DOMAIN, rules), and raises ValidationError before that.
    So does what the house has taken off its list.
    """
    stay = _arriving(stay)
    if (already := _tick_of(stay, item)) is not None:
        return already
    if item.ended_on is not None:
        raise ValidationError("This is not on the house's list any more.")
    if item.part == Part.ACCEPTED and not is_accepted:
        raise ValidationError("This is done once every agreement is gone through and accepted.")
    tick = ArrivalTick(stay=stay, item=item, at=timezone.now(), by=by.user)
    tick.full_clean()
    tick.save()
    record(Kind.ARRIVAL_TICKED, by=by, about=tick, guest_id=stay.guest_id)
    return tick


@transaction.atomic
def take_back_tick(*, by: Asker, stay: Stay, item: ArrivalItem) -> ArrivalTick | None:
    """It was ticked by mistake. None when it is open already.

    Raises ValidationError for the agreements, which stay accepted.
    """
    stay = _arriving(stay)
    if (tick := _tick_of(stay, item)) is None:
        return None
    if item.part == Part.ACCEPTED:
        raise ValidationError("The agreements stand as accepted, topic by topic.")
    tick.taken_back_at, tick.taken_back_by = timezone.now(), by.user
    tick.full_clean()
    tick.save()
    record(Kind.ARRIVAL_TICK_TAKEN_BACK, by=by, about=tick, guest_id=stay.guest_id)
    return tick


def _arriving(stay: Stay) -> Stay:
    stay = locked(stay)
    if not (stay.is_coming or stay.is_here):
        raise ValidationError("The arrival list is for someone who is coming, or who is here.")
    return stay


def _tick_of(stay: Stay, item: ArrivalItem) -> ArrivalTick | None:
    return ArrivalTick.objects.filter(stay=stay, item=item).standing().first()
