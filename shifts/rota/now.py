"""Who is on now, who is on call, and under which number: every page shows it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from operator import itemgetter
from typing import Any

from django.db import models
from django.db.models import F, QuerySet, Value

from accounts.access.actor import Actor
from accounts.houses.compiled import compiled_once
from accounts.models import House
from ui.weekdays import from_digits

from ..on_call.models import OnCallNumber
from ..times.models import ShiftTime
from ..times.rules import ShiftRule, ShiftSpan, in_force, next_change, next_to_start, on_at
from .models import ShiftPerson

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class OnNow:
    """Names, in the order in which they were put on; `is_held`: whether any shift is on.

    `shifts` are the names of all that the house has these days, through the day.
    """

    is_held: bool
    names: list[str]
    on_call: list[str]
    shifts: list[str]
    # The house's on-call number and what to know about it; both empty where none is set.
    number: str = ""
    words: str = ""
    # When the next shift starts or ends.
    until: datetime | None = None
    # The shifts that are on, the one that began first before the others.
    spans: Sequence[ShiftSpan] = ()
    # The house's shifts and who was put on them, of these days; for `next_on`.
    times: Sequence[ShiftRule] = ()
    people: Sequence[dict[str, Any]] = ()

    def next_on(self, now: datetime) -> "NextOn | None":
        """The next shift to start, by the end of tomorrow; and who is put on it so far."""
        span = next_to_start(self.times, now, now.tzinfo or UTC)
        if span is None or span.on > now.date() + ONE_DAY:
            return None
        there = [row for row in self.people if (row["key"], row["on"]) == (span.time.key, span.on)]
        return NextOn(span, _names(row for row in there if not row["is_away"]))


@dataclass(frozen=True)
class NextOn:
    span: ShiftSpan
    names: list[str]


NOTHING_KNOWN = OnNow(is_held=False, names=[], on_call=[], shifts=[])


def read_on_now(actor: Actor) -> OnNow:
    """In one query, as every page pays for it."""
    today = actor.today
    rows = _rows(actor=actor, day_before=today - ONE_DAY, day_after=today + ONE_DAY)
    times = [_time(row) for row in rows if row["since"] is not None]
    people = [row for row in rows if row["on"] is not None]
    number: dict[str, Any] = next((row for row in rows if row["about"] is not None), {})
    spans = on_at(times, actor.now, actor.house.zone)
    on = {(span.time.key, span.on): place for place, span in enumerate(spans)}
    there = [row for row in people if (row["key"], row["on"]) in on]
    there.sort(key=lambda row: (on[row["key"], row["on"]], row["person"]))
    return OnNow(
        is_held=bool(on),
        names=_names(row for row in there if not row["is_away"]),
        on_call=_names(row for row in there if row["is_away"]),
        shifts=[time.name for time in in_force(times, actor.today) if time.weekdays],
        number=number.get("called", ""),
        words=number.get("about", ""),
        until=next_change(times, actor.now, actor.house.zone),
        spans=spans,
        times=times,
        people=sorted(people, key=itemgetter("person")),
    )


def read_number(house: House) -> OnNow:
    """For someone who no longer works in the house."""
    row = OnCallNumber.objects.filter(house=house).first()
    return replace(NOTHING_KNOWN, number=row.number, words=row.words) if row else NOTHING_KNOWN


def _time(row: dict[str, Any]) -> ShiftRule:
    weekdays = from_digits(row["days"])
    return ShiftRule(row["key"], row["called"], row["begins"], row["until"], weekdays, row["since"])


def _names(rows) -> list[str]:
    return list(dict.fromkeys(row["called"] for row in rows))


@compiled_once
def _rows(*, actor: Actor, day_before: date, day_after: date) -> QuerySet[Any, Any]:
    times = ShiftTime.objects.for_house(actor.house).order_by()
    people = ShiftPerson.objects.for_house(actor.house).active().who_work_here().order_by()
    people = people.filter(shift__on__range=(day_before, day_after))
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
        about=_nothing(models.CharField()),
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
        about=_nothing(models.CharField()),
    )
    of_number = OnCallNumber.objects.for_house(actor.house).values(
        key=F("pk"),
        called=F("number"),
        begins=_nothing(models.TimeField()),
        until=_nothing(models.TimeField()),
        days=_nothing(models.CharField()),
        since=_nothing(models.DateField()),
        on=_nothing(models.DateField()),
        is_away=_nothing(models.BooleanField()),
        person=_nothing(models.BigIntegerField()),
        about=F("words"),
    )
    return of_times.union(of_people, of_number, all=True)


def _nothing(field: models.Field) -> Value:
    return Value(None, output_field=field)
