"""The arrival list of one stay."""

from dataclasses import dataclass

from django.db.models import Q

from accounts.access.actor import Actor

from ..stays.models import Stay
from .models import ArrivalItem, ArrivalTick


@dataclass(frozen=True)
class ArrivalLine:
    """One item of the list, and who did it with them when; None while it is open."""

    item: ArrivalItem
    tick: ArrivalTick | None


@dataclass(frozen=True)
class ArrivalList:
    lines: list[ArrivalLine]

    @property
    def done(self) -> int:
        return sum(1 for line in self.lines if line.tick)

    @property
    def total(self) -> int:
        return len(self.lines)


def read_arrival_list(actor: Actor, stay: Stay) -> ArrivalList:
    """In two queries. Items the house has taken off the list stay where they were ticked."""
    ticks = ArrivalTick.objects.for_house(actor.house).filter(stay=stay).active()
    by_item = {tick.item_id: tick for tick in ticks.select_related("by")}
    items = ArrivalItem.objects.for_house(actor.house).filter(Q(ended_on=None) | Q(pk__in=by_item))
    return ArrivalList([ArrivalLine(item, by_item.get(item.pk)) for item in items])
