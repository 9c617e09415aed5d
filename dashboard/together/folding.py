"""What is open on the page that is read together: little at first, the rest where it is asked for.

A part that is folded reads no words: only how many things are in it, and of which days.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils import timezone

from accounts.access.requests import StaffRequest
from ui.weeks import Fold, fold_by_week

from .sources import RecordSource

# Before anyone asks for more: the newest day, morning and afternoon.
AT_FIRST = 2


class Row(NamedTuple):
    """One row of a part, without its words."""

    stay_id: int
    pk: int
    on: date | None


@dataclass(frozen=True)
class Opened:
    """What the address asks for: a part, from some row on; or one thing that is in a part."""

    part: str = ""
    before: str = ""
    # As the page calls it: "entry-12".
    thing: str = ""
    readers: bool = False
    # It comes into a page that has the others.
    is_alone: bool = False

    @classmethod
    def of(cls, request: StaffRequest, thing: str = "") -> "Opened":
        asked = request.GET
        return cls(
            part=asked.get("open", ""),
            before=asked.get("before", ""),
            thing=thing or asked.get("at", ""),
            readers="readers" in asked,
            is_alone=bool(request.htmx and "open" in asked),
        )

    @property
    def is_nothing(self) -> bool:
        return not self.part and not self.thing

    def leaves_out(self, source: RecordSource) -> bool:
        return self.is_alone and not self.part.endswith(f"-{source.key}")


def rows_of(source: RecordSource, rows: QuerySet[Any]) -> dict[int, list[Row]]:
    """By stay: the newest first, where they have a day; else in the order they are read in."""
    by_stay: dict[int, list[Row]] = {}
    for stay_id, pk, at in rows.values_list("stay_id", "pk", source.day or "pk"):
        by_stay.setdefault(stay_id, []).append(Row(stay_id, pk, _day(at) if source.day else None))
    if source.day:
        for theirs in by_stay.values():
            theirs.reverse()
    return by_stay


def _day(at: date | datetime) -> date:
    return timezone.localtime(at).date() if isinstance(at, datetime) else at


def window(
    source: RecordSource, rows: Sequence[Row], opened: Opened, today: date
) -> tuple[list[Row], Fold]:
    """The rows that are shown of an open part, and what is left of it after them."""
    if not source.day:
        return list(rows), Fold(len(rows), today)
    things = things_of(source, rows)
    left = things[_first_shown(source, things, opened) :]
    days = [thing[0].on for thing in left if thing[0].on]
    most = AT_FIRST if opened.is_nothing else source.most
    fold = fold_by_week(days, most, today=today)
    return [row for thing in left[: fold.shown] for row in thing], fold


def things_of(source: RecordSource, rows: Iterable[Row]) -> list[list[Row]]:
    if not source.together:
        return [[row] for row in rows]
    return [list(group) for _on, group in groupby(rows, key=source.together)]


def _first_shown(source: RecordSource, things: Sequence[Sequence[Row]], opened: Opened) -> int:
    for place, thing in enumerate(things):
        if any(opened.thing == f"{source.about}-{row.pk}" for row in thing):
            return place
        if any(opened.before == str(row.pk) for row in thing):
            return place + 1 if place + 1 < len(things) else 0
    return 0


def has(source: RecordSource, rows: Iterable[Row], thing: str) -> bool:
    return bool(thing) and any(thing == f"{source.about}-{row.pk}" for row in rows)
