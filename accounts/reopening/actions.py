from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from ..access.actor import Actor
from .models import AbstractReopening, Closable


def reopen(
    *, by: Actor, row: Closable, reopening: AbstractReopening, earlier: QuerySet[AbstractReopening]
) -> bool:
    """Save the reopening, and open `row`, which the calling action has locked and saves itself.

    `earlier` are the row's reopenings so far. False when the last of them is this one, sent twice.
    Raises ValidationError when no reason is given, and when the row is open already.
    """
    if row.closed_at is None or row.closed_by is None:
        last = earlier.select_related("by").last()
        if last and (last.by, last.reason) == (by.user, reopening.reason):
            return False
        who = f"{last.by} has already opened it again" if last else "It's already open"
        raise ValidationError(f"{who}, so your reason was not saved.")
    reopening.by = by.user
    reopening.closed_at, reopening.closed_by = row.closed_at, row.closed_by
    reopening.full_clean()
    reopening.save()
    row.closed_at = row.closed_by = None
    return True
