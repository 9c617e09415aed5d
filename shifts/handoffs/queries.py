"""What was handed over and is to be read, for the board."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.access.actor import Actor
from accounts.houses.compiled import compiled_once

from ..notes.models import Amendment, Note
from .models import Handoff, HandoffItem


@compiled_once
def left_for(*, actor: Actor) -> QuerySet[Handoff]:
    listed = HandoffItem.objects.filter(
        kind=HandoffItem.Kind.NOTE, object_id=OuterRef("note"), handoff=OuterRef(OuterRef("pk"))
    )
    added = Amendment.objects.filter(
        Exists(listed),
        note__in=Note.objects.readable_by(actor).active(),
        signed_at__gt=OuterRef("last_read_at"),
    ).exclude(author=actor.user)
    given = Handoff.objects.readable_by(actor).lately(actor).read_or_not(actor)
    return given.filter(Q(last_read_at=None) | Exists(added)).for_list()
