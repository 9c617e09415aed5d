"""Every change to a list that a house keeps for itself."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from django.db import models

from ..access.actor import Actor
from ..audit.record import record
from ..changes import set_fields
from ..houses.action import action
from .models import EndingRow, HouseListRow, OrderedRow

Row = TypeVar("Row", bound=HouseListRow)
Ending = TypeVar("Ending", bound=EndingRow)


@action
def add_row(*, by: Actor, row: Row, unless: Mapping[str, Any] | None = None) -> Row:
    """Add the row, at the end if the list has an order.

    `unless`: values by field. If a row in use has all of them, it is returned instead, so that a
    second press of the button adds nothing. Raises ValidationError for what is on the list already.
    """
    rows = _rows(by, row)
    if unless is not None and (already := rows.filter(ended_on=None, **unless).first()):
        return already
    row.house = by.house
    if isinstance(row, OrderedRow):
        row.place = (rows.aggregate(last=models.Max("place"))["last"] or 0) + 1
    return _save(by, row, row.KINDS.added)


@action
def change_row(
    *, by: Actor, row: Row, changes: Mapping[str, Any], called: Iterable[str] = ()
) -> Row:
    """Set the fields in `changes`; if none is new, nothing is saved or recorded.

    `called`: what the audit record calls the changes, if not by their columns.
    """
    row = _read_again(by, row)
    changed = set_fields(row, changes)
    return _save(by, row, row.KINDS.changed, called or changed) if changed else row


@action
def move_row(*, by: Actor, row: OrderedRow, places: int) -> None:
    """Move up (-1) or down (1) the list; at its end, or off the list, it stays where it is."""
    row = _read_again(by, row)
    rows = list(_rows(by, row).filter(ended_on=None))
    if row not in rows:
        return
    place = rows.index(row)
    moved = min(max(place + places, 0), len(rows) - 1)
    if moved == place:
        return
    rows.insert(moved, rows.pop(place))
    for number, each in enumerate(rows, start=1):
        each.place = number
    type(row)._default_manager.bulk_update(rows, ["place"])
    record(row.KINDS.changed, by=by, about=row, fields=["place"])


@action
def end_row(*, by: Actor, row: Ending) -> Ending:
    """Take the row off the list today. What refers to it still shows it."""
    row = _read_again(by, row)
    if row.ended_on is not None:
        return row
    row.ended_on = by.today
    return _save(by, row, row.KINDS.ended or row.KINDS.changed, ["ended_on"])


@action
def reopen_row(*, by: Actor, row: Ending) -> Ending:
    """Put the row back. Raises ValidationError when another row on the list now says the same."""
    row = _read_again(by, row)
    if row.ended_on is None:
        return row
    row.ended_on = None
    return _save(by, row, row.KINDS.changed, ["ended_on"])


def _read_again(by: Actor, row: Row) -> Row:
    return _rows(by, row).get(pk=row.pk)


def _rows(by: Actor, row: Row) -> models.QuerySet[Row]:
    return type(row)._default_manager.filter(house=by.house)


def _save(by: Actor, row: Row, kind: models.TextChoices, fields: Iterable[str] = ()) -> Row:
    row.full_clean()
    row.save()
    record(kind, by=by, about=row, guest_id=row.audited_guest_id, fields=fields)
    return row
