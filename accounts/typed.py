"""Pages on which long texts are written: kept as they are typed, until they are signed or saved.

With JavaScript the page sends what is typed after a short pause (static/susd/typed.js, on a form
marked `data-typed`); without, it is kept when the laptop locked in between. Either way it is its
author's draft, which the page shows when it is opened again.
"""

from collections.abc import Iterable

from django.http import HttpResponse

from ui.templatetags.ui import clock

from .drafts import drop_drafts, keep_drafts, words_at
from .http import Asked


def is_typing(request: Asked) -> bool:
    """Whether this is the page keeping what is typed, and nobody pressed a button."""
    return bool(request.htmx) and request.method == "POST" and "typed" in request.POST


def keep_typed(request: Asked, *, title: str, fields: Iterable[str]) -> HttpResponse:
    """Keeps these fields for their author; one that was emptied again is kept no longer."""
    said = {name: str(request.POST[name]) for name in fields if name in request.POST}
    words = {name: typed for name, typed in said.items() if typed.strip()}
    keep_drafts(by=request.asker, page=request.path, title=title, words=words)
    drop_drafts(by=request.asker, page=request.path, fields=said.keys() - words.keys())
    kept_at = clock(request.asker.now)
    return HttpResponse(f"Kept for you at {kept_at}, not signed yet" if words else "")


def typed_so_far(request: Asked) -> dict[str, str]:
    """What waits on this page for the asker, by field."""
    return words_at(request.asker, request.path)


def forget_typed(request: Asked, fields: Iterable[str]) -> None:
    """It stands where it belongs now."""
    drop_drafts(by=request.asker, page=request.path, fields=fields)
