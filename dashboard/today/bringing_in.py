"""For admins, before all else on Today: calls that wait, rooms, and what is not set up yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from accounts.access.actor import Actor
from accounts.access.permissions import Power
from accounts.houses.compiled import compiled_once
from accounts.models import Membership
from guests.models import Room, Stay
from shifts.models import OnCallNumber, ShiftPerson

NEWEST = 5  # calls


@dataclass(frozen=True)
class BringingIn:
    """Calls that nobody has decided about, the oldest first, and how many rooms are free."""

    calls: list[Stay]
    has_more_calls: bool
    rooms: int
    free_rooms: int


@dataclass(frozen=True)
class ToSetUp:
    words: str
    link: str


def read_bringing_in(actor: Actor, here: list[Stay]) -> BringingIn | None:
    """`here` are the guests who are here now."""
    if not actor.can(Power.RUN_THE_HOUSE):
        return None
    calls, rooms = _calls(actor=actor), set(_rooms(actor=actor))
    taken = {stay.room_id for stay in here}
    return BringingIn(calls[:NEWEST], len(calls) > NEWEST, len(rooms), len(rooms - taken))


@compiled_once
def _calls(*, actor: Actor) -> QuerySet[Stay]:
    calls = Stay.objects.for_house(actor.house).enquiries().select_related("guest")
    return calls.order_by("enquired_on", "id")[: NEWEST + 1]


@compiled_once
def _rooms(*, actor: Actor) -> QuerySet[Room, Any]:
    return Room.objects.for_house(actor.house).order_by().values_list("pk", flat=True)


def read_to_set_up(actor: Actor) -> list[ToSetUp]:
    """What a new house still needs; empty once it has all of it. In one query."""
    if not actor.can(Power.RUN_THE_HOUSE):
        return []
    return [each for row in _known(actor=actor) for each in _missing(row)]


def _missing(known: dict[str, bool]) -> Iterator[ToSetUp]:
    if not known["has_rooms"]:
        yield ToSetUp("Add the rooms", reverse("guests:room_list"))
    if not known["has_staff"]:
        yield ToSetUp("Add the people who work here", reverse("accounts:staff_list"))
    if not known["has_shifts"]:
        yield ToSetUp("Put people on the first shifts", reverse("shifts:shift_list"))
    if not known["has_number"]:
        yield ToSetUp("Set the number to call at night", reverse("shifts:on_call_number_set"))
    if not known["has_guests"]:
        yield ToSetUp("Note the first call", reverse("guests:guest_add"))


@compiled_once
def _known(*, actor: Actor) -> QuerySet[Membership, Any]:
    others = Membership.objects.filter(house=OuterRef("house")).exclude(user=actor.user)
    own = Membership.objects.for_house(actor.house).filter(user=actor.user)
    return own.annotate(
        has_rooms=Exists(Room.objects.filter(house=OuterRef("house"))),
        has_staff=Exists(others),
        has_shifts=Exists(ShiftPerson.objects.filter(house=OuterRef("house"))),
        has_number=Exists(OnCallNumber.objects.filter(house=OuterRef("house"))),
        has_guests=Exists(Stay.objects.filter(house=OuterRef("house"))),
    ).values("has_rooms", "has_staff", "has_shifts", "has_number", "has_guests")[:1]
