"""What every request gets before its view: a door, an actor, and no copy left behind."""

from collections.abc import Callable

from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from .actor import Actor, actor_for
from .by_code import close_until_set_up, is_without_code
from .by_pin import actor_by_pin, is_by_pin
from .decorators import may_open
from .lock import heed_page, is_open, keep_watch
from .requests import StaffRequest

HOUSE_ID = "house_id"


class SignInRequired(LoginRequiredMiddleware):
    """Closed by default, and closed again while the laptop is locked or turned to a guest.

    htmx gets a 401: a sign-in page must not land inside a row, nor a redirect be followed.
    """

    def process_view(self, request, view_func, view_args, view_kwargs):
        if request.user.is_authenticated and not is_open(request, view_func, view_kwargs):
            if request.htmx:
                return HttpResponse(status=401)
            back = urlencode({"next": self._way_back(request, view_func, view_kwargs)})
            return redirect(f"{reverse('accounts:lock')}?{back}")
        if request.user.is_authenticated and self._owes_a_password(request, view_func):
            if request.htmx:
                return HttpResponse(status=401)
            return redirect("accounts:password_change")
        return super().process_view(request, view_func, view_args, view_kwargs)

    def _owes_a_password(self, request, view_func) -> bool:
        """Only the ways out and the page to choose one are open until they have their own."""
        ways = ("stays_open_when_locked", "opens_without_own_password")
        return request.user.must_choose_password and not any(
            getattr(view_func, way, False) for way in ways
        )

    def _way_back(self, request, view_func, view_kwargs) -> str:
        if request.method == "GET":
            return request.get_full_path()
        keep = getattr(view_func, "autosaved", None)
        if keep is None or not may_open(view_func, request.actor):
            return reverse("dashboard:today")
        return keep(request, **view_kwargs)

    def handle_no_permission(self, request, view_func):
        if request.htmx:
            return HttpResponse(status=401)
        if request.method != "GET":
            # There is nothing to come back to: an address that only takes a POST has no page.
            return redirect("accounts:login")
        return super().handle_no_permission(request, view_func)


def _actor_of(request: StaffRequest) -> Actor | None:
    if is_by_pin(request):
        actor = actor_by_pin(request)
    elif is_without_code(request):
        logout(request)
        return None
    else:
        actor = actor_for(request.user, request.session.get(HOUSE_ID))
    return close_until_set_up(actor) if actor else None


class ActorMiddleware:
    def __init__(self, get_response: Callable[[StaffRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: StaffRequest) -> HttpResponse:
        actor = None
        if request.user.is_authenticated:
            actor = _actor_of(request)
            # A page that looks for news asks with htmx and GET; everything else is a person.
            by_itself = bool(request.htmx) and request.method == "GET"
            heed_page(request)
            keep_watch(request, actor.house if actor else None, by_itself=by_itself)
        request.actor = actor  # type: ignore[assignment]
        if not request.user.is_authenticated:
            return self.get_response(request)
        with timezone.override(actor.house.zone if actor else None):
            response = self.get_response(request)
        # The next person at a shared laptop must not find this page by pressing Back.
        response.headers.setdefault("Cache-Control", "no-store, private")
        return response
