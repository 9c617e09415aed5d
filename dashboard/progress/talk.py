"""What is worth a conversation in a stay, as far as it is noted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from accounts.access.actor import Actor
from accounts.houses.compiled import compiled_once
from checkins.rounds.attendance import HeldRound
from guests.milestones.nudges import Nudges
from household.models import Acceptance, AgreementVersion

from ..today.unseen import LookedFor
from ..when import check_in_past

# More topics than these are told without their names.
TOPICS_NAMED = 2


@dataclass(frozen=True)
class Topic:
    """An agreement that a guest has not accepted the way it reads now."""

    name: str
    # They accepted it before it was changed.
    is_changed: bool


@dataclass(frozen=True)
class TalkPoint:
    """One thing worth a conversation, and the page where it goes on."""

    words: str
    page: str = "dashboard:guest_detail"
    place: str = ""


def read_topics(actor: Actor, stays: Sequence[int]) -> dict[int, list[Topic]]:
    """By stay (id): what is still to be gone through; empty in a house without agreements."""
    current = _current(actor=actor)
    if not current:
        return {}
    accepted: dict[int, dict[int, set[int]]] = {}
    for stay, agreement, version in _accepted(actor=actor, stays=stays) if stays else ():
        accepted.setdefault(stay, {}).setdefault(agreement, set()).add(version)
    found = {}
    for stay in stays:
        theirs = accepted.get(stay, {})
        found[stay] = [
            Topic(name, agreement in theirs)
            for version, agreement, name in current
            if version not in theirs.get(agreement, ())
        ]
    return found


@compiled_once
def _current(*, actor: Actor) -> QuerySet[AgreementVersion, Any]:
    rows = AgreementVersion.objects.for_house(actor.house).current()
    rows = rows.order_by("agreement__place", "agreement_id")
    return rows.values_list("pk", "agreement", "agreement__topic")


@compiled_once
def _accepted(*, actor: Actor, stays: Sequence[int]) -> QuerySet[Acceptance, Any]:
    rows = Acceptance.objects.readable_by(actor).filter(stay__in=stays).order_by()
    return rows.values_list("stay", "version__agreement", "version")


def talk_of(
    topics: Sequence[Topic], nudges: Nudges, look_for: LookedFor | None, today: date
) -> Iterable[TalkPoint]:
    if nudges.leaving:
        yield TalkPoint(nudges.leaving.words, "guests:leaving_note", "leave")
    if nudges.asked_until:
        until = nudges.asked_until
        words = f"Would like to stay until {until:%b} {until.day}, undecided"
        yield TalkPoint(words, "guests:extension_ask")
    if nudges.milestone:
        mark = nudges.milestone
        yield TalkPoint(f"Day {mark.day}: {mark.name.lower()}", place="nudge")
    if look_for:
        yield TalkPoint(_last_came(look_for.last_came, today), "checkins:guest_rounds")
    if nudges.arrival_open:
        number = nudges.arrival_open
        words = f"Arriving: {number} thing{'' if number == 1 else 's'} still open"
        yield TalkPoint(words, "dashboard:arrival_list")
    if topics:
        yield TalkPoint(_to_go_through(topics), "household:go_through")


def _last_came(last: HeldRound | None, today: date) -> str:
    if last is None:
        return "Hasn't come to a check-in in two weeks"
    return f"Last came to {check_in_past(last.on, last.which, today)}"


def _to_go_through(topics: Sequence[Topic]) -> str:
    if len(topics) > TOPICS_NAMED:
        return "Several agreements to go through"
    names = (f"{each.name}{' (changed)' if each.is_changed else ''}" for each in topics)
    return f"To go through: {' and '.join(names)}"
