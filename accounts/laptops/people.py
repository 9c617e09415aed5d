"""Who may be at a laptop of the house: only people who work there now."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.utils.module_loading import import_string

from ..access.actor import actor_for
from ..access.permissions import Role
from ..drafts.models import Draft
from ..people.models import Membership, User
from .models import Laptop


@dataclass(frozen=True)
class PersonAtLaptop:
    user: User
    roles: frozenset[Role]
    is_on_now: bool = False

    @property
    def signs_in_with_pin(self) -> bool:
        return bool(self.user.pin) and Role.PEER in self.roles

    @property
    def initial(self) -> str:
        return self.user.display_name[:1].upper()


def people_at(laptop: Laptop) -> list[PersonAtLaptop]:
    """By name."""
    # Whose last day was yesterday may still be on the shift that began then.
    yesterday = laptop.house.today() - timedelta(days=1)
    rows = Membership.objects.for_house(laptop.house).not_over(yesterday)
    people = _people(rows.filter(user__is_active=True).for_list(), laptop)
    on_now = import_string(settings.WHO_IS_ON)(laptop.house)
    return [replace(each, is_on_now=each.user.pk in on_now) for each in people]


def person_with_pin(laptop: Laptop, username: str, pin: str) -> User | None:
    """The person, if they may be at this laptop and these are their six numbers."""
    rows = Membership.objects.for_house(laptop.house).filter(user__username=username.lower())
    for person in _people(rows.filter(user__is_active=True).for_list(), laptop):
        if person.signs_in_with_pin:
            return person.user if check_password(pin, person.user.pin) else None
    # As slow as if there were one, so that nobody learns who has six numbers.
    make_password(pin)
    return None


def words_wait_for(user: User, laptop: Laptop) -> bool:
    """Whether they have drafts waiting in this house, without what they say."""
    actor = actor_for(user, laptop.house_id)
    return actor is not None and Draft.objects.readable_by(actor).exists()


def _people(rows: Iterable[Membership], laptop: Laptop) -> list[PersonAtLaptop]:
    roles: dict[int, set[Role]] = {}
    users: dict[int, User] = {}
    for row in rows:
        row.house = laptop.house
        if row.is_current():
            users[row.user_id] = row.user
            roles.setdefault(row.user_id, set()).add(Role(row.role))
    return [PersonAtLaptop(user, frozenset(roles[pk])) for pk, user in users.items()]
