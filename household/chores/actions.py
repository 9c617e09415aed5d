"""Every change to the list of chores. Upcoming turns are planned again with it; past ones stay."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from accounts.access.actor import Actor
from accounts.audit.record import record
from accounts.houses.action import action
from accounts.lists.actions import add_row, change_row, end_row, move_row, reopen_row
from accounts.models import House, User
from accounts.people.queries import peers_on_staff
from ui.weekdays import as_digits

from ..audit import HouseholdKind
from ..turns.actions import refresh_rota
from ..turns.models import Turn
from ..turns.rules import span_of
from .models import Chore, Rota, RotaDays
from .starting_chores import STARTING_CHORES


@action
def create_default_chores(*, house: House, from_on: date) -> None:
    for place, known in enumerate(STARTING_CHORES, start=1):
        name, room, how_to, rhythm, weekdays, size, people = known
        chore = Chore(house=house, name=name, room=room, how_to=how_to, rhythm=rhythm)
        chore.weekdays, chore.size, chore.people = weekdays, size, people
        chore.place, chore.began_on = place, from_on
        chore.full_clean()
        chore.save()


@action
def take_starting_chores(*, by: Actor) -> None:
    """Only for a house whose list is still empty; otherwise nothing happens."""
    if Chore.objects.for_house(by.house).exists():
        return
    create_default_chores(house=by.house, from_on=by.today)
    record(HouseholdKind.CHORE_ADDED, by=by)
    refresh_rota(by=by)


@action
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
    values: dict[str, Any] = {"name": name, "room": room, "how_to": how_to, "began_on": by.today}
    values |= {"rhythm": rhythm, "weekdays": weekdays, "size": size, "people": people}
    return _planned_again(by, add_row(by=by, row=Chore(**values), unless=values))


@action
def change_chore(*, by: Actor, chore: Chore, changes: Mapping[str, Any]) -> Chore:
    """`changes` holds only what was changed; it applies from today."""
    return _planned_again(by, change_row(by=by, row=chore, changes=changes))


@action
def move_chore(*, by: Actor, row: Chore, places: int) -> None:
    move_row(by=by, row=row, places=places)
    refresh_rota(by=by)


@action
def end_chore(*, by: Actor, row: Chore) -> Chore:
    """Past turns stay."""
    return _planned_again(by, end_row(by=by, row=row))


@action
def reopen_chore(*, by: Actor, row: Chore) -> Chore:
    """Raises ValidationError when another chore now has that name."""
    return _planned_again(by, reopen_row(by=by, row=row))


def _planned_again(by: Actor, chore: Chore) -> Chore:
    refresh_rota(by=by)
    return chore


@action
def set_rota(*, by: Actor, weeks: int) -> Rota:
    """People change chores every so many weeks, counted from Mondays.

    Published turns stay to the end of the current period; after it, all but what
    people agreed among themselves is planned afresh.
    """
    rota = Rota.objects.for_house(by.house).first() or Rota(house=by.house)
    if rota.pk and rota.weeks == weeks:
        return rota
    rota.weeks = weeks
    rota.full_clean()
    rota.save()
    record(HouseholdKind.ROTA_SET, by=by, about=rota, fields=["weeks"])
    _, last = span_of(by.today, weeks)
    Turn.objects.for_house(by.house).filter(on__gt=last, is_agreed=False).delete()
    refresh_rota(by=by)
    return rota


@action
def set_rota_days(*, by: Actor, user: User, weekdays: Iterable[int]) -> RotaDays:
    """`weekdays`: 1 is Monday; none is fine. Applies from today.

    Raises ValidationError for someone who is no peer on staff of the actor's house.
    """
    if user not in peers_on_staff(by):
        raise ValidationError("They are not on the house's staff right now.")
    row = RotaDays.objects.for_house(by.house).filter(user=user).first()
    row = row or RotaDays(house=by.house, user=user, from_on=by.today)
    days = as_digits(weekdays)
    if row.pk and row.weekdays == days:
        return row
    row.weekdays, row.from_on = days, by.today
    row.full_clean()
    row.save()
    record(HouseholdKind.ROTA_DAYS_SET, by=by, about=row, fields=["weekdays"])
    refresh_rota(by=by)
    return row
