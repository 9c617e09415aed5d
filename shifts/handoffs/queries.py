"""What was handed over and is to be read, for the board."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.access.actor import Actor
from accounts.houses.compiled import compiled_once

from ..notes.models import Amendment, Note
from .models import Handoff, HandoffItem


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
