"""The guests of a house as the page of guests lists them: coming, waiting, left."""

from datetime import date, time
from typing import Any, NamedTuple

from django.db.models import F, QuerySet

from accounts.access.actor import Actor
from accounts.houses.compiled import compiled_once
from ui.clock import clock, short_date

from .days import day_number
from .models import Stay

DID_NOT_COME_SHOWN = 20


@compiled_once
def coming(*, actor: Actor) -> QuerySet[Stay]:
    stays = Stay.objects.for_house(actor.house).coming().for_list()
    return stays.order_by(F("arrives_on").asc(nulls_last=True), "id")


@compiled_once
def enquiries(*, actor: Actor) -> QuerySet[Stay]:
    stays = Stay.objects.for_house(actor.house).enquiries().for_list()
    return stays.order_by("enquired_on", "id")


@compiled_once
def did_not_come(*, actor: Actor) -> QuerySet[Stay]:
    """One more than are shown, where there are more."""
    stays = Stay.objects.for_house(actor.house).did_not_come().for_list()
    return stays.order_by("-id")[: DID_NOT_COME_SHOWN + 1]


class FormerGuest(NamedTuple):
    stay_id: int
    guest_id: int
    name: str
    pronouns: str
    arrived_on: date
    left_on: date
    left_at: time | None

    @property
    def dates(self) -> str:
        dates = f"{short_date(self.arrived_on)} to {short_date(self.left_on)}"
        return f"{dates}, {clock(self.left_at)}" if self.left_at else dates

    @property
    def length(self) -> str:
        days = day_number(self.arrived_on, self.left_on)
        return "1 day" if days == 1 else f"{days} days"


def former_guests(actor: Actor) -> QuerySet[Stay, Any]:
    """What `FormerGuest` is made of, the last to leave first."""
    left = Stay.objects.for_house(actor.house).left().order_by("-left_on", "-id")
    guest = ("guest", "guest__name", "guest__pronouns")
    return left.values_list("pk", *guest, "arrived_on", "left_on", "left_at")
