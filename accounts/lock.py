"""The lock of a shared laptop: a state of the server's session, so that no page shows past it.

While peer and guest read together it is locked but for that one guest's page.
"""

from collections.abc import Callable, Mapping

from django.http import HttpRequest
from django.utils import timezone

from .models import House

# In the session: when it was last used (seconds, UTC; written at most once a minute), and
# whether it is locked. Sessions that did not begin at our door have no last use and never lock.
SEEN_AT = "seen_at"
LOCKED = "locked"
# Whose record is being read together (a guest's id).
TOGETHER = "together"
WRITTEN_EVERY = 60  # seconds


def begin_watch(request: HttpRequest) -> None:
    request.session[SEEN_AT] = timezone.now().timestamp()
    request.session.pop(LOCKED, None)


def lock(request: HttpRequest) -> None:
    request.session[LOCKED] = True


def is_locked(request: HttpRequest) -> bool:
    return bool(request.session.get(LOCKED))


def begin_together(request: HttpRequest, guest_id: int) -> None:
    request.session[TOGETHER] = guest_id


def end_together(request: HttpRequest) -> None:
    request.session.pop(TOGETHER, None)


def reading_with(request: HttpRequest) -> int | None:
    """The guest (by id) to whom the screen is turned; None when nobody reads along."""
    return request.session.get(TOGETHER)


def is_open(request: HttpRequest, view: Callable, arguments: Mapping[str, object]) -> bool:
    """Whether this view may answer: the ways out always, all else only while nothing is locked.

    While a guest reads along, what was declared for it stays open, for that guest alone.
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
    """Locks what has not been used for the house's minutes; else notes that it is in use.

    `by_itself`: the page asked, not a person, so it does not keep the laptop open.
    """
    seen_at = request.session.get(SEEN_AT)
    if seen_at is None or is_locked(request):
        return
    unused = timezone.now().timestamp() - seen_at
    if house is not None and unused > house.lock_minutes * 60:
        lock(request)
    elif unused > WRITTEN_EVERY and not by_itself:
        request.session[SEEN_AT] = timezone.now().timestamp()
