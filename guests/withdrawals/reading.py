"""Reading a note by itself, put there by mistake or not."""

from accounts.access.actor import Actor
from accounts.audit.record import record_read

from ..audit import GuestKind
from .models import Withdrawable


def record_reading(*, by: Actor, note: Withdrawable) -> None:
    if note.may_read_mistake:
        record_read(GuestKind.WITHDRAWN_READ, by=by, about=note, guest_id=note.guest_id)
    elif note.stay:
        record_read(GuestKind.GUEST_READ, by=by, about=note.stay.guest, guest_id=note.guest_id)
