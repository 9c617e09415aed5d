"""The lock of a shared laptop: a state of the server's session, so that no page shows past it.

While peer and guest read together it is locked but for that one guest's page.
"""

from collections.abc import Callable, Mapping

from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.models import Session
from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from ..houses.models import House

# In the session: when it was last used (seconds, UTC; written at most once a minute), and
# whether it is locked. Sessions that did not begin at our door have no last use and never lock.
SEEN_AT = "seen_at"
LOCKED = "locked"
# Whose record is being read together (a guest's id).
TOGETHER = "together"
WRITTEN_EVERY = 60  # seconds
# Two servers' clocks may differ by this much, or one be set right: that locks nothing.
CLOCK_SLACK = 60  # seconds

# A page sets this cookie when it locks (static/susd/lock.js), also while the server is out of
# reach. It holds a number by which that one lock is known, and nothing about anyone.
COOKIE = "locked"
# In the session: the number of the lock that was opened last.
OPENED = "opened"


def start_watch(request: HttpRequest) -> None:
    """Call it when a password was given: earlier requests to lock no longer count."""
    request.session[SEEN_AT] = timezone.now().timestamp()
    request.session.pop(LOCKED, None)
    if asked := _asked_by_page(request):
        request.session[OPENED] = asked


def forget_page(response: HttpResponse) -> HttpResponse:
    """After `start_watch`: this laptop's pages no longer need to lock."""
    response.delete_cookie(COOKIE, samesite="Lax")
    return response


def heed_page(request: HttpRequest) -> None:
    """Lock, before anything is shown, if a page asked to lock while the server was unreachable."""
    asked = _asked_by_page(request)
    if asked and asked != request.session.get(OPENED) and not is_locked(request):
        lock(request, asked)


def _asked_by_page(request: HttpRequest) -> str:
    return request.COOKIES.get(COOKIE, "")[:40]


def lock(request: HttpRequest, asked: str = "") -> None:
    """Lock the session at once, whatever else is writing in it.

    `asked` is the number of a page's lock. If it was already opened, this request is late and locks
    nothing.
    """
    try:
        _write_lock(request, asked)
    except (DatabaseError, UpdateError):
        # Nothing can be written just now; this request at least finds it locked.
        request.session[LOCKED] = True


def _write_lock(request: HttpRequest, asked: str) -> None:
    session = type(request.session)(request.session.session_key)
    with transaction.atomic():
        Session.objects.select_for_update().filter(pk=session.session_key).first()
        if not asked or asked != session.get(OPENED):
            session[LOCKED] = True
            session.save()
    session.modified = False
    request.session = session


def is_locked(request: HttpRequest) -> bool:
    return bool(request.session.get(LOCKED))


def start_together(request: HttpRequest, guest_id: int) -> None:
    request.session[TOGETHER] = guest_id


def end_together(request: HttpRequest) -> None:
    request.session.pop(TOGETHER, None)


def reading_with(request: HttpRequest) -> int | None:
    return request.session.get(TOGETHER)


def is_open(request: HttpRequest, view: Callable, arguments: Mapping[str, object]) -> bool:
    """The ways out are always open, everything else only while nothing is locked.

    While a guest reads along, the pages declared for it stay open, for that guest alone.
    """
    if getattr(view, "stays_open_when_locked", False):
        return True
    if is_locked(request):
        return False
    guest_id = reading_with(request)
    if guest_id is None:
        return True
    return getattr(view, "stays_open_together", False) and arguments.get("guest_id") == guest_id


def keep_watch(request: HttpRequest, house: House | None, *, by_itself: bool) -> None:
    """Lock a laptop unused for the house's minutes; else note that it is in use.

    A clock that was set back can't tell how long that is, so it locks too. `by_itself`: the page
    sent the request, not a person, so it does not keep the laptop open.
    """
    seen_at = request.session.get(SEEN_AT)
    if seen_at is None or is_locked(request):
        return
    unused = timezone.now().timestamp() - seen_at
    if house is not None and not -CLOCK_SLACK <= unused <= house.lock_minutes * 60:
        lock(request)
    elif unused > WRITTEN_EVERY and not by_itself:
        request.session[SEEN_AT] = timezone.now().timestamp()
