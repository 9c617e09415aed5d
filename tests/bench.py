"""`make bench`: one save of a round, as a ratio to a bare authenticated page that writes a row.

The bare page stands behind the middleware of a new Django project; the limit is held against it.
The same page behind our own middleware tells how much of a save is the door and how much the save.

All in one run, in turns, with real commits: on SQLite in a file, or where DATABASE_URL says
(an empty database, which is filled with the demo house).
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable

import django

ROUNDS = 300
LIMIT = 3.0  # times the bare page


# As `django-admin startproject` writes them.
PLAIN = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]


def set_up(folder: str) -> None:
    os.environ |= {"DJANGO_SETTINGS_MODULE": "susd.settings.local", "DATA_DIR": folder}
    django.setup()
    from django.core.management import call_command

    from susd.demo.build import build_demo

    call_command("migrate", verbosity=0)
    build_demo(months=1)


def bare_page(middleware: list[str] | None = None) -> Callable[[int], None]:
    """Signed in, one row written: the least that a page can do behind this middleware."""
    from django.conf import settings
    from django.contrib.auth.decorators import login_required
    from django.http import HttpResponse
    from django.test import Client, override_settings
    from django.urls import path

    from accounts.models import User
    from guests.models import Room

    room = Room.objects.order_by("id").first()

    @login_required
    def write_one_row(request) -> HttpResponse:
        room.name = request.POST["name"]
        room.save()
        return HttpResponse("saved")

    class Urls:
        urlpatterns = [path("bare/", write_one_row)]

    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.get(username="peer"))
    with override_settings(MIDDLEWARE=middleware or settings.MIDDLEWARE):
        client.handler.load_middleware()
    original = settings.ROOT_URLCONF

    def post(number: int) -> None:
        settings.ROOT_URLCONF = Urls
        response = client.post("/bare/", {"name": f"Blue room {number}"})
        settings.ROOT_URLCONF = original
        assert response.status_code == 200

    return post


def save_of_a_round() -> Callable[[int], None]:
    """What a browser sends a second after the last key: one person's card, one field changed."""
    from datetime import timedelta

    from django.test import Client

    from accounts.models import House, User
    from guests.models import Stay

    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.get(username="peer"))
    today = House.objects.get().today()
    sunday = today - timedelta(days=today.isoweekday() % 7)
    path = f"/check-ins/{sunday}/morning/"
    client.post(path, {"hold": "1"})
    key = f"stay-{Stay.objects.on_date(sunday).order_by('id').first().pk}"
    field = f"{key}-where_at"

    def post(number: int) -> None:
        seen = f"Slept badly, {number - 1}" if number else ""
        said = {"card": key, f"initial-{field}": seen, field: f"Slept badly, {number}"}
        response = client.post(path, said, headers={"HX-Request": "true"})
        assert response.status_code == 200
        assert b"Saved" in response.content

    return post


def seconds(act: Callable[[int], None], number: int) -> float:
    began = time.perf_counter()
    act(number)
    return time.perf_counter() - began


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        set_up(folder)
        pages = {
            "bare": bare_page(PLAIN),
            "ours": bare_page(),
            "save": save_of_a_round(),
        }
        times: dict[str, list[float]] = {name: [] for name in pages}
        for number in range(ROUNDS):
            for name, page in pages.items():
                times[name].append(seconds(page, number))
    medians = {name: statistics.median(taken[20:]) * 1000 for name, taken in times.items()}
    ratio = medians["save"] / medians["bare"]
    print(f"bare authenticated POST, one row: median {medians['bare']:.2f} ms")
    print(f"the same behind our middleware:   median {medians['ours']:.2f} ms")
    print(f"one save of a round:              median {medians['save']:.2f} ms")
    print(f"ratio to the bare page {ratio:.2f} (under {LIMIT})")
    print(f"ratio to the one behind our middleware {medians['save'] / medians['ours']:.2f}")
    sys.exit(ratio >= LIMIT)


if __name__ == "__main__":
    main()
