"""Who works in the demo house, and signs in there."""

from datetime import timedelta

from accounts.access.permissions import Role
from accounts.models import Membership, User

from .house import DemoHouse
from .load_texts import load_texts

TEXTS = load_texts("house")
ROLES = (
    ("peer", Role.PEER),
    ("peer2", Role.PEER),
    ("manager", Role.MANAGER),
    ("admin", Role.ADMIN),
)


def create_staff(demo: DemoHouse, password: str) -> None:
    since = demo.today - timedelta(days=400)
    suffix = f"-{demo.number + 1}" if demo.number else ""
    model = User(password="")
    model.set_password(password)
    for place, (username, role) in enumerate(ROLES):
        text = TEXTS["staff"][place]
        user = User.objects.create(
            username=f"{username}{suffix}",
            display_name=text["name"],
            pronouns=text["pronouns"],
            password=model.password,
        )
        Membership.objects.create(user=user, house=demo.house, role=role, started_on=since)
        if role == Role.PEER:
            demo.staff.append(user)
        elif role == Role.MANAGER:
            demo.manager = user
