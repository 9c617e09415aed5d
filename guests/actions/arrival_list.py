"""Every change to what a house goes through with someone who arrives, and hands them."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from accounts.asker import Asker
from accounts.audit import Kind, record
from accounts.models import House

from ..models import ArrivalItem, WelcomeSheet
from ..starting_list import STARTING_LIST


@transaction.atomic
def begin_arrival_list(*, house: House) -> None:
    """The list that a new house starts with."""
    for place, (name, how, part) in enumerate(STARTING_LIST, start=1):
        item = ArrivalItem(house=house, name=name, how=how, part=part, place=place)
        item.full_clean()
        item.save()


@transaction.atomic
def add_arrival_item(*, by: Asker, name: str, how: str = "") -> ArrivalItem:
    """One more thing, at the end of the list."""
    _lock(by)
    last = ArrivalItem.objects.visible_to(by).aggregate(last=Max("place"))["last"] or 0
    return _save(by, ArrivalItem(house=by.house, name=name, how=how, place=last + 1))


@transaction.atomic
def reword_arrival_item(*, by: Asker, item: ArrivalItem, name: str, how: str = "") -> ArrivalItem:
    """The same thing in other words: what was ticked before stays ticked."""
    item = _locked(by, item)
    item.name, item.how = name, how
    return _save(by, item, fields=["name", "how"])


@transaction.atomic
def move_arrival_item(*, by: Asker, item: ArrivalItem, places: int) -> None:
    """Further up (-1) or down (1) the list; at its end it stays where it is."""
    item = _locked(by, item)
    items = list(ArrivalItem.objects.visible_to(by).in_use())
    if item not in items:
        return
    place = items.index(item)
    moved = min(max(place + places, 0), len(items) - 1)
    if moved == place:
        return
    items.insert(moved, items.pop(place))
    for number, each in enumerate(items, start=1):
        each.place = number
    ArrivalItem.objects.bulk_update(items, ["place"])
    record(Kind.ARRIVAL_LIST_CHANGED, by=by, about=item, fields=["place"])


@transaction.atomic
def end_arrival_item(*, by: Asker, item: ArrivalItem) -> ArrivalItem:
    """Off the list from now on. Where it was ticked, it stays.

    Raises ValidationError for the step of the agreements, which belongs to every arrival.
    """
    item = _locked(by, item)
    if item.part:
        raise ValidationError(
            "Going through the agreements belongs to every arrival. You can put it in other words."
        )
    item.ended_on = item.ended_on or by.today
    return _save(by, item, fields=["ended_on"])


@transaction.atomic
def take_up_arrival_item(*, by: Asker, item: ArrivalItem) -> ArrivalItem:
    """On the list again, where it was."""
    item = _locked(by, item)
    item.ended_on = None
    return _save(by, item, fields=["ended_on"])


@transaction.atomic
def write_welcome_sheet(*, by: Asker, words: str) -> WelcomeSheet:
    """What else stands on the sheet that someone new is handed."""
    _lock(by)
    sheet = WelcomeSheet.objects.visible_to(by).first() or WelcomeSheet(house=by.house)
    sheet.words = words
    sheet.full_clean()
    sheet.save()
    record(Kind.WELCOME_CHANGED, by=by, about=sheet, fields=["words"])
    return sheet


def _lock(by: Asker) -> None:
    House.objects.select_for_update().get(pk=by.house.pk)


def _locked(by: Asker, item: ArrivalItem) -> ArrivalItem:
    """The item as it stands, under the lock of its house."""
    _lock(by)
    return ArrivalItem.objects.visible_to(by).get(pk=item.pk)


def _save(by: Asker, item: ArrivalItem, fields: list[str] | None = None) -> ArrivalItem:
    item.full_clean()
    item.save()
    record(Kind.ARRIVAL_LIST_CHANGED, by=by, about=item, fields=fields or [])
    return item
