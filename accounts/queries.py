"""Who works in the house, person by person."""

from dataclasses import dataclass, field
from datetime import date

from .asker import Asker
from .models import Membership, User
from .permissions import Role

ROLES_THAT_JOIN = (Role.PEER, Role.MANAGER)


@dataclass
class StaffMember:
    user: User
    roles: list[Role] = field(default_factory=list)
    # The last day they work here; None while no end is known.
    until_on: date | None = None


def staff_of(asker: Asker) -> list[StaffMember]:
    """Everyone who has or had a part in the asker's house; those without a role now come last."""
    people: dict[int, StaffMember] = {}
    for membership in Membership.objects.visible_to(asker).for_list():
        person = people.setdefault(membership.user_id, StaffMember(membership.user))
        if membership.is_current():
            person.roles.append(Role(membership.role))
            person.until_on = membership.until_on
    return sorted(people.values(), key=lambda person: not person.roles)


def peers_on_staff(asker: Asker, day: date | None = None) -> list[User]:
    """Who works here on that day (today, unless another is asked for), each person once."""
    memberships = (
        Membership.objects.visible_to(asker)
        .on_date(day or asker.today)
        .filter(role__in=ROLES_THAT_JOIN, user__is_active=True)
        .for_list()
    )
    return list({membership.user_id: membership.user for membership in memberships}.values())
