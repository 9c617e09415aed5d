"""Who left lately: where they went, and whether we may be in touch."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from accounts.access.actor import Actor
from accounts.houses.compiled import compiled_once
from guests.models import Contact, Farewell, HouseWording, Stay

from ..when import day_lately
from .stays import StayProgress


@dataclass(frozen=True)
class LeftLately:
    stay: Stay
    afterward: str
    # How their stay moved, once someone asks for it.
    row: StayProgress | None


def read_left(
    actor: Actor, stays: Sequence[Stay], rows: Sequence[StayProgress]
) -> list[LeftLately]:
    if not stays:
        return []
    ids = [stay.pk for stay in stays]
    wordings = {(name, code): words for name, code, words in _wordings(actor=actor)}
    farewells = {row[0]: row[1:] for row in _farewells(actor=actor, stays=ids)}
    contacts = dict(_contacts(actor=actor, stays=ids))
    by_stay = {row.stay.pk: row for row in rows}
    left = []
    for stay in stays:
        stay.house_wordings = wordings
        went_to = stay.get_went_to_display().lower()
        said = [f"went to: {went_to}"] if went_to else []
        agreed_on, ended_on, how = farewells.get(stay.pk, (None, None, ""))
        if agreed_on and not ended_on:
            said.append(f"we may be in touch{f': {how}' if how else ''}")
        if on := contacts.get(stay.pk):
            said.append(f"last in touch {day_lately(on, actor.today)}")
        left.append(LeftLately(stay, " · ".join(said), by_stay.get(stay.pk)))
    return left


@compiled_once
def _wordings(*, actor: Actor) -> QuerySet[HouseWording, Any]:
    rows = HouseWording.objects.for_house(actor.house).exclude(words="")
    return rows.values_list("list", "code", "words")


@compiled_once
def _farewells(*, actor: Actor, stays: Sequence[int]) -> QuerySet[Farewell, Any]:
    rows = Farewell.objects.readable_by(actor).filter(stay__in=stays)
    return rows.values_list("stay", "touch_agreed_on", "touch_ended_on", "touch_how")


@compiled_once
def _contacts(*, actor: Actor, stays: Sequence[int]) -> QuerySet[Contact, Any]:
    """Of each stay the last one comes last."""
    rows = Contact.objects.readable_by(actor).filter(stay__in=stays).order_by("on", "id")
    return rows.values_list("stay", "on")
