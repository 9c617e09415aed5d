"""Reading what is about guests on a page that is about the whole house."""

from collections.abc import Iterable

from accounts.access.actor import Actor
from accounts.audit.record import record_read

from .audit import GuestKind
from .models import Guest


def record_guests_read(guests: Iterable[int | None], *, by: Actor) -> None:
    """On record for each of these guests, as if their own page had been opened."""
    known = {each for each in guests if each is not None}
    for guest in Guest.objects.for_house(by.house).filter(pk__in=known):
        record_read(GuestKind.GUEST_READ, by=by, about=guest, guest_id=guest.pk)
