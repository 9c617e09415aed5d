"""What follows a right password: in, or first to the page that asks for the code."""

from django.http import HttpResponse
from django.shortcuts import redirect, resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from ..laptops.models import Laptop
from ..people.models import User
from ..second_factor.queries import has_second_factor
from .actor import actor_for
from .by_code import MANAGE, needs_code, wait_for_code
from .lock import forget_page
from .requests import StaffRequest
from .sign_in import unlock


def come_in(
    request: StaffRequest,
    user: User,
    *,
    way_on: str,
    by_pin_at: Laptop | None = None,
    reads_on: bool = False,
) -> HttpResponse:
    """`by_pin_at` is the laptop on which they gave their six numbers; None: their password."""
    if by_pin_at is None and needs_code(request, user):
        wait_for_code(request, user, way_on)
        return redirect("accounts:code_give")
    unlock(request, user, reads_on=reads_on, by_pin_at=by_pin_at)
    if by_pin_at is None and _is_to_set_up(user):
        way_on = f"{reverse('accounts:code_set_up')}?{urlencode({'next': way_on})}"
    return forget_page(redirect(way_on))


def safe_next(request: StaffRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next", "")
    if wanted.startswith("/") and url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        return wanted
    return resolve_url("dashboard:today")


def come_in_by_code(request: StaffRequest, user: User, *, way_on: str) -> HttpResponse:
    unlock(request, user, by_code=True)
    return forget_page(redirect(way_on))


def _is_to_set_up(user: User) -> bool:
    actor = actor_for(user)
    asked = actor is not None and actor.house.asks_for_code and actor.roles & MANAGE
    return bool(asked) and not has_second_factor(user)
