"""What was handed over and is to be read, and since when things are news."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.access.actor import Actor
from accounts.houses.compiled import compiled_once

from ..notes.models import Amendment, Note
from .models import FIRST_LISTS, Handoff, HandoffItem

# What is noted so long after it happened that a handoff had listed everything else by then.
AT_THE_LATEST = timedelta(days=30)


def news_since(actor: Actor, now: datetime) -> datetime:
    """Since when something may have happened that no handoff has listed; in one query.

    Nothing from before the house's first handoff, and nothing noted more than 30 days late: so a
    house with a long past reads no more than a new one.
    """
    for last in _last(actor=actor):
        return max(last.reaches_back_to, last.given_at - AT_THE_LATEST)
    return now - FIRST_LISTS


@compiled_once
def _last(*, actor: Actor) -> QuerySet[Handoff]:
    return Handoff.objects.readable_by(actor).order_by("-given_at", "-id")[:1]


@compiled_once
def left_for(*, actor: Actor) -> QuerySet[Handoff]:
    notes = Note.objects.readable_by(actor).active().filter(pk=OuterRef("note"))
    added = Amendment.objects.filter(
        Exists(notes), note=OuterRef("object_id"), signed_at__gt=OuterRef(OuterRef("last_read_at"))
    ).exclude(author=actor.user)
    listed = HandoffItem.objects.filter(
        Exists(added), handoff=OuterRef("pk"), kind=HandoffItem.Kind.NOTE
    )
    given = Handoff.objects.readable_by(actor).lately(actor).read_or_not(actor)
    return given.filter(Q(last_read_at=None) | Exists(listed)).for_list()
