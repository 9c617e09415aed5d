"""Who left so long ago that the house no longer wants to keep their words."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from accounts.access.actor import Actor

from ..models import Contact, FollowUp, Guest, Stay

MONTHS_A_YEAR = 12
IS_HERE = "they are here"
IS_COMING = "they are coming"
WAITS = "their call is still waiting for an answer"
HAS_FOLLOW_UP = "something is still to be followed up for them"
IN_TOUCH = "someone has been in touch with them lately"


@dataclass(frozen=True)
class DuePerson:
    """Someone whose words have been kept for as long as the house has set."""

    guest: Guest
    # The last day that they left, or that it came to nothing.
    over_on: date
    # Why they can't be made anonymous yet; empty where they can.
    why_not: str = ""


def months_before(day: date, months: int) -> date:
    """The same day of an earlier month, or that month's last."""
    months_in_all = day.year * MONTHS_A_YEAR + day.month - 1 - months
    year, month = months_in_all // MONTHS_A_YEAR, months_in_all % MONTHS_A_YEAR + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def due_people(actor: Actor) -> list[DuePerson]:
    """Who left longest ago first; those with something open, too, and what it is."""
    if actor.house.keep_words_months is None:
        return []
    before = months_before(actor.today, actor.house.keep_words_months)
    return _due(actor, Stay.objects.for_house(actor.house), before)


def is_due(actor: Actor, guest: Guest) -> bool:
    if actor.house.keep_words_months is None:
        return False
    before = months_before(actor.today, actor.house.keep_words_months)
    theirs = Stay.objects.for_house(actor.house).filter(guest=guest)
    return any(not person.why_not for person in _due(actor, theirs, before))


def _due(actor: Actor, stays: QuerySet[Stay], before: date) -> list[DuePerson]:
    by_guest: dict[int, list[Stay]] = {}
    for stay in stays.filter(guest__aged_out_at=None).select_related("guest__house"):
        by_guest.setdefault(stay.guest_id, []).append(stay)
    over = {guest_id: _over_on(theirs) for guest_id, theirs in by_guest.items()}
    long_ago = {guest_id: on for guest_id, on in over.items() if on and on <= before}
    open_things = _open_things(
        actor, [stay for each in long_ago for stay in by_guest[each]], before
    )
    found = [
        DuePerson(
            by_guest[guest_id][0].guest,
            on,
            _of_stays(by_guest[guest_id]) or open_things.get(guest_id, ""),
        )
        for guest_id, on in long_ago.items()
    ]
    return sorted(found, key=lambda person: (person.over_on, person.guest.pk))


def _over_on(stays: Iterable[Stay]) -> date | None:
    """The last that is over; another one may be open."""
    return max((stay.over_on for stay in stays if stay.over_on), default=None)


def _of_stays(stays: Iterable[Stay]) -> str:
    is_open = next((stay for stay in stays if stay.over_on is None), None)
    if is_open is None:
        return ""
    if is_open.is_here:
        return IS_HERE
    return IS_COMING if is_open.is_coming else WAITS


def _open_things(actor: Actor, stays: list[Stay], before: date) -> dict[int, str]:
    """By guest. Contact counts as the stay does: it ends that long after the last time."""
    contacts = Contact.objects.for_house(actor.house).filter(stay__in=stays, on__gt=before)
    to_do = FollowUp.objects.for_house(actor.house).open().filter(stay__in=stays)
    guests = {stay.pk: stay.guest_id for stay in stays}
    in_touch = {guests[pk]: IN_TOUCH for pk in contacts.values_list("stay_id", flat=True)}
    return in_touch | {guests[pk]: HAS_FOLLOW_UP for pk in to_do.values_list("stay_id", flat=True)}
