"""What is on record, in words: who did or read what, when, and about whom."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import islice

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import QuerySet

from accounts.access.actor import Actor
from accounts.audit.models import AuditEvent, kinds
from guests.models import Guest

A_PART = 2000  # events


@dataclass(frozen=True)
class RecordedEvent:
    at: datetime  # on the house's clock
    person: str
    did: str
    guest_id: int | None
    # Empty where it is about nobody, or about someone whose name is no longer kept.
    guest: str
    # What was changed, by the names of the fields.
    fields: list[str]


def read_events(actor: Actor, events: Iterable[AuditEvent]) -> list[RecordedEvent]:
    """In one query, however many events."""
    rows = list(events)
    names = _names(actor, {row.guest_id for row in rows if row.guest_id})
    did, zone = dict(kinds()), actor.house.zone
    return [
        RecordedEvent(
            at=row.at.astimezone(zone),
            person=row.person_name,
            did=did.get(row.kind, row.kind),
            guest_id=row.guest_id if row.guest_id in names else None,
            guest=names.get(row.guest_id or 0, ""),
            fields=[field_in_words(row.object_type, name) for name in row.fields],
        )
        for row in rows
    ]


def read_in_parts(actor: Actor, events: QuerySet[AuditEvent]) -> Iterator[list[RecordedEvent]]:
    """However many there are, no more than a part is in memory at a time."""
    rows = events.iterator(chunk_size=A_PART)
    while part := list(islice(rows, A_PART)):
        yield read_events(actor, part)


def _names(actor: Actor, ids: set[int]) -> dict[int, str]:
    found = Guest.objects.for_house(actor.house).filter(pk__in=ids)
    return dict(found.values_list("pk", "name"))


@cache
def field_in_words(object_type: str, name: str) -> str:
    """As the model calls it; a field that is gone by now keeps its name."""
    tables = {model._meta.db_table: model for model in apps.get_models()}
    model = tables.get(object_type.replace(".", "_", 1))
    try:
        field = model._meta.get_field(name) if model else None
    except FieldDoesNotExist:
        field = None
    return str(getattr(field, "verbose_name", name.replace("_", " ")))
