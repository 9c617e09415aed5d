"""How a view declares who may come: exactly one of these stands above every view."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse

from .actor import Actor
from .permissions import Power
from .requests import StaffRequest

View = Callable[..., HttpResponse]


def needs(*powers: Power) -> Callable[[View], View]:
    """Signed in, with a part in a house, and with one of these powers there; otherwise 403."""

    def declare(view: View) -> View:
        @wraps(view)
        def guarded(request: StaffRequest, *args, **kwargs) -> HttpResponse:
            if not may_open(guarded, request.actor):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.declares = powers  # type: ignore[attr-defined]
        return guarded

    return declare


def may_open(view: View, actor: Actor | None) -> bool:
    """Whether the actor has one of the powers that the view declares."""
    return actor is not None and any(map(actor.can, view.declares))  # type: ignore[attr-defined]


def needs_sign_in_only(view: View) -> View:
    """For what belongs to the person and not to a house: their password, their house."""
    view.declares = "sign-in only"  # type: ignore[attr-defined]
    return view


def needs_no_sign_in(view: View) -> View:
    """For the few pages that stand open: the door itself and the health check."""
    view.declares = "no sign-in"  # type: ignore[attr-defined]
    return login_not_required(stays_open_when_locked(view))


def stays_open_together(view: View) -> View:
    """For what a guest reads along: open for that guest (`guest_id`), while all else is locked."""
    view.stays_open_together = True  # type: ignore[attr-defined]
    return view


def stays_open_when_locked(view: View) -> View:
    """For the ways out of a locked laptop: unlocking it, and signing out."""
    view.stays_open_when_locked = True  # type: ignore[attr-defined]
    return view
