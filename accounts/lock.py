"""The lock of a shared laptop: a state of the server's session, so that no page shows past it."""

from django.http import HttpRequest
from django.utils import timezone

from .models import House

# In the session: when it was last used (seconds, UTC; written at most once a minute), and
# whether it is locked. Sessions that did not begin at our door have no last use and never lock.
SEEN_AT = "seen_at"
LOCKED = "locked"
WRITTEN_EVERY = 60  # seconds


def begin_watch(request: HttpRequest) -> None:
    request.session[SEEN_AT] = timezone.now().timestamp()
    request.session.pop(LOCKED, None)


def lock(request: HttpRequest) -> None:
    request.session[LOCKED] = True


def is_locked(request: HttpRequest) -> bool:
    return bool(request.session.get(LOCKED))


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
