"""Who is on now and the on-call number: for the header, the lock and the pages that say no."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from accounts.people.queries import left_lately

from .rota.now import NOTHING_KNOWN, OnNow, read_number, read_on_now


def on_now(request: HttpRequest) -> dict[str, object]:
    """One query, and only where a page shows it."""
    return {"on_now": SimpleLazyObject(lambda: on_now_for(request))}


def on_now_for(request: HttpRequest) -> OnNow:
    """Whoever stopped working here lately still gets the number; a stranger gets nothing."""
    if (actor := getattr(request, "actor", None)) is not None:
        return read_on_now(actor)
    house = left_lately(getattr(request, "user", None))
    return read_number(house) if house else NOTHING_KNOWN
