"""The guest's own plan for the time after the stay."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.access.actor import Actor
from accounts.audit.record import record
from accounts.changes import set_fields
from accounts.houses.action import action

from ..audit import GuestKind
from ..stays.locking import locked
from ..stays.models import Stay
from .models import WhereNext


@action
def write_where_next(
    *, by: Actor, stay: Stay, changes: Mapping[str, tuple[str, str]]
) -> WhereNext | None:
    """By field: (what the page was shown with, what it holds now).

    None when nothing changed. Raises ValidationError, and writes nothing, where someone else has
    changed the same field since the page was opened.
    """
    stay = locked(stay)
    row = WhereNext.objects.filter(stay=stay).first() or WhereNext(house=by.house, stay=stay)
    if not changes:
        return row if row.pk else None
    conflicts = [
        field
        for field, (shown, said) in changes.items()
        # Browsers write line ends their own way, so only the lines are compared.
        if getattr(row, field).splitlines() not in (shown.splitlines(), said.splitlines())
    ]
    if conflicts:
        raise ValidationError(dict.fromkeys(conflicts, EDIT_CONFLICT))
    set_fields(row, {field: said for field, (_shown, said) in changes.items()})
    row.written_with, row.changed_at = by.user, timezone.now()
    row.full_clean()
    row.save()
    record(GuestKind.WHERE_NEXT_WRITTEN, by=by, about=row, guest_id=stay.guest_id, fields=changes)
    return row


EDIT_CONFLICT = (
    "Someone wrote here while this page was open. Your words are below, not saved yet. Please "
    "open the plan in another window and combine the two."
)
