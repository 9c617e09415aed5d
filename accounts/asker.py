"""The asker: who asks, in which house, with which powers. Every read and write starts here."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists

from .models import Draft, House, Membership, User
from .permissions import POWERS, Power, Role


@dataclass(frozen=True)
class Asker:
    user: User
    house: House
    roles: frozenset[Role]
    # Every house they work in, this one among them.
    houses: tuple[House, ...]
    # Whether words of theirs wait anywhere to be saved; most askers have none to look for.
    has_drafts: bool = False

    @property
    def powers(self) -> frozenset[Power]:
        return frozenset().union(*(POWERS[role] for role in self.roles))

    @property
    def today(self) -> date:
        return self.house.today()

    @property
    def now(self) -> datetime:
        return self.house.now()

    def can(self, power: Power) -> bool:
        return power in self.powers

    # For templates, which can't call with an argument.
    @property
    def reads_words(self) -> bool:
        return self.can(Power.READ_WORDS)

    @property
    def brings_in(self) -> bool:
        return self.can(Power.BRING_IN)

    @property
    def words_the_household(self) -> bool:
        return self.can(Power.WORD_THE_HOUSEHOLD)

    @property
    def sets_the_day(self) -> bool:
        return self.can(Power.SET_THE_DAY)


def asker_for(user: User, house_id: int | None = None) -> Asker | None:
    """The user in the house they chose, else in the first of theirs; None without any."""
    memberships = [
        membership
        for membership in Membership.objects.filter(user=user)
        .annotate(has_drafts=Exists(Draft.objects.filter(author=user).kept()))
        .select_related("house")
        .order_by("house_id")
        if membership.is_current()
    ]
    if not memberships:
        return None
    houses = {membership.house_id: membership.house for membership in memberships}
    house = houses.get(house_id or 0) or next(iter(houses.values()))
    roles = frozenset(Role(m.role) for m in memberships if m.house_id == house.pk)
    return Asker(user, house, roles, tuple(houses.values()), memberships[0].has_drafts)
