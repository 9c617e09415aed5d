"""The code from someone's phone, between their password and the house.

Kept in the session: whose password was right a moment ago, and whether this sign-in had its code.
"""

from dataclasses import dataclass, replace
from datetime import timedelta

from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from ..people.models import User
from ..second_factor.queries import has_second_factor
from .actor import Actor
from .permissions import Role
from .requests import StaffRequest

GIVEN = "by_code"
WAITING = "code_for"
WAITS_FOR = timedelta(minutes=10)
# Where a house asks for it.
MANAGE = frozenset({Role.MANAGER, Role.ADMIN})


@dataclass(frozen=True)
class Waiting:
    user: User
    # Where they wanted to go.
    way_on: str


def needs_code(request: HttpRequest, user: User) -> bool:
    """Not where the same person gave theirs in this sign-in: a lock asks for the password alone."""
    is_theirs = request.user.is_authenticated and request.user.pk == user.pk
    return not (is_theirs and GIVEN in request.session) and has_second_factor(user)


def wait_for_code(request: HttpRequest, user: User, way_on: str) -> None:
    until = timezone.now() + WAITS_FOR
    request.session[WAITING] = {
        "user": user.pk,
        # Another password in between, and the first one no longer counts.
        "password": user.get_session_auth_hash(),
        "until": until.timestamp(),  # seconds, UTC
        "way_on": way_on,
    }


def waiting_for_code(request: HttpRequest) -> Waiting | None:
    asked = request.session.get(WAITING)
    if asked is None:
        return None
    # A clock that was set back does not make it longer.
    left = asked["until"] - timezone.now().timestamp()
    user = User.objects.filter(pk=asked["user"], is_active=True).first()
    if user is None or not 0 < left <= WAITS_FOR.total_seconds():
        return None
    if not constant_time_compare(asked["password"], user.get_session_auth_hash()):
        return None
    return Waiting(user, asked["way_on"])


def note_code(request: HttpRequest) -> None:
    request.session[GIVEN] = True


def forget_code(request: HttpRequest) -> None:
    request.session.pop(GIVEN, None)


def stop_waiting(request: HttpRequest) -> None:
    request.session.pop(WAITING, None)


def is_without_code(request: StaffRequest) -> bool:
    """Signed in before they set it up, on another machine: that sign-in counts no longer."""
    return bool(request.user.has_second_factor) and GIVEN not in request.session


def close_until_set_up(actor: Actor) -> Actor:
    """Where the house asks for a code, managers and admins are peers, if at all, until then.

    So whoever is alone in the house at night and has no phone at hand does a peer's work.
    """
    closed = actor.roles & MANAGE
    if not closed or not actor.house.asks_for_code or actor.user.has_second_factor:
        return actor
    return replace(
        actor,
        roles=actor.roles - closed,
        closed_roles=actor.closed_roles | closed,
        opened_by="accounts:code_set_up",
    )
