"""By which cookie a browser is known as one of the house's laptops."""

import secrets
from datetime import timedelta
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from .models import Laptop

COOKIE = "laptop"
# The longest that browsers keep a cookie; each sign-in with six numbers begins it again.
KEPT_FOR = timedelta(days=400)
SEEN_EVERY = timedelta(minutes=1)


def new_token() -> str:
    return secrets.token_urlsafe(32)


def hash_of(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def laptop_of(request: HttpRequest) -> Laptop | None:
    """The laptop that sent this request, if it is enrolled and nobody removed it."""
    token = request.COOKIES.get(COOKIE, "")
    if not token:
        return None
    enrolled = Laptop.objects.enrolled().select_related("house")
    return enrolled.filter(token_hash=hash_of(token)).first()


def note_seen(laptop: Laptop) -> None:
    now = timezone.now()
    if laptop.last_seen_at is None or now - laptop.last_seen_at > SEEN_EVERY:
        Laptop.objects.filter(pk=laptop.pk).update(last_seen_at=now)


def remember(response: HttpResponse, token: str, *, secure: bool) -> HttpResponse:
    response.set_cookie(
        COOKIE, token, max_age=KEPT_FOR, httponly=True, samesite="Lax", secure=secure
    )
    return response


def remember_again(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    return remember(response, request.COOKIES[COOKIE], secure=request.is_secure())
