"""How a view declares who may open it: every view has exactly one of these decorators."""

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
    """Signed in, with a role in a house, and with one of these powers there; otherwise 403."""

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
    return actor is not None and any(map(actor.can, view.declares))  # type: ignore[attr-defined]


def needs_sign_in_only(view: View) -> View:
    """For what belongs to the person and not to a house: their password, their house."""
    view.declares = "sign-in only"  # type: ignore[attr-defined]
    return view


def needs_no_sign_in(view: View) -> View:
    view.declares = "no sign-in"  # type: ignore[attr-defined]
    return login_not_required(stays_open_when_locked(view))


def stays_open_together(view: View) -> View:
    """For pages a guest reads along: open for that guest (`guest_id`) while all else is locked."""
    view.stays_open_together = True  # type: ignore[attr-defined]
    return view


def stays_open_when_locked(view: View) -> View:
    view.stays_open_when_locked = True  # type: ignore[attr-defined]
    return view
