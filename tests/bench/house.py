"""What the bench must know of a house: who signs in, its pages, what a save sends.

Run as a process of its own on one database; prints JSON.
"""

import json
import sys
from datetime import timedelta
from time import perf_counter

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import get_user_model  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from accounts.access.actor import actor_for  # noqa: E402
from checkins.entries.entry_forms import EntryForms, as_posted  # noqa: E402
from checkins.models import Round, Which  # noqa: E402
from checkins.rounds.queries import read_round_page  # noqa: E402
from guests.models import Room, Stay  # noqa: E402

from .houses import LAST_YEAR  # noqa: E402

BARE_BACKEND = "django.contrib.auth.backends.ModelBackend"


def session_of(user, backend: str) -> str:
    client = Client()
    client.force_login(user, backend)
    return client.cookies["sessionid"].value


def queries_of(client: Client, path: str) -> int:
    asked = []

    def count(execute, sql, params, many, context):
        asked.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count):
        response = client.get(path)
    assert response.status_code == 200, (path, response.status_code)
    return len(asked)


def main() -> None:
    settings.ALLOWED_HOSTS = ["testserver"]
    user = get_user_model().objects.get(username="peer")
    actor = actor_for(user)
    stay = Stay.objects.readable_by(actor).on_date(actor.today).order_by("arrived_on").first()
    assert stay is not None
    last = Round.objects.for_house(actor.house).newest_first().first()
    assert last is not None
    guest = f"/guests/{stay.guest_id}/"
    round_ = f"/check-ins/{last.date}/{last.which}/"
    sunday = actor.today - timedelta(days=actor.today.isoweekday() % 7)
    open_round = f"/check-ins/{sunday}/morning/"
    paths = {
        # The layout of a signed-in page around one sentence.
        "the shell": "/logout/",
        "a plain page": "/what-we-keep/",
        "a page with one form": "/household/journal/new/",
        "Today": "/",
        "a round": round_,
        "an open round": open_round,
        "check-ins so far": "/check-ins/",
        "guests": "/guests/",
        "a guest's page": guest,
        "a guest's goals": f"{guest}goals/",
        "a guest's moments": f"{guest}support/",
        "a guest's check-ins": f"{guest}check-ins/",
        "a guest's notes": f"{guest}notes/",
        "chores": "/household/chores/",
        "agreements": "/household/agreements/",
        "house meetings": "/household/meetings/",
        "groups": "/household/groups/",
        "the journal": "/household/journal/",
        "shift notes": "/shifts/",
        "the handoff": "/shifts/handoff/",
        "the week": "/shifts/week/",
        "the night": "/shifts/night/",
        "follow-ups": "/follow-ups/",
    }
    for_managers = {
        "progress": "/progress/",
        "reports": "/reports/",
    }
    client, managers = Client(), Client()
    client.force_login(user, settings.AUTHENTICATION_BACKENDS[0])
    client.post(open_round, {"hold": "1"})
    counts = {name: queries_of(client, path) for name, path in paths.items()}
    manager = get_user_model().objects.get(username="manager")
    managers.force_login(manager, settings.AUTHENTICATION_BACKENDS[0])
    counts |= {name: queries_of(managers, path) for name, path in for_managers.items()}
    # Not one of the pages whose growth is looked at: a young house has not lived through it.
    for_managers[LAST_YEAR] = f"/reports/?period={actor.today.year - 1}"
    card = EntryForms(read_round_page(actor, Which.MORNING, sunday).people[0], Which.MORNING)
    print(
        json.dumps(
            {
                "paths": paths,
                "for_managers": for_managers,
                "queries": counts,
                "session": session_of(user, settings.AUTHENTICATION_BACKENDS[0]),
                "managers_session": session_of(manager, settings.AUTHENTICATION_BACKENDS[0]),
                "bare_session": session_of(user, BARE_BACKEND),
                "save": {
                    "path": open_round,
                    "field": f"{card.key}-where_at",
                    "sent": as_posted(card) | {"card": card.key},
                },
                "room": Room.objects.filter(house=actor.house).order_by("id").first().pk,
            }
        )
    )


if __name__ == "__main__":
    began = perf_counter()
    main()
    print(f"{perf_counter() - began:.1f} s", file=sys.stderr)
