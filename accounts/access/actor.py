"""The actor: who asks, in which house, with which powers. Reads and writes start here."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.db import models

from ..drafts.models import Draft
from ..houses.compiled import IDS, Slot
from ..houses.models import House
from ..people.models import Membership, User
from .permissions import POWERS, Power, Role


@dataclass(frozen=True)
class Actor:
    user: User
    house: House
    roles: frozenset[Role]
    # Every house they work in, this one among them.
    houses: tuple[House, ...]
    # Those they hold too, and the page that opens them: they came in with six numbers, or the house
    # asks for a code from their phone and they have none.
    closed_roles: frozenset[Role] = frozenset()
    opened_by: str = "accounts:password_ask"

    @cached_property
    def powers(self) -> frozenset[Power]:
        return frozenset().union(*(POWERS[role] for role in self.roles))

    @property
    def today(self) -> date:
        return self.house.today()

    @property
    def now(self) -> datetime:
        return self.house.now()

    @cached_property
    def draft_words(self) -> dict[str, dict[str, str]]:
        words: dict[str, dict[str, str]] = {}
        if self.user.has_drafts:
            drafts = Draft.objects.readable_by(self)
            for page, field, typed in drafts.values_list("page", "field", "words"):
                words.setdefault(page, {})[field] = typed
        return words

    def can(self, power: Power) -> bool:
        return power in self.powers

    def can_when_opened(self, power: Power) -> bool:
        return any(power in POWERS[role] for role in self.closed_roles)

    # For queries that are compiled once (`accounts.houses.compiled`).
    @property
    def known(self) -> frozenset[Role]:
        return self.roles

    def stand_in(self, path: str) -> "ActorToCome":
        return ActorToCome(self.roles, path)

    # For templates, which can't call with an argument.
    @property
    def reads_words(self) -> bool:
        return self.can(Power.READ_WORDS)

    @property
    def is_closed_until_code(self) -> bool:
        return bool(self.closed_roles) and self.opened_by == "accounts:code_set_up"

    @property
    def answers_as_manager(self) -> bool:
        return self.can(Power.ANSWER_AS_MANAGER)

    @property
    def brings_in(self) -> bool:
        return self.can(Power.BRING_IN)

    @property
    def words_the_household(self) -> bool:
        return self.can(Power.WORD_THE_HOUSEHOLD)

    @property
    def sees_progress(self) -> bool:
        return self.can(Power.SEE_PROGRESS)

    @property
    def gives_copies(self) -> bool:
        return self.can(Power.GIVE_COPY)

    @property
    def reads_reports(self) -> bool:
        return self.can(Power.READ_REPORTS)

    @property
    def reads_audit(self) -> bool:
        return self.can(Power.READ_AUDIT)

    @property
    def sets_the_day(self) -> bool:
        return self.can(Power.SET_THE_DAY)


class ActorToCome(Actor):
    """In a query that is compiled once: someone with these roles, whoever it is then."""

    def __init__(self, roles: frozenset[Role], path: str) -> None:
        user, house = Slot(f"{path}.user.pk", IDS), Slot(f"{path}.house.pk", IDS)
        super().__init__(user, house, roles, ())  # type: ignore[arg-type]
        object.__setattr__(self, "path", path)

    # Properties, as they are the actor's own.
    today = property(lambda self: Slot(f"{self.path}.today", models.DateField()))
    now = property(lambda self: Slot(f"{self.path}.now", models.DateTimeField()))


def actor_for(user: User, house_id: int | None = None) -> Actor | None:
    """The user in the house they chose, else in their first one; None without any."""
    held = user.memberships_held
    if held is None:
        held = list(Membership.objects.of_user(user.pk))
    same: dict[int, House] = {}
    for membership in held:
        membership.house = same.setdefault(membership.house_id, membership.house)
    current = [membership for membership in held if membership.is_current()]
    if not current:
        return None
    # Sorted here and not by the database: every page waits for this.
    current.sort(key=lambda membership: membership.house_id)
    houses = {membership.house_id: membership.house for membership in current}
    house = houses.get(house_id or 0) or current[0].house
    roles = frozenset(Role(m.role) for m in current if m.house_id == house.pk)
    return Actor(user, house, roles, tuple(houses.values()))
