"""Who is on now, and who is on call: it stands on every page."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import models
from django.db.models import F, Value

from accounts.asker import Asker

from ..models import ShiftPerson, ShiftTime
from ..times import Time, in_force, on_at


@dataclass(frozen=True)
class OnNow:
    """Names, in the order in which they were put on; `is_held`: whether any shift is on.

    `shifts` are the names of all that the house has these days, through the day.
    """

    is_held: bool
    names: list[str]
    on_call: list[str]
    shifts: list[str]


def read_on_now(asker: Asker) -> OnNow:
    """In one query, as every page pays for it."""
    times, people = [], []
    for row in _rows(asker):
        if row["on"] is None:
            weekdays = frozenset(map(int, row["days"]))
            of_time = (row["key"], row["called"], row["begins"], row["until"])
            times.append(Time(*of_time, weekdays, row["since"]))
        else:
            people.append(row)
    spans = on_at(times, asker.now, asker.house.zone)
    on = {(span.time.key, span.on): place for place, span in enumerate(spans)}
    there = [row for row in people if (row["key"], row["on"]) in on]
    there.sort(key=lambda row: (on[row["key"], row["on"]], row["person"]))
    return OnNow(
        is_held=bool(on),
        names=_names(row for row in there if not row["is_away"]),
        on_call=_names(row for row in there if row["is_away"]),
        shifts=[time.name for time in in_force(times, asker.today) if time.weekdays],
    )


def _names(rows) -> list[str]:
    """Each once: whoever stays on from one shift into the next is on both for a while."""
    return list(dict.fromkeys(row["called"] for row in rows))


def _rows(asker: Asker) -> list[dict[str, Any]]:
    """The house's shift times, and after them the people on shifts from yesterday to tomorrow."""
    near = (asker.today - timedelta(days=1), asker.today + timedelta(days=1))
    times = ShiftTime.objects.visible_to(asker).order_by()
    people = ShiftPerson.objects.visible_to(asker).standing().who_work_here().order_by()
    people = people.filter(shift__on__range=near)
    of_times = times.values(
        key=F("pk"),
        called=F("name"),
        begins=F("starts"),
        until=F("ends"),
        days=F("weekdays"),
        since=F("from_on"),
        on=_nothing(models.DateField()),
        is_away=_nothing(models.BooleanField()),
        person=_nothing(models.BigIntegerField()),
    )
    of_people = people.values(
        key=F("shift__time"),
        called=F("user__display_name"),
        begins=_nothing(models.TimeField()),
        until=_nothing(models.TimeField()),
        days=_nothing(models.CharField()),
        since=_nothing(models.DateField()),
        on=F("shift__on"),
        is_away=F("is_on_call"),
        person=F("pk"),
    )
    return [dict(row) for row in of_times.union(of_people, all=True)]


def _nothing(field: models.Field) -> Value:
    return Value(None, output_field=field)
