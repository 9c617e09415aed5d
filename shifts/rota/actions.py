"""Every change to who is on a shift. Who was taken off stays noted, by whom and when."""

from datetime import date
from functools import cache

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.access.actor import Actor
from accounts.audit.record import record
from accounts.houses.action import action
from accounts.models import User
from accounts.people.queries import peers_on_staff

from ..audit import ShiftKind
from ..times.models import ShiftTime
from ..times.queries import times_of
from ..times.rules import ShiftRule, held_on
from .models import Shift, ShiftPerson
from .week import WEEK


@action
def open_shift(*, by: Actor, time: ShiftTime, on: date) -> Shift:
    """The shift of that day (the house's calendar, the day it starts on), made now if need be.

    Raises ValidationError when the house has no such shift on that day.
    """
    if time.pk not in {each.key for each in held_on(times_of(by), on)}:
        raise ValidationError("The house has no such shift on that day.")
    return _shift(by, time.pk, on)


def _shift(by: Actor, time_id: int, on: date) -> Shift:
    shift = Shift.objects.for_house(by.house).filter(time=time_id, on=on).first()
    if shift is None:
        shift = Shift(house=by.house, time_id=time_id, on=on)
        shift.full_clean()
        shift.save()
    return shift


@action
def put_on(
    *,
    by: Actor,
    time: ShiftTime,
    on: date,
    user: User,
    is_on_call: bool = False,
    instead_of: ShiftPerson | None = None,
    why: str = "",
) -> ShiftPerson:
    """On a shift, or on call during it; maybe in place of someone (and why).

    A second press changes nothing more. Raises ValidationError for someone who does not work here
    as peer or manager on that day, who is already on it in another way, and for a place that
    somebody else has taken in between.
    """
    shift = open_shift(by=by, time=time, on=on)
    if user not in peers_on_staff(by, on):
        raise ValidationError({"user": f"{user.display_name} does not work here on that day."})
    people = ShiftPerson.objects.for_house(by.house).active().filter(shift=shift)
    if (already := people.filter(user=user).first()) is not None:
        if already.is_on_call == is_on_call:
            return already
        raise ValidationError({"user": f"{user.display_name} is on this shift already."})
    if instead_of is not None:
        if not people.filter(pk=instead_of.pk).exists():
            raise ValidationError({"instead_of": "They are no longer on this shift."})
        mark_taken_off(by=by, person=instead_of, why=why)
    return _put_on(by, shift, user, is_on_call, instead_of)


def _put_on(
    by: Actor, shift: Shift, user: User, is_on_call: bool, instead_of: ShiftPerson | None = None
) -> ShiftPerson:
    person = ShiftPerson(
        house=by.house,
        shift=shift,
        user=user,
        is_on_call=is_on_call,
        put_on_by=by.user,
        instead_of=instead_of,
    )
    person.full_clean()
    person.save()
    record(ShiftKind.SHIFT_PERSON_PUT_ON, by=by, about=person)
    return person


@action
def take_off(*, by: Actor, person: ShiftPerson, why: str = "") -> ShiftPerson:
    person = ShiftPerson.objects.for_house(by.house).select_related("shift").get(pk=person.pk)
    if person.taken_off_at is None:
        mark_taken_off(by=by, person=person, why=why)
    return person


def mark_taken_off(*, by: Actor, person: ShiftPerson, why: str) -> None:
    """Call it under the house's lock, for someone who is still on."""
    person.taken_off_at, person.taken_off_by, person.why = timezone.now(), by.user, why
    person.full_clean()
    person.save()
    record(ShiftKind.SHIFT_PERSON_TAKEN_OFF, by=by, about=person)


@action
def copy_week(*, by: Actor, monday: date) -> list[ShiftPerson]:
    """Puts on, in the week that begins on that Monday, whoever was on in the one before it.

    From today on only, on shifts that continue by the same name, and only those who still work here
    on that day. Raises ValidationError when the week is over, or someone is on it already.
    """
    people = ShiftPerson.objects.for_house(by.house).active()
    if monday + WEEK <= by.today:
        raise ValidationError("That week is over.")
    if people.of_week(monday).exists():
        raise ValidationError("Someone is already scheduled this week, so nothing was copied.")
    times, working = times_of(by), cache(lambda day: peers_on_staff(by, day))
    copied = []
    for person in people.of_week(monday - WEEK).for_list():
        on = person.shift.on + WEEK
        time = _of_the_same_name(held_on(times, on), person.shift.time.name)
        if on >= by.today and time is not None and person.user in working(on):
            copied.append(_put_on(by, _shift(by, time.key, on), person.user, person.is_on_call))
    if copied:
        record(ShiftKind.SHIFT_WEEK_COPIED, by=by, about=copied[0].shift)
    return copied


def _of_the_same_name(times: list[ShiftRule], name: str) -> ShiftRule | None:
    return next((each for each in times if each.name == name), None)
