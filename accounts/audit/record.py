"""The audit record: written where the thing is done, in the same transaction."""

from collections.abc import Iterable
from datetime import datetime

from django.db import models
from django.db.models import QuerySet
from django.utils import timezone

from ..access.actor import Actor
from ..houses.compiled import compiled_once
from ..houses.models import House
from ..people.models import User
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
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    object_id = about.pk if about else None
    if _reads(person_id=by.user.pk, kind=kind, object_id=object_id, hour=hour):
        return
    event = _event(kind, by=by, about=about, guest_id=guest_id)
    event.read_hour = hour
    AuditEvent.objects.bulk_create([event], ignore_conflicts=True)


@compiled_once
def _reads(
    *, person_id: int, kind: models.TextChoices, object_id: int | None, hour: datetime
) -> QuerySet[AuditEvent, int]:
    reads = AuditEvent.objects.filter(person_id=person_id, kind=kind, object_id=object_id)
    return reads.filter(read_hour=hour).values_list("pk", flat=True)


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
