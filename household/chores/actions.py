"""Every change to the list of chores. Upcoming turns are planned again with it; past ones stay."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, TextChoices

from accounts.access.actor import Actor
from accounts.audit.record import record
from accounts.changes import set_fields
from accounts.models import House, User
from accounts.people.queries import peers_on_staff

from ..audit import HouseholdKind
from ..turns.actions import refresh_rota
from ..turns.models import Turn
from ..turns.rules import span_of
from .models import Chore, Rota, RotaDays
from .starting_chores import STARTING_CHORES


@transaction.atomic
def create_default_chores(*, house: House, from_on: date) -> None:
    for place, known in enumerate(STARTING_CHORES, start=1):
        name, room, how_to, rhythm, weekdays, size, people = known
        chore = Chore(house=house, name=name, room=room, how_to=how_to, rhythm=rhythm)
        chore.weekdays, chore.size, chore.people = weekdays, size, people
        chore.place, chore.began_on = place, from_on
        chore.full_clean()
        chore.save()


@transaction.atomic
def take_starting_chores(*, by: Actor) -> None:
    """Only for a house whose list is still empty; otherwise nothing happens."""
    _lock(by)
    if Chore.objects.for_house(by.house).exists():
        return
    create_default_chores(house=by.house, from_on=by.today)
    record(HouseholdKind.CHORE_ADDED, by=by)
    refresh_rota(by=by)


@transaction.atomic
def add_chore(
    *,
    by: Actor,
    name: str,
    rhythm: str,
    weekdays: str,
    size: int,
    people: int = 1,
    room: str = "",
    how_to: str = "",
) -> Chore:
    """Added once, however often pressed.

    `weekdays` are the digits 1 (Monday) to 7; for every week or every month, one of them.
    """
    _lock(by)
    said: dict[str, Any] = {"name": name, "room": room, "how_to": how_to}
    said |= {"rhythm": rhythm, "weekdays": weekdays, "size": size, "people": people}
    same = Chore.objects.for_house(by.house).in_use().filter(began_on=by.today, **said)
    if (already := same.first()) is not None:
        return already
    last = Chore.objects.for_house(by.house).aggregate(last=Max("place"))["last"] or 0
    chore = Chore(house=by.house, began_on=by.today, place=last + 1, **said)
    return _save(by, chore, HouseholdKind.CHORE_ADDED)


@transaction.atomic
def change_chore(*, by: Actor, chore: Chore, changes: Mapping[str, Any]) -> Chore:
    """`changes` holds only what was changed; it applies from today."""
    chore = _locked(by, chore)
    if not changes:
        return chore
    set_fields(chore, changes)
    return _save(by, chore, HouseholdKind.CHORE_CHANGED, changes)


@transaction.atomic
def move_chore(*, by: Actor, chore: Chore, places: int) -> None:
    """Move up (-1) or down (1) the list; at its end it stays where it is."""
    chore = _locked(by, chore)
    chores = list(Chore.objects.for_house(by.house).in_use())
    if chore not in chores:
        return
    place = chores.index(chore)
    moved = min(max(place + places, 0), len(chores) - 1)
    if moved == place:
        return
    chores.insert(moved, chores.pop(place))
    for number, each in enumerate(chores, start=1):
        each.place = number
    Chore.objects.bulk_update(chores, ["place"])
    record(HouseholdKind.CHORE_CHANGED, by=by, about=chore, fields=["place"])
    refresh_rota(by=by)


@transaction.atomic
def end_chore(*, by: Actor, chore: Chore) -> Chore:
    """Past turns stay."""
    chore = _locked(by, chore)
    if chore.ended_on is not None:
        return chore
    chore.ended_on = by.today
    return _save(by, chore, HouseholdKind.CHORE_ENDED)


@transaction.atomic
def reopen_chore(*, by: Actor, chore: Chore) -> Chore:
    """Raises ValidationError when another chore now has that name."""
    chore = _locked(by, chore)
    if chore.ended_on is None:
        return chore
    chore.ended_on = None
    return _save(by, chore, HouseholdKind.CHORE_CHANGED, ["ended_on"])


def _lock(by: Actor) -> None:
    House.objects.select_for_update().get(pk=by.house.pk)


def _locked(by: Actor, chore: Chore) -> Chore:
    _lock(by)
    return Chore.objects.for_house(by.house).get(pk=chore.pk)


def _save(by: Actor, chore: Chore, kind: TextChoices, fields: Any = ()) -> Chore:
    chore.full_clean()
    chore.save()
    record(kind, by=by, about=chore, fields=fields)
    refresh_rota(by=by)
    return chore


@transaction.atomic
def set_rota(*, by: Actor, weeks: int) -> Rota:
    """People change chores every so many weeks, counted from Mondays.

    Published turns stay to the end of the current period; after it, all but what
    people agreed among themselves is planned afresh.
    """
    House.objects.select_for_update().get(pk=by.house.pk)
    rota = Rota.objects.for_house(by.house).first() or Rota(house=by.house)
    if rota.pk and rota.weeks == weeks:
        return rota
    rota.weeks = weeks
    rota.full_clean()
    rota.save()
    record(HouseholdKind.ROTA_SET, by=by, about=rota, fields=["weeks"])
    _, last = span_of(by.today, weeks)
    Turn.objects.filter(chore__house=by.house, on__gt=last, is_agreed=False).delete()
    refresh_rota(by=by)
    return rota


@transaction.atomic
def set_rota_days(*, by: Actor, user: User, weekdays: Iterable[int]) -> RotaDays:
    """`weekdays`: 1 is Monday; none is fine. Applies from today.

    Raises ValidationError for someone who is no peer on staff of the actor's house.
    """
    House.objects.select_for_update().get(pk=by.house.pk)
    if user not in peers_on_staff(by):
        raise ValidationError("They are not on the house's staff right now.")
    row = RotaDays.objects.for_house(by.house).filter(user=user).first()
    row = row or RotaDays(house=by.house, user=user, from_on=by.today)
    days = "".join(str(day) for day in sorted(set(weekdays)))
    if row.pk and row.weekdays == days:
        return row
    row.weekdays, row.from_on = days, by.today
    row.full_clean()
    row.save()
    record(HouseholdKind.ROTA_DAYS_SET, by=by, about=row, fields=["weekdays"])
    refresh_rota(by=by)
    return row
