"""What every request gets before its view: a door, an asker, and no copy left behind."""

from collections.abc import Callable

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpResponse
from django.utils import timezone

from .asker import asker_for
from .http import Asked
from .sign_in import RENEWED_AT

SESSION_RENEWED_AFTER = 60 * 60  # seconds
HOUSE_ID = "house_id"


class SignInRequired(LoginRequiredMiddleware):
    """Closed by default. htmx gets a 401, as a sign-in page must not land inside a row."""

    def handle_no_permission(self, request, view_func):
        if request.htmx:
            return HttpResponse(status=401)
        return super().handle_no_permission(request, view_func)


class AskerMiddleware:
    """Says who asks and in which house, and sets that house's clock for the page."""

    def __init__(self, get_response: Callable[[Asked], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Asked) -> HttpResponse:
        asker = None
        if request.user.is_authenticated:
            renew_session(request)
            asker = asker_for(request.user, request.session.get(HOUSE_ID))
        request.asker = asker  # type: ignore[assignment]
        if not request.user.is_authenticated:
            return self.get_response(request)
        with timezone.override(asker.house.zone if asker else None):
            response = self.get_response(request)
        # The next person at a shared laptop must not find this page by pressing Back.
        response.headers.setdefault("Cache-Control", "no-store, private")
        return response


def renew_session(request: Asked) -> None:
    """Twelve hours from the last use, not from signing in; written at most once an hour."""
    now = timezone.now().timestamp()
    renewed_at = request.session.get(RENEWED_AT)
    if renewed_at is not None and now - renewed_at > SESSION_RENEWED_AFTER:
        request.session[RENEWED_AT] = now
