"""Who works in the house, person by person."""

from dataclasses import dataclass, field

from .asker import Asker
from .models import Membership, User
from .permissions import Role


@dataclass
class StaffMember:
    user: User
    roles: list[Role] = field(default_factory=list)


def staff_of(asker: Asker) -> list[StaffMember]:
    """Everyone who has or had a part in the asker's house; those without a role now come last."""
    people: dict[int, StaffMember] = {}
    for membership in Membership.objects.visible_to(asker).for_list():
        person = people.setdefault(membership.user_id, StaffMember(membership.user))
        if membership.is_current():
            person.roles.append(Role(membership.role))
    return sorted(people.values(), key=lambda person: not person.roles)
