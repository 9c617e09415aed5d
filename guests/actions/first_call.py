"""The first call, or someone at the door: a stay begins."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.asker import Asker
from accounts.audit import Kind, record
from accounts.models import House

from ..models import Decision, Guest, Stay
from ..queries import known_by_the_same_name
from .holding import check_room

# The same guest brought in twice within so short a time is a second press of the button.
ONE_PRESS = timedelta(minutes=1)
IS_IT_THEM = "The house knows someone of this name. Is it one of these, or someone new?"


@transaction.atomic
def bring_in(
    *,
    by: Asker,
    name: str,
    arrives_on: date | None = None,
    pronouns: str = "",
    guest: Guest | None = None,
    is_someone_new: bool = False,
    facts: Mapping[str, Any] | None = None,
) -> Stay:
    """A stay begins: with a first call, or, when the day of arrival is said, with a yes to it.

    On a day (of the house) that is not in the future they have arrived. `guest` is someone who
    comes again, with their history; else a new guest, of whom `is_someone_new` says that they
    are not the one of the same name. `facts` are the stay's own fields. A second press of the
    button begins nothing: it returns the stay that the first one began. Raises ValidationError
    for a name that is known, a guest with a stay already, or a room that is taken.
    """
    House.objects.select_for_update().get(pk=by.house.pk)
    pressed = _just_begun(by, arrives_on)
    pressed = pressed.filter(guest=guest) if guest else _of_new_guest(pressed, name, pronouns)
    if (already := pressed.first()) is not None:
        return already
    if guest is None:
        if not is_someone_new and known_by_the_same_name(by, name):
            raise ValidationError({"known": IS_IT_THEM})
        guest = Guest(house=by.house, name=name, pronouns=pronouns)
        guest.full_clean()
        guest.save()
    return _begin(by, guest, arrives_on, facts or {})


def _just_begun(by: Asker, arrives_on: date | None) -> QuerySet[Stay]:
    """As this person would have begun it by the press before."""
    decided_by = by.user if arrives_on else None
    begun = Stay.objects.visible_to(by).filter(enquired_on=_called_on(by, arrives_on))
    return begun.filter(
        arrives_on=arrives_on, decided_by=decided_by, left_on=None, called_off_on=None
    )


def _of_new_guest(stays: QuerySet[Stay], name: str, pronouns: str) -> QuerySet[Stay]:
    just_now = timezone.now() - ONE_PRESS
    return stays.filter(guest__name=name, guest__pronouns=pronouns, guest__created_at__gt=just_now)


def _called_on(by: Asker, arrives_on: date | None) -> date:
    return min(arrives_on or by.today, by.today)


def _begin(by: Asker, guest: Guest, arrives_on: date | None, facts: Mapping[str, Any]) -> Stay:
    stay = Stay(guest=guest, enquired_on=_called_on(by, arrives_on), **facts)
    stay.plan_arrival(arrives_on, by.house.length_of_stay)
    if arrives_on is not None:
        stay.decision, stay.decided_on, stay.decided_by = Decision.YES, by.today, by.user
        stay.arrived_on = arrives_on if arrives_on <= by.today else None
    check_room(by, stay)
    stay.full_clean()
    stay.save()
    kind = Kind.GUEST_ADDED if arrives_on is not None else Kind.ENQUIRY_NOTED
    record(kind, by=by, about=stay, guest_id=guest.pk)
    return stay
