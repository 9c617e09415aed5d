"""Who can be picked: the guests of a day and the peers on staff."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from accounts.access.actor import Actor
from accounts.models import User
from accounts.people.queries import peers_on_staff
from guests.models import Stay


class PersonOfHouse(NamedTuple):
    """A guest (by their stay) or a peer on staff; or nobody, where nobody is named."""

    stay: Stay | None = None
    staff: User | None = None

    @property
    def key(self) -> str:
        if self.stay is not None:
            return f"stay-{self.stay.pk}"
        return f"staff-{self.staff.pk}" if self.staff else ""

    @property
    def name(self) -> str:
        if self.stay is not None:
            return self.stay.guest.name
        return self.staff.display_name if self.staff else ""


NOBODY = PersonOfHouse()


def people_of(actor: Actor, day: date, also: Iterable[PersonOfHouse] = ()) -> list[PersonOfHouse]:
    """The guests staying on that day, then the peers on staff of today; and those in `also`.

    Without the guests of an earlier day whom the actor can no longer read.
    """
    stays = Stay.objects.readable_by(actor).on_date(day).for_list()
    people = [PersonOfHouse(stay=stay) for stay in stays]
    people += [PersonOfHouse(staff=user) for user in peers_on_staff(actor)]
    by_key = {person.key: person for person in [*people, *also] if person != NOBODY}
    return sorted(by_key.values(), key=lambda person: person.staff is not None)
