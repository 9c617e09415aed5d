"""What a stay asks the house to think of: a mark to look at together, a list still open."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, IntegerField, OuterRef, QuerySet, Subquery

from accounts.asker import Asker
from accounts.permissions import Power

from .milestones import Milestone, standing
from .models import ArrivalItem, ArrivalTick, Extension, LookBack, Stay

# So many days the house is reminded of what is open on an arrival list.
DAYS_OF_ARRIVING = 14


@dataclass(frozen=True)
class Nudges:
    """Of one stay, for one asker."""

    milestone: Milestone | None = None
    # Things on the arrival list that nobody has ticked yet.
    arrival_open: int = 0
    # They asked to stay longer, and the asker is one of those who decide.
    to_decide: bool = False


def nudges_for(asker: Asker, stays: Iterable[Stay]) -> dict[int, Nudges]:
    """By stay (id), for those whose words the asker may read: one query, however many guests."""
    by_id = {stay.pk: stay for stay in stays}
    rows = Stay.objects.in_reach_of(asker).filter(pk__in=by_id)
    looked_at = LookBack.objects.filter(stay=OuterRef("pk")).order_by("-day").values("day")[:1]
    told = rows.annotate(
        looked_at=Subquery(looked_at),
        is_asking=Exists(Extension.objects.filter(stay=OuterRef("pk")).to_decide()),
        arrival_open=Subquery(_open_items(asker), output_field=IntegerField()),
    ).values_list("pk", "looked_at", "is_asking", "arrival_open")
    return {
        pk: _nudges(asker, by_id[pk], looked_at or 0, is_asking, arrival_open or 0)
        for pk, looked_at, is_asking, arrival_open in told
    }


def _open_items(asker: Asker) -> QuerySet[Any, Any]:
    ticked = ArrivalTick.objects.filter(item=OuterRef("pk"), stay=OuterRef(OuterRef("pk")))
    items = ArrivalItem.objects.visible_to(asker).in_use().filter(~Exists(ticked.standing()))
    return items.order_by().values("house").annotate(number=Count("pk")).values("number")


def _nudges(asker: Asker, stay: Stay, looked_at: int, is_asking: bool, arrival_open: int) -> Nudges:
    if not stay.is_here:
        return Nudges()
    day = stay.day
    return Nudges(
        milestone=standing(stay.length, day, looked_at),
        arrival_open=arrival_open if day <= DAYS_OF_ARRIVING else 0,
        to_decide=is_asking and asker.can(Power.DECIDE_EXTENSIONS),
    )
