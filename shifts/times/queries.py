"""The house's shift times, in the form the pure rules use."""

from collections.abc import Callable
from datetime import date, datetime

from django.db.models import QuerySet

from accounts.access.actor import Actor
from accounts.houses.compiled import compiled_once
from accounts.models import House

from .models import ShiftTime
from .rules import ShiftRule, day_ends


def times_of(actor: Actor) -> list[ShiftRule]:
    """Of now, of earlier and of later, in one query."""
    return [row.as_time() for row in _times(actor=actor)]


@compiled_once
def _times(*, actor: Actor) -> QuerySet[ShiftTime]:
    return ShiftTime.objects.for_house(actor.house)


def ends_of_days(house: House) -> Callable[[date], datetime]:
    """When work that began on a day is over. Queries the shift times once, for all days.

    The accounts find it by settings.LAST_DAY_ENDS.
    """
    times = ShiftTime.objects.filter(house=house).as_times()
    return lambda day: day_ends(times, day, house.zone)
