"""Who knocks: each role, and each state of a sign-in, with a session that comes back unharmed."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from accounts.access.by_pin import BY_PIN
from accounts.access.lock import LOCKED, SEEN_AT, TOGETHER
from accounts.access.permissions import Role
from accounts.laptops.cookie import COOKIE, hash_of
from accounts.models import House, Laptop, Membership, User
from tests.accounts.factories import MembershipFactory

LAPTOP_TOKEN = "of-the-kitchen"
NUMBERS = "280417"
PASSWORD = "three quiet mornings"
ROLES = {"peer": Role.PEER, "manager": Role.MANAGER, "admin": Role.ADMIN}


@dataclass
class Visitor:
    """Signed in or not; `cookies` is what their browser sends."""

    name: str
    cookies: str = ""
    session: Session | None = None
    user: User | None = None

    def begin_again(self) -> None:
        """A request may have signed them out or locked them; the next one starts as the first."""
        if self.session is not None:
            known = {"session_data": self.session.session_data}
            known["expire_date"] = self.session.expire_date
            Session.objects.update_or_create(pk=self.session.pk, defaults=known)


def roles_of(house: House) -> list[Visitor]:
    return [signed_in(name, _someone(house, role)) for name, role in ROLES.items()]


def visitors_of(house: House, guest_id: int) -> dict[str, Visitor]:
    """Who is locked, reads together or gave six numbers could do everything otherwise."""
    everything = with_all_roles("Noor", house)
    laptop = _laptop(house, everything)
    ended = MembershipFactory(house=house, user=_new_user("Una"))
    Membership.objects.filter(pk=ended.pk).update(
        ended_on=house.today() - timedelta(days=1), ended_at=house.now()
    )
    found = [
        Visitor("nobody"),
        signed_in("every role", everything),
        *roles_of(house),
        signed_in("ended", ended.user),
        signed_in("locked", everything, **{LOCKED: True}),
        signed_in("together", everything, **{TOGETHER: guest_id}),
        signed_in("pin", everything, f"{COOKIE}={LAPTOP_TOKEN}", **{BY_PIN: laptop.pk}),
    ]
    return {each.name: each for each in found}


def _someone(house: House, role: Role) -> User:
    return Membership.objects.for_house(house).filter(role=role).earliest("id").user


def _new_user(name: str) -> User:
    return User.objects.create(username=name.lower(), display_name=name, password="!")


def with_all_roles(name: str, house: House) -> User:
    user = _new_user(name)
    user.pin = make_password(NUMBERS)
    user.set_password(PASSWORD)
    user.save()
    for role in ROLES.values():
        MembershipFactory(user=user, house=house, role=role)
    return user


def _laptop(house: House, admin: User) -> Laptop:
    return Laptop.objects.create(
        house=house, name="Kitchen", token_hash=hash_of(LAPTOP_TOKEN), enrolled_by=admin
    )


def signed_in(name: str, user: User, cookies: str = "", **more: object) -> Visitor:
    client = Client()
    client.force_login(user)
    session = client.session
    session.update({SEEN_AT: timezone.now().timestamp()} | more)
    session.save()
    key = session.session_key
    all_cookies = "; ".join(filter(None, [f"sessionid={key}", cookies]))
    return Visitor(name, all_cookies, Session.objects.get(pk=key), user)
