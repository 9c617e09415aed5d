"""How a view declares who may open it: every view has exactly one of these decorators."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from .actor import Actor
from .permissions import Power
from .requests import StaffRequest

View = Callable[..., HttpResponseBase]


def needs(*powers: Power) -> Callable[[View], View]:
    """Signed in, with a role in a house, and with one of these powers there; otherwise 403."""

    def declare(view: View) -> View:
        @wraps(view)
        def guarded(request: StaffRequest, *args, **kwargs) -> HttpResponseBase:
            if not may_open(guarded, request.actor):
                if may_be_opened(guarded, request.actor):
                    return lead_to_opening(request, guarded, kwargs)
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.declares = powers  # type: ignore[attr-defined]
        return guarded

    return declare


def may_open(view: View, actor: Actor | None) -> bool:
    return actor is not None and any(map(actor.can, view.declares))  # type: ignore[attr-defined]


def may_be_opened(view: View, actor: Actor | None) -> bool:
    powers = view.declares  # type: ignore[attr-defined]
    return actor is not None and any(map(actor.can_when_opened, powers))


def lead_to_opening(request: StaffRequest, view: View, arguments: dict) -> HttpResponseBase:
    """What they typed is kept as a draft on its page until they gave what is missing."""
    if request.htmx:
        return HttpResponse(status=401)
    back = request.get_full_path()
    if request.method != "GET":
        keep = getattr(view, "autosaved", None)
        back = keep(request, **arguments) if keep else reverse("dashboard:today")
    return redirect(f"{reverse(request.actor.opened_by)}?{urlencode({'next': back})}")


def needs_sign_in_only(view: View) -> View:
    """For what belongs to the person and not to a house: their password, their house."""
    view.declares = "sign-in only"  # type: ignore[attr-defined]
    return view


def needs_no_sign_in(view: View) -> View:
    view.declares = "no sign-in"  # type: ignore[attr-defined]
    return login_not_required(stays_open_when_locked(view))


def opens_without_own_password(view: View) -> View:
    """Where someone goes who still has the password that someone else gave them."""
    view.opens_without_own_password = True  # type: ignore[attr-defined]
    return view


def stays_open_together(view: View) -> View:
    """For pages a guest reads along: open for that guest (`guest_id`) while all else is locked."""
    view.stays_open_together = True  # type: ignore[attr-defined]
    return view


def stays_open_when_locked(view: View) -> View:
    view.stays_open_when_locked = True  # type: ignore[attr-defined]
    return view
