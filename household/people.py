"""Who can be picked: the guests of a day and the peers on staff."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from accounts.access.actor import Actor
from accounts.houses.compiled import compiled_once
from accounts.people.queries import peers_on_staff
from guests.models import Participant, Stay
from guests.participants import readable_participants


def people_of(actor: Actor, day: date, also: Iterable[Participant] = ()) -> list[Participant]:
    """The guests staying on that day, then the peers on staff of today; and those in `also`.

    Without the guests of an earlier day whom the actor can no longer read.
    """
    people = readable_participants(staying_on(actor=actor, day=day), peers_on_staff(actor))
    by_key = {person.key: person for person in [*people, *also] if person}
    return sorted(by_key.values(), key=lambda person: person.staff is not None)


@compiled_once
def staying_on(*, actor: Actor, day: date) -> QuerySet[Stay]:
    return Stay.objects.readable_by(actor).on_date(day).for_list()
