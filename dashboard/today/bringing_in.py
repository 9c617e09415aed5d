"""For admins, before all else on Today: calls, arrivals, rooms, and what is not set up yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from accounts.access.actor import Actor
from accounts.access.permissions import Power, Role
from accounts.health.backups import BackupNews, backup_news
from accounts.houses.compiled import compiled_once
from accounts.models import Membership
from guests.arrival.coming_up import Arrival
from guests.models import Room, Stay
from shifts.models import ShiftPerson
from shifts.rota.now import OnNow

NEWEST = 5  # calls


@dataclass(frozen=True)
class BringingIn:
    """Calls that nobody has decided about, the oldest first; who comes; how many rooms are free.

    `backups` is None while there is nothing to say of them.
    """

    calls: list[Stay]
    has_more_calls: bool
    arrivals: Sequence[Arrival]
    rooms: int
    free_rooms: int
    backups: BackupNews | None


@dataclass(frozen=True)
class ToSetUp:
    words: str
    link: str


def read_bringing_in(
    actor: Actor, here: list[Stay], arrivals: Sequence[Arrival]
) -> BringingIn | None:
    """`here` are the guests who are here now."""
    if not actor.can(Power.RUN_THE_HOUSE):
        return None
    calls, rooms = _calls(actor=actor), set(_rooms(actor=actor))
    taken = {stay.room_id for stay in here}
    return BringingIn(
        calls=calls[:NEWEST],
        has_more_calls=len(calls) > NEWEST,
        arrivals=arrivals,
        rooms=len(rooms),
        free_rooms=len(rooms - taken),
        backups=backup_news(actor.house),
    )


@compiled_once
def _calls(*, actor: Actor) -> QuerySet[Stay]:
    calls = Stay.objects.for_house(actor.house).enquiries().select_related("guest")
    return calls.order_by("enquired_on", "id")[: NEWEST + 1]


@compiled_once
def _rooms(*, actor: Actor) -> QuerySet[Room, Any]:
    return Room.objects.for_house(actor.house).order_by().values_list("pk", flat=True)


def read_to_set_up(
    actor: Actor, known: BringingIn, here: list[Stay], on_now: OnNow
) -> list[ToSetUp]:
    """What a new house still needs; empty once it has all of it.

    One query in a house that is set up; the rest is known from what the page shows.
    """
    anyone = here or known.calls or _stays(actor=actor)
    missing = {
        ToSetUp("Add the rooms", reverse("guests:room_list")): not known.rooms,
        ToSetUp("Add the people who work here", reverse("accounts:staff_list")): not [
            user for user in _staff(actor=actor) if user != actor.user.pk
        ],
        ToSetUp("Put people on the first shifts", reverse("shifts:shift_list")): not (
            on_now.people or _on_shifts(actor=actor)
        ),
        ToSetUp("Set the number to call", reverse("shifts:on_call_number_set")): not on_now.number,
        ToSetUp("Note the first call", reverse("guests:guest_add")): not anyone,
    }
    return [each for each, is_missing in missing.items() if is_missing]


@compiled_once
def _staff(*, actor: Actor) -> QuerySet[Membership, Any]:
    """Of a few rows one is someone else's: nobody has more of them than there are roles."""
    rows = Membership.objects.for_house(actor.house).order_by()
    return rows.values_list("user", flat=True)[: len(Role) + 1]


@compiled_once
def _on_shifts(*, actor: Actor) -> QuerySet[ShiftPerson, Any]:
    return ShiftPerson.objects.for_house(actor.house).order_by().values_list("pk", flat=True)[:1]


@compiled_once
def _stays(*, actor: Actor) -> QuerySet[Stay, Any]:
    return Stay.objects.for_house(actor.house).order_by().values_list("pk", flat=True)[:1]
