"""Every change to the house's groups, and how each day of them went."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.access.actor import Actor
from accounts.audit.record import record
from accounts.changes import set_fields
from accounts.houses.action import action
from accounts.lists.actions import add_row, change_row
from guests.models import NOBODY, Participant

from ..audit import HouseholdKind
from .models import Group, GroupDay


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
    values: dict[str, Any] = {"name": name, "weekday": weekday, "at": at, "about": about}
    values |= {"stay": person.stay, "staff": person.staff}
    return add_row(by=by, row=Group(began_on=by.today, **values), unless=values)


def change_group(*, by: Actor, group: Group, changes: Mapping[str, Any]) -> Group:
    """`changes` holds only what was changed; `person` is who leads it."""
    columns = {name: value for name, value in changes.items() if name != "person"}
    if "person" in changes:
        columns["stay"], columns["staff"] = changes["person"].stay, changes["person"].staff
    return change_row(by=by, row=group, changes=columns, called=changes)


@action
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
    if on > by.today:
        raise ValidationError({"on": "That day hasn't come yet."})
    there = GroupDay.objects.filter(group=group, on=on).first()
    row = there or GroupDay(house_id=group.house_id, group=group, on=on)
    values: dict[str, Any] = {"was_held": was_held, "how_many_came": how_many_came, "topic": topic}
    values |= {"stay": person.stay, "staff": person.staff}
    if there is not None and all(getattr(there, name) == value for name, value in values.items()):
        return there
    set_fields(row, values)
    row.noted_by, row.noted_at = by.user, timezone.now()
    row.full_clean()
    row.save()
    guest_id = row.stay.guest_id if row.stay else None
    record(HouseholdKind.GROUP_NOTED, by=by, about=row, guest_id=guest_id)
    return row
