"""Who works in the house, person by person."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404

from ..access.actor import Actor
from ..access.permissions import Role
from ..houses.compiled import compiled_once
from ..houses.models import House
from ..invitations.models import Invitation
from ..second_factor.models import SecondFactor
from .models import Membership, User

# So long whoever stopped working in a house can still look up whom to call.
LATELY = timedelta(days=7)


@dataclass
class StaffMember:
    user: User
    roles: list[Role] = field(default_factory=list)
    # The last day they work here; None while no end is known.
    until_on: date | None = None
    # When that day is over for them, on the house's clock; None where it ends at midnight.
    until_at: datetime | None = None
    # Whether they give a code from their phone after the password.
    has_second_factor: bool = False
    # On paper, and not used yet.
    invitation: Invitation | None = None


def staff_of(actor: Actor) -> list[StaffMember]:
    """Everyone who has or had a role in the actor's house; those without a role now come last."""
    people: dict[int, StaffMember] = {}
    factors = SecondFactor.objects.filter(user=OuterRef("user_id"))
    memberships = Membership.objects.for_house(actor.house).for_list()
    for membership in memberships.annotate(has_second_factor=Exists(factors)):
        membership.house = actor.house
        person = people.setdefault(membership.user_id, StaffMember(membership.user))
        person.has_second_factor = membership.has_second_factor
        if membership.is_current():
            person.roles.append(Role(membership.role))
            person.until_on = membership.until_on
            person.until_at = _runs_on_until(membership)
    return sorted(people.values(), key=lambda person: not person.roles)


def staff_with_invitations(actor: Actor) -> list[StaffMember]:
    open_ones = Invitation.objects.for_house(actor.house).open()
    invited = {each.user_id: each for each in open_ones}
    people = staff_of(actor)
    for person in people:
        person.invitation = invited.get(person.user.pk)
    return people


def person_of(actor: Actor, user_id: int) -> tuple[User, list[Membership]]:
    """With the roles they have now. Raises Http404 for whoever never worked in the house."""
    memberships = Membership.objects.for_house(actor.house).filter(user=user_id).for_list()
    if not memberships:
        raise Http404
    return memberships[0].user, [each for each in memberships if each.is_current()]


def _runs_on_until(membership: Membership) -> datetime | None:
    if membership.ends_at is None:
        return None
    ends_at = membership.ends_at.astimezone(membership.house.zone)
    return None if (ends_at.date(), ends_at.time()) == (membership.ended_on, time(0)) else ends_at


def left_lately(user: User | AnonymousUser | None) -> House | None:
    """The house they stopped working in at most seven days ago. No further queries."""
    held = getattr(user, "memberships_held", None) or []
    over = [each for each in held if each.until_on is not None and each.is_over()]
    last = max(over, key=lambda each: each.until_on, default=None)
    return last.house if last and last.house.today() <= last.until_on + LATELY else None


def peers_on_staff(actor: Actor, day: date | None = None) -> list[User]:
    if day is None:
        rows = _joining_from(actor=actor, today=actor.today)
        for row in rows:
            row.house = actor.house
        return _each_once(row for row in rows if not row.is_over())
    return _each_once(_joining_on(actor=actor, day=day))


@compiled_once
def _joining_from(*, actor: Actor, today: date) -> QuerySet[Membership]:
    near = Membership.objects.for_house(actor.house).for_list().that_join().filter(ended_at=None)
    return near.filter(started_on__lte=today).exclude(ended_on__lt=today)


@compiled_once
def _joining_on(*, actor: Actor, day: date) -> QuerySet[Membership]:
    return Membership.objects.for_house(actor.house).for_list().that_join().on_date(day)


def _each_once(memberships: Iterable[Membership]) -> list[User]:
    return list({membership.user_id: membership.user for membership in memberships}.values())
