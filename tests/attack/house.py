"""What the attackers and their neighbors need of a house. Run on one database; prints JSON."""

import json

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import get_user_model  # noqa: E402
from django.test import Client  # noqa: E402

from accounts.access.actor import actor_for  # noqa: E402
from accounts.laptops.actions import choose_pin, enroll_laptop  # noqa: E402
from accounts.laptops.cookie import new_token  # noqa: E402

PINS = {"peer": "318274", "peer2": "902716"}


def main() -> None:
    people = {user.username: user for user in get_user_model().objects.all()}
    token = new_token()
    enroll_laptop(by=actor_for(people["admin"]), name="The house's laptop", token=token)
    for name, pin in PINS.items():
        choose_pin(by=actor_for(people[name]), pin=pin)
    client = Client()
    client.force_login(people["peer"], settings.AUTHENTICATION_BACKENDS[0])
    ids = {name: user.pk for name, user in people.items()}
    session = client.cookies["sessionid"].value
    print(json.dumps({"ids": ids, "token": token, "session": session, "pins": PINS}))


if __name__ == "__main__":
    main()
