"""The rota of a week: its days, their shifts, who is on them, and what was changed."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from django.db.models import QuerySet

from accounts.access.actor import Actor
from accounts.access.permissions import Power
from accounts.houses.compiled import compiled_once
from ui.templatetags.ui import as_shift
from ui.weeks import monday_of

from ..times.queries import times_of
from ..times.rules import ShiftSpan, spans_on
from .models import ShiftPerson

WEEK = timedelta(days=7)
WEEKS_AHEAD = 53
FIRST_YEAR = 2000


def week_called(name: str | None, today: date) -> date | None:
    """The Monday of the week with the day called 2026-11-26; of this week when none is named.

    None for what is no day, and for one more than a year ahead.
    """
    if name is None:
        return monday_of(today)
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", name):
        return None
    try:
        day = date.fromisoformat(name)
    except ValueError:
        return None
    is_near = day.year >= FIRST_YEAR and day <= today + WEEKS_AHEAD * WEEK
    return monday_of(day) if is_near else None


@dataclass
class ShiftPlace:
    """One shift of one day, and who is on it."""

    span: ShiftSpan
    is_now: bool
    people: list[ShiftPerson] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        return f"on-{self.span.on}-{self.span.time.key}"

    @property
    def here(self) -> list[ShiftPerson]:
        return [person for person in self.people if not person.is_on_call]

    @property
    def on_call(self) -> list[ShiftPerson]:
        return [person for person in self.people if person.is_on_call]

    @cached_property
    def is_gap(self) -> bool:
        """Nobody who works here then is on it; someone on call fills no gap."""
        return not any(person.works_here for person in self.here)


@dataclass
class ShiftDay:
    date: date
    is_today: bool
    places: list[ShiftPlace]

    @cached_property
    def name(self) -> str:
        return f"{self.date:%A}"


@dataclass
class RotaChange:
    """Someone who was taken off a shift, and who took their place, if anybody did."""

    was: ShiftPerson
    now: ShiftPerson | None

    @property
    def shift(self) -> str:
        return f"the {self.was.shift.on:%A} {as_shift(self.was.shift.time.name)}"


@dataclass
class WeekOfShifts:
    monday: date
    days: list[ShiftDay]
    changes: list[RotaChange]
    is_this_week: bool
    # Nobody is on it, and last week's can be taken over.
    may_copy: bool
    # None where the list ends.
    earlier: date | None
    later: date | None

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)

    @property
    def has_shifts(self) -> bool:
        return any(day.places for day in self.days)

    @property
    def gaps(self) -> int:
        return sum(place.is_gap for day in self.days for place in day.places)

    def place(self, on: date, key: int) -> ShiftPlace | None:
        places = (place for day in self.days for place in day.places)
        return next((p for p in places if (p.span.on, p.span.time.key) == (on, key)), None)


def read_week(actor: Actor, monday: date) -> WeekOfShifts:
    """In two queries, and a third for a week with nobody on it."""
    zone, now, today = actor.house.zone, actor.now, actor.today
    times = times_of(actor)
    rows = _people(actor=actor, monday=monday)
    people_on: dict[tuple[int, date], list[ShiftPerson]] = {}
    for row in rows:
        if row.taken_off_at is None:
            people_on.setdefault((row.shift.time_id, row.shift.on), []).append(row)
    days = [monday + timedelta(days=number) for number in range(7)]
    return WeekOfShifts(
        monday=monday,
        days=[
            ShiftDay(
                day,
                day == today,
                [
                    ShiftPlace(span, span.is_on(now), people_on.get((span.time.key, span.on), []))
                    for span in spans_on(times, day, zone)
                ],
            )
            for day in days
        ],
        changes=_changes(rows),
        is_this_week=monday == monday_of(today),
        may_copy=not people_on and _may_copy(actor, monday),
        earlier=week_called(str(monday - WEEK), today),
        later=week_called(str(monday + WEEK), today),
    )


@compiled_once
def _people(*, actor: Actor, monday: date) -> QuerySet[ShiftPerson]:
    of_week = ShiftPerson.objects.for_house(actor.house).of_week(monday)
    return of_week.with_who_works_here().for_list()


def _changes(rows: list[ShiftPerson]) -> list[RotaChange]:
    instead = {row.instead_of_id: row for row in rows if row.instead_of_id}
    off = [row for row in rows if row.taken_off_at is not None]
    off.sort(key=lambda row: (row.taken_off_at, row.pk))
    return [RotaChange(row, instead.get(row.pk)) for row in off]


def _may_copy(actor: Actor, monday: date) -> bool:
    if monday + WEEK <= actor.today or not actor.can(Power.SHARE_THE_DAY):
        return False
    return ShiftPerson.objects.for_house(actor.house).active().of_week(monday - WEEK).exists()
