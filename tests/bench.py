"""`make bench`: one save of a round, as a ratio to a bare authenticated page that writes a row.

The bare page stands in a new Django project: the middleware and the backend that `startproject`
writes, and a view behind `login_required` that finds its row by the number in the address, sets
one field, saves and answers with a word. It has no form, no template, no transaction and no audit
record. The limit is held against it. The same view behind our own door tells how much of a save
is the door and how much the save.

Both are sent as a browser sends them, CSRF token and all; a save brings along its whole card, as
`round_autosave.js` does. All in one run, in turns, with real commits: on SQLite in a file, or where
DATABASE_URL says (an empty database, which is filled with the demo house).
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple
from urllib.parse import urlencode

import django

ROUNDS = 300
LIMIT = 3.0  # times the bare page

# As `django-admin startproject` writes them.
PLAIN = {
    "MIDDLEWARE": [
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
    "AUTHENTICATION_BACKENDS": ["django.contrib.auth.backends.ModelBackend"],
}
TOKEN = "a" * 32


class Page(NamedTuple):
    settings: dict[str, object]
    # What is measured; it gets the number of the turn.
    post: Callable[[int], None]


def set_up(folder: str) -> None:
    os.environ |= {"DJANGO_SETTINGS_MODULE": "susd.settings.local", "DATA_DIR": folder}
    django.setup()
    from django.core.management import call_command

    from demo.builder import build_demo

    call_command("migrate", verbosity=0)
    build_demo(months=1)


def browser_of(username: str):
    """Signed in, and checked for the CSRF token, which a test's client is usually spared."""
    from django.conf import settings
    from django.test import Client

    from accounts.models import User

    client = Client(enforce_csrf_checks=True, headers={"host": "localhost"})
    client.force_login(User.objects.get(username=username), settings.AUTHENTICATION_BACKENDS[0])
    client.cookies["csrftoken"] = TOKEN
    client.handler.load_middleware()

    def send(path: str, said: dict[str, str], **headers: str):
        form = "application/x-www-form-urlencoded"
        return client.post(path, urlencode(said), content_type=form, headers=headers)

    return send


def bare_page(own: dict[str, object]) -> Page:
    from django.contrib.auth.decorators import login_required
    from django.http import HttpResponse
    from django.shortcuts import get_object_or_404
    from django.urls import path

    from guests.models import Room

    @login_required
    def write_one_row(request, room_id: int) -> HttpResponse:
        room = get_object_or_404(Room, pk=room_id)
        room.name = request.POST["name"]
        room.save()
        return HttpResponse("saved")

    class Urls:
        urlpatterns = [path("rooms/<int:room_id>/", write_one_row)]

    page = Page(own | {"ROOT_URLCONF": Urls}, lambda number: None)
    with settings_of(page):
        send = browser_of("peer")
    address = f"/rooms/{Room.objects.order_by('id').values_list('id', flat=True)[0]}/"

    def post(number: int) -> None:
        response = send(address, {"csrfmiddlewaretoken": TOKEN, "name": f"Blue room {number}"})
        assert response.content == b"saved"

    return page._replace(post=post)


def save_of_a_round() -> Page:
    """What a browser sends a second after the last key: one person's card, one field changed."""
    from datetime import timedelta

    from accounts.access.actor import actor_for
    from accounts.models import User
    from checkins.entries.entry_forms import EntryForms, as_posted
    from checkins.models import Which
    from checkins.rounds.queries import read_round_page

    send = browser_of("peer")
    actor = actor_for(User.objects.get(username="peer"))
    sunday = actor.today - timedelta(days=actor.today.isoweekday() % 7)
    path = f"/check-ins/{sunday}/morning/"
    send(path, {"hold": "1"}, X_CSRFToken=TOKEN)
    card = EntryForms(read_round_page(actor, Which.MORNING, sunday).people[0], Which.MORNING)
    field = f"{card.key}-where_at"
    said = as_posted(card) | {"card": card.key}

    def post(number: int) -> None:
        said[f"initial-{field}"], said[field] = said[field], f"Slept badly, {number}"
        response = send(path, said, HX_Request="true", X_CSRFToken=TOKEN)
        assert response.status_code == 200
        assert b"Saved" in response.content

    return Page({}, post)


@contextmanager
def settings_of(page: Page) -> Iterator[None]:
    """Told to nobody: a test's `override_settings` has Django forget which addresses it knows."""
    from django.conf import settings

    ours = {name: getattr(settings, name) for name in page.settings}
    for name, value in page.settings.items():
        setattr(settings, name, value)
    yield
    for name, value in ours.items():
        setattr(settings, name, value)


def seconds(page: Page, number: int) -> float:
    with settings_of(page):
        began = time.perf_counter()
        page.post(number)
        return time.perf_counter() - began


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        set_up(folder)
        pages = {"bare": bare_page(PLAIN), "ours": bare_page({}), "save": save_of_a_round()}
        times: dict[str, list[float]] = {name: [] for name in pages}
        for number in range(ROUNDS):
            for name, page in pages.items():
                times[name].append(seconds(page, number))
    medians = {name: statistics.median(taken[20:]) * 1000 for name, taken in times.items()}
    ratio = medians["save"] / medians["bare"]
    print(f"bare authenticated POST, one row: median {medians['bare']:.2f} ms")
    print(f"the same behind our own door:     median {medians['ours']:.2f} ms")
    print(f"one save of a round:              median {medians['save']:.2f} ms")
    print(f"ratio to the bare page {ratio:.2f} (under {LIMIT})")
    print(f"ratio to the one behind our own door {medians['save'] / medians['ours']:.2f}")
    sys.exit(ratio >= LIMIT)


if __name__ == "__main__":
    main()
