"""The house meetings and the groups of the coming days, in one query: Today pays for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from django.db import models
from django.db.models import F, QuerySet, Value

from accounts.access.actor import Actor
from accounts.houses.compiled import compiled_once

from .groups.models import Group
from .meetings.days import Weekly, weekly_meetings
from .meetings.models import Meeting, MeetingTime

TIME, MEETING, MOVED, GROUP = "time", "meeting", "moved", "group"


@dataclass(frozen=True)
class Gathering:
    on: date
    at: time
    # A group's name; empty for the house meeting.
    name: str = ""
    group: int | None = None


def gatherings_ahead(actor: Actor, days: timedelta) -> list[Gathering]:
    """From today, at any hour, until so many days from now; soonest first."""
    rows = _rows(actor=actor)
    number = days.days + 1
    found = [*_meetings(rows, actor.today, number), *_groups(rows, actor.today, number)]
    return sorted(found, key=lambda each: (each.on, each.at, each.name))


def _meetings(rows: list[dict[str, Any]], today: date, days: int) -> Iterator[Gathering]:
    """Planned ones, and the weekly ones; without those that were held early or moved."""
    times = [Weekly(row["day"], row["hour"], row["when"]) for row in rows if row["kind"] == TIME]
    times.sort(key=lambda each: each.from_on)
    planned = [row for row in rows if row["kind"] in (MEETING, MOVED)]
    moved_from = {row["instead"] for row in planned}
    for row in planned:
        to_come = row["kind"] == MEETING and row["is_open"] and row["when"] not in moved_from
        if to_come and row["when"] < today + timedelta(days=days):
            yield Gathering(row["when"], row["hour"])
    passed_over = moved_from | {row["when"] for row in planned}
    for day, hour in weekly_meetings(times, today, days, passed_over):
        yield Gathering(day, hour)


def _groups(rows: list[dict[str, Any]], today: date, days: int) -> Iterator[Gathering]:
    groups = [row for row in rows if row["kind"] == GROUP]
    for day in (today + timedelta(days=ahead) for ahead in range(days)):
        for row in groups:
            if row["day"] == day.isoweekday() and row["when"] <= day:
                yield Gathering(day, row["hour"], row["called"], row["key"])


@compiled_once
def _rows(*, actor: Actor) -> QuerySet[Any, Any]:
    times = MeetingTime.objects.for_house(actor.house).order_by()
    meetings = Meeting.objects.for_house(actor.house).order_by()
    groups = Group.objects.for_house(actor.house).in_use().order_by()
    nothing: dict[str, Any] = {
        "called": Value("", output_field=models.CharField()),
        "day": Value(None, output_field=models.PositiveSmallIntegerField()),
        "instead": Value(None, output_field=models.DateField()),
        "is_open": Value(True, output_field=models.BooleanField()),
    }
    own = {"day": F("weekday"), "hour": F("at"), "key": F("pk")}
    of_times = _as(TIME, times, nothing | own | {"when": F("from_on")})
    of_groups = _as(GROUP, groups, nothing | own | {"when": F("began_on"), "called": F("name")})
    of_meeting = nothing | {
        "hour": F("at"),
        "key": F("pk"),
        "when": F("on"),
        "instead": F("instead_of_on"),
        "is_open": models.ExpressionWrapper(
            models.Q(closed_at=None), output_field=models.BooleanField()
        ),
    }
    ahead = _as(MEETING, meetings.filter(on__gte=actor.today), of_meeting)
    moved = _as(MOVED, meetings.filter(instead_of_on__gte=actor.today), of_meeting)
    # On PostgreSQL a column has the type that it has in the first two.
    return ahead.union(of_times, of_groups, moved, all=True)


def _as(kind: str, rows: Any, values: dict[str, Any]) -> Any:
    """In one order, as a union goes by place."""
    values |= {"kind": Value(kind, output_field=models.CharField())}
    return rows.values(**{name: values[name] for name in sorted(values)})
