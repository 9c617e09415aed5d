"""`make bench`: one save of a round, as a ratio to a bare authenticated page that writes a row.

Both in one run, in turns, with real commits: on SQLite in a file, or where DATABASE_URL says
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


def set_up(folder: str) -> None:
    os.environ |= {"DJANGO_SETTINGS_MODULE": "susd.settings.local", "DATA_DIR": folder}
    django.setup()
    from django.core.management import call_command

    from susd.demo.build import build_demo

    call_command("migrate", verbosity=0)
    build_demo(months=1)


def bare_page() -> Callable[[int], None]:
    """Past the same door and middleware, one row written: the least that a page here can do."""
    from django.conf import settings
    from django.http import HttpResponse
    from django.test import Client
    from django.urls import path

    from accounts.models import User
    from guests.models import Room

    room = Room.objects.order_by("id").first()

    def write_one_row(request) -> HttpResponse:
        room.name = request.POST["name"]
        room.save()
        return HttpResponse("saved")

    class Urls:
        urlpatterns = [path("bare/", write_one_row)]

    client = Client()
    client.force_login(User.objects.get(username="peer"))
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

    client = Client()
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
        from django.test.utils import setup_test_environment

        setup_test_environment()
        bare, save = bare_page(), save_of_a_round()
        times: dict[str, list[float]] = {"bare": [], "save": []}
        for number in range(ROUNDS):
            times["bare"].append(seconds(bare, number))
            times["save"].append(seconds(save, number))
    medians = {name: statistics.median(taken[20:]) * 1000 for name, taken in times.items()}
    ratio = medians["save"] / medians["bare"]
    print(f"bare authenticated POST, one row: median {medians['bare']:.2f} ms")
    print(f"one save of a round:              median {medians['save']:.2f} ms")
    print(f"ratio {ratio:.2f} (at most {LIMIT})")
    sys.exit(ratio >= LIMIT)


if __name__ == "__main__":
    main()
