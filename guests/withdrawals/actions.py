"""Removing words that are somewhere by mistake."""

from django.db.models import TextChoices
from django.utils import timezone

from accounts.access.actor import Actor
from accounts.audit.record import record

from .models import Withdrawable


def withdraw(*, by: Actor, note: Withdrawable, kind: TextChoices) -> None:
    """What several actions do with a note they have locked; `kind` is how it is recorded."""
    note.withdrawn_at, note.withdrawn_by = timezone.now(), by.user
    note.full_clean()
    note.save(update_fields=["withdrawn_at", "withdrawn_by"])
    record(kind, by=by, about=note, guest_id=note.guest_id)
