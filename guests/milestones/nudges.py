"""What a stay reminds the house of: a mark to look at, its planned end, an open list."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, IntegerField, OuterRef, QuerySet, Subquery

from accounts.access.actor import Actor
from accounts.access.permissions import Power
from accounts.houses.compiled import compiled_once

from ..arrival.models import ArrivalItem, ArrivalTick
from ..extensions.models import Extension
from ..leaving.soon import PlannedLeaving
from ..stays.models import Stay
from .marks import Milestone, mark_to_look_back_at
from .models import LookBack

# So many days the house is reminded of what is open on an arrival list.
DAYS_OF_ARRIVING = 14


@dataclass(frozen=True)
class Nudges:
    """Of one stay, for one actor."""

    milestone: Milestone | None = None
    # Things on the arrival list that nobody has ticked yet.
    arrival_open: int = 0
    # Until when they asked to stay, while nobody has decided about it.
    asked_until: date | None = None
    # That, and the actor is one of those who decide.
    to_decide: bool = False
    # From a week before the day that is planned.
    leaving: PlannedLeaving | None = None

    def __bool__(self) -> bool:
        return self != Nudges()


def nudges_for(actor: Actor, stays: Iterable[Stay]) -> dict[int, Nudges]:
    """By stay (id), for those whose words the actor may read: one query, however many guests."""
    by_id = {stay.pk: stay for stay in stays}
    rows = {row.pk: row for row in _known_of(actor=actor, stays=list(by_id))} if by_id else {}
    looked_back: dict[int, dict[int, str]] = {}
    for pk, day, mark in _look_backs(stays=list(rows)) if rows else ():
        looked_back.setdefault(pk, {})[day] = mark
    return {pk: _nudges(actor, by_id[pk], looked_back.get(pk, {}), row) for pk, row in rows.items()}


@compiled_once
def _known_of(*, actor: Actor, stays: Sequence[int]) -> QuerySet[Stay, Any]:
    asking = Extension.objects.filter(stay=OuterRef("pk")).to_decide()
    rows = Stay.objects.readable_by(actor).filter(pk__in=stays)
    return rows.annotate(
        asked_until=Subquery(asking.values("until_on")[:1]),
        arrival_open=Subquery(_open_items(actor), output_field=IntegerField()),
    ).values_list(
        "pk", "asked_until", "arrival_open", "leaving_confirmed_by__display_name", named=True
    )


@compiled_once
def _look_backs(*, stays: Sequence[int]) -> QuerySet[LookBack, Any]:
    rows = LookBack.objects.filter(stay__in=stays).order_by()
    return rows.values_list("stay", "day", "mark")


def asked_until(nudges: Mapping[int, Nudges]) -> dict[int, date]:
    return {pk: each.asked_until for pk, each in nudges.items() if each.asked_until}


def _open_items(actor: Actor) -> QuerySet[Any, Any]:
    ticked = ArrivalTick.objects.filter(item=OuterRef("pk"), stay=OuterRef(OuterRef("pk")))
    items = ArrivalItem.objects.for_house(actor.house).in_use().filter(~Exists(ticked.active()))
    return items.order_by().values("house").annotate(number=Count("pk")).values("number")


def _nudges(actor: Actor, stay: Stay, looked_back: Mapping[int, str], row: Any) -> Nudges:
    """`looked_back` has the mark of each day of the stay that was looked back on."""
    if not stay.is_here:
        return Nudges()
    looked_at = max(looked_back, default=0)
    return Nudges(
        milestone=mark_to_look_back_at(stay.length, stay.day, looked_at, looked_back.values()),
        arrival_open=(row.arrival_open or 0) if stay.day <= DAYS_OF_ARRIVING else 0,
        asked_until=row.asked_until,
        to_decide=row.asked_until is not None and actor.can(Power.DECIDE_EXTENSIONS),
        leaving=_planned_leaving(
            stay, actor.today, row.asked_until, row.leaving_confirmed_by__display_name
        ),
    )


def _planned_leaving(
    stay: Stay, today: date, asked_until: date | None, confirmed_by: str | None
) -> PlannedLeaving | None:
    known: dict[str, Any] = {"asked_until": asked_until}
    if stay.leaving_confirmed_for == stay.last_day:
        known |= {"confirmed_by": confirmed_by, "confirmed_on": stay.leaving_confirmed_on}
    leaving = PlannedLeaving(stay.last_day, today, **known)
    return leaving if leaving.is_near else None
