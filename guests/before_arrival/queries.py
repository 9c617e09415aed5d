from dataclasses import dataclass

from accounts.access.actor import Actor

from ..redaction import begins, is_same_name
from ..stays.guest import Guest
from ..stays.models import Stay

KNOWN_SHOWN = 5
LONGEST_NAME = 120  # characters


@dataclass(frozen=True)
class Known:
    """Someone of this name whom the house has known before: their name and their dates."""

    guest: Guest
    stay: Stay

    @property
    def key(self) -> str:
        return str(self.guest.pk)

    @property
    def has_open_stay(self) -> bool:
        return self.stay.is_here or self.stay.is_coming or self.stay.is_enquiry


def known_by_name(actor: Actor, typed: str) -> list[Known]:
    """At most five guests whose names begin with what was typed, exact matches first."""
    typed = typed[:LONGEST_NAME]
    if not typed.strip():
        return []
    named = Guest.objects.for_house(actor.house).filter(aged_out_at=None)
    guests = [each for each in named if begins(typed, each.name)]
    guests.sort(key=lambda guest: (not is_same_name(typed, guest.name), -guest.pk))
    stays = Stay.objects.for_house(actor.house).filter(guest__in=guests[:KNOWN_SHOWN])
    latest = {stay.guest_id: stay for stay in stays.order_by("id")}
    return [Known(each, latest[each.pk]) for each in guests[:KNOWN_SHOWN] if each.pk in latest]


def known_by_the_same_name(actor: Actor, name: str) -> list[Known]:
    return [each for each in known_by_name(actor, name) if is_same_name(name, each.guest.name)]
