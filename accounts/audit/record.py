"""The audit record: written where the thing is done, in the same transaction."""

from collections.abc import Iterable
from datetime import datetime

from django.db import models, transaction
from django.db.models import QuerySet
from django.utils import timezone

from ..access.actor import Actor
from ..houses.action import is_under_way
from ..houses.compiled import compiled_once
from ..houses.models import House
from ..people.models import User
from .chain import Head, digest_of
from .models import AuditEvent


def record(
    kind: models.TextChoices,
    *,
    by: Actor | User,
    about: models.Model | None = None,
    house: House | None = None,
    guest_id: int | None = None,
    fields: Iterable[str] = (),
) -> AuditEvent:
    """Write one event. `fields` names what changed and never holds its content.

    Call it inside the action's transaction: when the event can't be written, nothing is.
    """
    event = _event(kind, by=by, about=about, house=house, guest_id=guest_id, fields=fields)
    with transaction.atomic(savepoint=False):
        if not is_under_way():
            _lock_house(event)
        _link(event)
        event.save(force_insert=True)
    return event


def record_read(
    kind: models.TextChoices,
    *,
    by: Actor,
    about: models.Model | None = None,
    guest_id: int | None = None,
) -> None:
    """Record that `by` read this, once per hour (UTC)."""
    event = _event(kind, by=by, about=about, guest_id=guest_id)
    event.read_hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    if _is_on_record(event):
        return
    with transaction.atomic(savepoint=False):
        _lock_house(event)
        _link(event)
        # If another request was faster, nothing is added, and the number stays free.
        AuditEvent.objects.bulk_create([event], ignore_conflicts=True)


def _is_on_record(read: AuditEvent) -> bool:
    known = _reads(
        person_id=read.person_id, kind=read.kind, object_id=read.object_id, hour=read.read_hour
    )
    return bool(known)


@compiled_once
def _reads(
    *, person_id: int | None, kind: str, object_id: int | None, hour: datetime | None
) -> QuerySet[AuditEvent, int]:
    reads = AuditEvent.objects.filter(person_id=person_id, kind=kind, object_id=object_id)
    return reads.filter(read_hour=hour).values_list("pk", flat=True)


def _lock_house(event: AuditEvent) -> None:
    """Actions hold it already. SQLite, with one writer at a time, only reads the row."""
    if event.house_id is not None:
        House.objects.select_for_update(no_key=True).get(pk=event.house_id)


def _link(event: AuditEvent) -> None:
    """To the chain, under the house's lock. What belongs to no house is in no chain."""
    if event.house_id is not None:
        before = head_of(event.house_id)
        event.number = before.number + 1
        event.digest = digest_of(event, before.digest)


def head_of(house_id: int) -> Head:
    if newest := _newest(house_id=house_id):
        return Head(*newest[0])
    return Head(digest=House.objects.values_list("audit_seal", flat=True).get(pk=house_id))


@compiled_once
def _newest(*, house_id: int) -> QuerySet[AuditEvent, tuple]:
    chain = AuditEvent.objects.filter(house_id=house_id).in_chain().reverse()
    return chain.values_list("number", "digest")[:1]


def _event(
    kind: models.TextChoices,
    *,
    by: Actor | User,
    about: models.Model | None,
    house: House | None = None,
    guest_id: int | None = None,
    fields: Iterable[str] = (),
) -> AuditEvent:
    user = by.user if isinstance(by, Actor) else by
    if house is None and isinstance(by, Actor):
        house = by.house
    return AuditEvent(
        kind=kind,
        house_id=house.pk if house else None,
        person_id=user.pk,
        person_name=user.display_name,
        # After its table, which keeps its name when a class is renamed: "checkins.ask".
        object_type=about._meta.db_table.replace("_", ".", 1) if about else "",
        object_id=about.pk if about else None,
        guest_id=guest_id,
        fields=sorted(fields),
    )
