"""Every change to the register of co-reflections."""

from collections.abc import Collection
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.access.actor import Actor
from accounts.audit.record import record
from accounts.houses.action import action
from accounts.models import User

from ..audit import ShiftKind
from .models import CoReflection, WasThere

# The same noted twice within so short a time is a second press of the button.
ONE_PRESS = timedelta(minutes=1)


@action
def record_co_reflection(
    *, by: Actor, on: date, theme: str, people: Collection[User]
) -> CoReflection:
    """`on` is a day of the house, today or earlier. The form keeps guests' names out.

    Raises ValidationError for a day that hasn't come yet, and where nobody was there.
    """
    _check(by, on, people)
    pressed = CoReflection.objects.for_house(by.house).filter(
        on=on, theme=theme, noted_by=by.user, noted_at__gt=timezone.now() - ONE_PRESS
    )
    if (already := pressed.first()) is not None:
        return already
    noted = CoReflection(house=by.house, on=on, theme=theme, noted_by=by.user)
    noted.full_clean()
    noted.save()
    _set_people(noted, people)
    record(ShiftKind.CO_REFLECTION_NOTED, by=by, about=noted)
    return noted


@action
def change_co_reflection(
    *, by: Actor, co_reflection: CoReflection, on: date, theme: str, people: Collection[User]
) -> CoReflection:
    """Raises ValidationError as `record_co_reflection` does."""
    _check(by, on, people)
    noted = CoReflection.objects.get(pk=co_reflection.pk)
    noted.on, noted.theme = on, theme
    noted.full_clean()
    noted.save()
    _set_people(noted, people)
    record(ShiftKind.CO_REFLECTION_NOTED, by=by, about=noted, fields=["on", "people", "theme"])
    return noted


def _check(by: Actor, on: date, people: Collection[User]) -> None:
    if on > by.today:
        raise ValidationError({"on": "That day hasn't come yet."})
    if not people:
        raise ValidationError({"people": "Please say who was there."})


def _set_people(noted: CoReflection, people: Collection[User]) -> None:
    noted_there = WasThere.objects.active().filter(co_reflection=noted)
    noted_there.exclude(user__in=people).update(taken_out_at=timezone.now())
    there = set(noted_there.values_list("user_id", flat=True))
    WasThere.objects.bulk_create(
        WasThere(house=noted.house, co_reflection=noted, user=user)
        for user in people
        if user.pk not in there
    )
