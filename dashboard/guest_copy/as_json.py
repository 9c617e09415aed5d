"""The copy for a program: the same items, with their days in ISO 8601 (docs/a-guests-copy.md)."""

import json
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from django.db import models
from django.utils import timezone

from accounts.access.actor import Actor

from ..together.items import Item, Section
from ..together.reading import Reading, StayRead

FORMAT, VERSION = "susd-guest-copy", 1
STAY_DAYS = (
    *("enquired_on", "talked_on", "decided_on", "arrives_on", "arrived_on", "called_off_on"),
    *("planned_leaving_on", "left_on", "left_at"),
)

PARENTS_DAYS = {"round": "date", "meeting": "on"}


def json_of(actor: Actor, reading: Reading) -> str:
    """Moments are in the house's time zone, with their distance from UTC."""
    copy = {
        "format": FORMAT,
        "version": VERSION,
        "made_at": actor.now.isoformat(timespec="seconds"),
        "house": {"name": actor.house.name, "time_zone": actor.house.time_zone},
        "guest": {"name": reading.guest.name, "pronouns": reading.guest.pronouns},
        "stays": [_stay(each) for each in reading.stays],
        "opened_by": [{"on": _iso(on), "opened": opened} for on, opened in reading.readers],
    }
    return json.dumps(copy, ensure_ascii=False, indent=2)


def _stay(read: StayRead) -> dict[str, Any]:
    days = {name: _iso(getattr(read.stay, name)) for name in STAY_DAYS}
    return {**days, "is_whole": read.readable, "parts": [_part(each) for each in read.sections]}


def _part(section: Section) -> dict[str, Any]:
    _stay_id, _, key = section.key.partition("-")
    return {"key": key, "title": section.title, "items": [_item(each) for each in section.items]}


def _item(item: Item) -> dict[str, Any]:
    return {
        "title": item.title,
        "days": [dict(_days_of(row)) for row in item.rows],
        "facts": list(item.facts),
        "lines": [
            {"label": line.label, "words": line.words, "note": line.note} for line in item.lines
        ],
        "own_words": [
            {
                "words": reply.words,
                "sees_differently": reply.sees_differently,
                "said_at": _iso(reply.said_at),
                "written_with": reply.written_with.display_name,
            }
            for reply in item.own_words
        ],
    }


def _days_of(row: models.Model) -> Iterator[tuple[str, str | None]]:
    """By the names of the row's own fields; `on` of a check-in or meeting is that of its parent."""
    fields = {field.name: field for field in row._meta.fields}
    for parent, day in PARENTS_DAYS.items():
        if parent in fields and (held := getattr(row, parent)):
            yield "on", _iso(getattr(held, day))
    for name, field in fields.items():
        if isinstance(field, models.DateField | models.TimeField) and getattr(row, name):
            yield name, _iso(getattr(row, name))


def _iso(value: date | datetime | time | None) -> str | None:
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(timespec="seconds")
    return value.isoformat() if value else None
