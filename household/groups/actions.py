"""Every change to the house's groups, and how each day of them went."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import TextChoices
from django.utils import timezone

from accounts.access.actor import Actor
from accounts.audit.record import record
from accounts.changes import set_fields
from accounts.models import House
from guests.models import NOBODY, Participant

from ..audit import HouseholdKind
from .models import Group, GroupDay


@transaction.atomic
def add_group(
    *,
    by: Actor,
    name: str,
    weekday: int,
    at: time,
    about: str = "",
    person: Participant = NOBODY,
) -> Group:
    """`weekday`: 1 is Monday; `at` is on the house's clock.

    It begins today; a second press of the button adds it once. Raises ValidationError for a name
    that another group of the house has.
    """
    _lock(by)
    said: dict[str, Any] = {"weekday": weekday, "at": at, "about": about}
    said |= {"stay": person.stay, "staff": person.staff}
    same = Group.objects.filter(house=by.house, name=name, **said).under_way()
    if (already := same.first()) is not None:
        return already
    return _save(
        by, HouseholdKind.GROUP_ADDED, Group(house=by.house, name=name, began_on=by.today, **said)
    )


@transaction.atomic
def change_group(*, by: Actor, group: Group, changes: Mapping[str, Any]) -> Group:
    """`changes` holds only what was changed; `person` is who leads it."""
    group = _locked(by, group)
    if "person" in changes:
        group.participant = changes["person"]
    set_fields(group, {name: changes[name] for name in changes if name != "person"})
    return _save(by, HouseholdKind.GROUP_CHANGED, group, changes) if changes else group


@transaction.atomic
def end_group(*, by: Actor, group: Group) -> Group:
    group = _locked(by, group)
    if group.ended_on is not None:
        return group
    group.ended_on = by.today
    return _save(by, HouseholdKind.GROUP_CHANGED, group, ["ended_on"])


@transaction.atomic
def reopen_group(*, by: Actor, group: Group) -> Group:
    """Raises ValidationError when another group now has its name."""
    group = _locked(by, group)
    if group.ended_on is None:
        return group
    group.ended_on = None
    return _save(by, HouseholdKind.GROUP_CHANGED, group, ["ended_on"])


@transaction.atomic
def record_group_day(
    *,
    by: Actor,
    group: Group,
    on: date,
    was_held: bool,
    how_many_came: int | None = None,
    topic: str = "",
    person: Participant = NOBODY,
) -> GroupDay:
    """Whether it was held on that day, who led it, how many people came, and its topic.

    Who came and who said what is not kept. Noted again, the last one counts. Raises ValidationError
    for a day that hasn't come yet, and for a number of people where it was not held.
    """
    _lock(by)
    if on > by.today:
        raise ValidationError({"on": "That day hasn't come yet."})
    there = GroupDay.objects.filter(group=group, on=on).first()
    row = there or GroupDay(group=group, on=on)
    said: dict[str, Any] = {"was_held": was_held, "how_many_came": how_many_came, "topic": topic}
    said |= {"stay": person.stay, "staff": person.staff}
    if there is not None and all(getattr(there, name) == value for name, value in said.items()):
        return there
    set_fields(row, said)
    row.noted_by, row.noted_at = by.user, timezone.now()
    row.full_clean()
    row.save()
    guest_id = row.stay.guest_id if row.stay else None
    record(HouseholdKind.GROUP_NOTED, by=by, about=row, guest_id=guest_id)
    return row


def _lock(by: Actor) -> None:
    House.objects.select_for_update().get(pk=by.house.pk)


def _locked(by: Actor, group: Group) -> Group:
    _lock(by)
    return Group.objects.select_related("stay", "staff").get(pk=group.pk)


def _save(by: Actor, kind: TextChoices, group: Group, fields: Any = ()) -> Group:
    group.full_clean()
    group.save()
    guest_id = group.stay.guest_id if group.stay else None
    record(kind, by=by, about=group, guest_id=guest_id, fields=fields)
    return group
