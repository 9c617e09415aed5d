"""What six numbers open: a peer's powers, in the laptop's house, until the password is given.

Kept in the session: at which laptop they were given, and until when the password counts too.
"""

from dataclasses import replace
from datetime import timedelta

from django.contrib.auth import logout
from django.utils import timezone

from ..laptops.cookie import laptop_of, note_seen
from ..laptops.models import Laptop
from .actor import Actor, actor_for
from .permissions import Role
from .requests import StaffRequest

BY_PIN = "by_pin"
OPEN_UNTIL = "open_until"  # seconds, UTC
OPEN_FOR = timedelta(minutes=10)
OPENED_BY_PIN = frozenset({Role.PEER})


def set_by_pin(request: StaffRequest, laptop: Laptop | None) -> None:
    request.session.pop(OPEN_UNTIL, None)
    if laptop is None:
        request.session.pop(BY_PIN, None)
    else:
        request.session[BY_PIN] = laptop.pk


def is_by_pin(request: StaffRequest) -> bool:
    return BY_PIN in request.session


def count_password(request: StaffRequest) -> None:
    """The password was given too: for ten minutes they may do all that they may do elsewhere."""
    until = timezone.now() + OPEN_FOR
    request.session[OPEN_UNTIL] = until.timestamp()


def _password_counts(request: StaffRequest) -> bool:
    until = request.session.get(OPEN_UNTIL, 0)
    # A clock that was set back does not make it longer.
    left = until - timezone.now().timestamp()
    return 0 < left <= OPEN_FOR.total_seconds()


def actor_by_pin(request: StaffRequest) -> Actor | None:
    """None where the laptop was removed or its cookie is gone: then they are signed out."""
    laptop = laptop_of(request)
    if laptop is None or laptop.pk != request.session[BY_PIN]:
        logout(request)
        return None
    note_seen(laptop)
    actor = actor_for(request.user, laptop.house_id)
    if actor is None or actor.house.pk != laptop.house_id:
        return None
    actor = replace(actor, houses=(actor.house,))
    if _password_counts(request):
        return actor
    closed = actor.roles - OPENED_BY_PIN
    return replace(actor, roles=actor.roles & OPENED_BY_PIN, closed_roles=closed)
