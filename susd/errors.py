"""Every page that says no, or that something is wrong: one plain sentence, and words given back.

Django calls these (susd/urls.py, settings.CSRF_FAILURE_VIEW). They need neither a context
processor nor the static manifest nor, apart from the on-call number, the database; what sort of
trouble an exception is, susd/trouble.py knows.
"""

import logging
import re
import sys
from collections.abc import Callable, Iterable
from typing import TypeVar

from django.contrib.sessions.exceptions import SessionInterrupted
from django.core.exceptions import (
    DisallowedHost,
    RequestDataTooBig,
    TooManyFieldsSent,
    ValidationError,
)
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from accounts.access.lock import is_locked
from accounts.models import House
from accounts.people.queries import left_lately
from shifts.context import on_now_for
from shifts.rota.now import NOTHING_KNOWN

from .static import error_page_files
from .trouble import Trouble, trouble_of

logger = logging.getLogger(__name__)
T = TypeVar("T")

# Where even an error page can't be drawn.
LAST_RESORT = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Something went wrong</title>'
    "<h1>Something went wrong on our side</h1><p>What you sent may not be saved. Please look "
    'before you go on.</p><p><a href="/">Go to Today</a></p></html>'
)
TOO_MUCH = "It was more than one page can send at once."
UNKNOWN_ADDRESS = (
    "The house's pages don't answer at this address. Whoever looks after the server knows which "
    "one to use."
)
CLASHED = "Someone else changed the same thing at the same moment. Please look, and try again."
SIGNED_OUT = "This sign-in ended while that was on its way."
CUT_OFF = "Not all of it got here."
NOT_HELD = "There is a character or a number in it that can't be kept."


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    # Django words a session that could not be saved as a bad request: after the view.
    match trouble_of(exception):
        case Trouble.NOT_WRITTEN:
            return not_written(request, perhaps_saved=True)
        case Trouble.NOT_REACHED:
            return not_reached(request)
    why = ""
    if isinstance(exception, SessionInterrupted):
        return _page(request, "400.html", 400, why=SIGNED_OUT, perhaps_saved=True)
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent):
        why = TOO_MUCH
    elif isinstance(exception, DisallowedHost):
        why = UNKNOWN_ADDRESS
    return _page(request, "400.html", 400, why=why)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, "403.html", 403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, "404.html", 404)


def only_for_a_button(request: HttpRequest) -> HttpResponse:
    return _page(request, "405.html", 405)


def server_error(request: HttpRequest) -> HttpResponse:
    """Called while the exception is handled: not every one is a fault of a page."""
    problem = sys.exception()
    match trouble_of(problem):
        case Trouble.NOT_WRITTEN:
            return not_written(request)
        case Trouble.NOT_REACHED:
            return not_reached(request)
        case Trouble.REFUSED if isinstance(problem, ValidationError):
            return _page(request, "409.html", 409, sentences=problem.messages)
        case Trouble.CLASHED:
            return _page(request, "409.html", 409, sentences=[CLASHED])
        case Trouble.NOT_HELD:
            return _page(request, "400.html", 400, why=NOT_HELD)
        case Trouble.CUT_OFF:
            return _page(request, "400.html", 400, why=CUT_OFF)
    return _page(request, "500.html", 500)


def not_reached(request: HttpRequest) -> HttpResponse:
    """The database may have gone away after it took what was sent."""
    return _page(request, "503.html", 503, is_reached=False, perhaps_saved=True)


def not_written(request: HttpRequest, *, perhaps_saved: bool = False) -> HttpResponse:
    """Nothing can be saved right now.

    A page whose reading must be on record stays closed: the house promises its guests that they
    can see who opened what, and that promise would be broken without anybody noticing.
    """
    return _page(request, "503.html", 503, is_reached=True, perhaps_saved=perhaps_saved)


def not_from_here(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page(request, "403_csrf.html", 403)


def _page(request: HttpRequest, template: str, status: int, **more: object) -> HttpResponse:
    try:
        html: str = render_to_string(template, _facts(request) | more)
    except Exception:  # an error page that fails must not become a traceback
        logger.exception("The page for status %s can't be drawn", status)
        html = LAST_RESORT
    # The next person at a shared laptop must not find it by pressing Back.
    return HttpResponse(html, status=status, headers={"Cache-Control": "no-store, private"})


def _facts(request: HttpRequest) -> dict[str, object]:
    return {
        "actor": getattr(request, "actor", None),
        "is_post": request.method == "POST",
        "words": words_sent(request),
        # The database may be what is wrong.
        "on_now": _if_possible(lambda: on_now_for(request), NOTHING_KNOWN),
        "left": _if_possible(lambda: _left(request), None),
        "is_locked": _if_possible(lambda: is_locked(request), True),
        **error_page_files(),
    }


def _left(request: HttpRequest) -> House | None:
    if getattr(request, "actor", None) is not None:
        return None
    return left_lately(getattr(request, "user", None))


def _if_possible(ask: Callable[[], T], otherwise: T) -> T:
    try:
        return ask()
    except Exception:
        return otherwise


# Never given back: secrets, and what is no one's words.
NOT_WORDS = ("csrfmiddlewaretoken", "current", "next", "username", "code")
SHORTEST_WORD = 20  # characters without a space that no choice of ours has
A_MOMENT = re.compile(r"[0-9T:.+Z-]+").fullmatch


def words_sent(request: HttpRequest) -> list[str]:
    """What someone wrote in the form that was sent, to be copied: nothing typed is lost."""
    if request.method != "POST":
        return []
    try:
        sent = list(request.POST.lists())
    except Exception:  # it may be what was sent that can't be read
        return []
    return list(dict.fromkeys(_words_in(sent)))


def _words_in(sent: Iterable[tuple[str, list[str]]]) -> Iterable[str]:
    for name, values in sent:
        last = name.rpartition("-")[2]
        if name.startswith("initial-") or last in NOT_WORDS or "password" in name:
            continue
        for value in map(str, values):
            words = value.replace("\x00", "\ufffd").strip()
            is_long = len(words) > SHORTEST_WORD and not A_MOMENT(words)
            if " " in words or is_long or not words.isascii():
                yield words
