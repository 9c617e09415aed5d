"""What every page's header asks of the shifts."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from .queries import read_on_now


def on_now(request: HttpRequest) -> dict[str, object]:
    """Who is on now: asked of the database once, and only where a page shows it."""
    asker = getattr(request, "asker", None)
    if asker is None:
        return {}
    return {"on_now": SimpleLazyObject(lambda: read_on_now(asker))}
