"""Whom nobody has seen: not back yet from time away, or not at a check-in for a while.

For the peer on shift, so that someone knocks and asks. It is never counted, and grades nobody.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from accounts.access.actor import Actor
from checkins.rounds.attendance import HeldRound, is_to_be_looked_for, last_came_to
from guests.models import Stay


@dataclass(frozen=True)
class LookedFor:
    """Someone who has not come to the last check-ins, and the last one that they came to."""

    stay: Stay
    last_came: HeldRound | None


@dataclass(frozen=True)
class Unseen:
    not_back: list[Stay] = field(default_factory=list)
    look_for: list[LookedFor] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.not_back or self.look_for)


def read_unseen(actor: Actor, stays: Sequence[Stay], rounds: Sequence[HeldRound]) -> Unseen:
    """No queries; `stays` are those of today with their time away of these weeks."""
    return Unseen(
        [stay for stay in stays if stay.is_not_back_yet],
        [
            LookedFor(stay, last_came_to(rounds, stay.pk))
            for stay in stays
            if stay.away_now is None and _is_to_be_looked_for(actor, stay, rounds)
        ],
    )


def _is_to_be_looked_for(actor: Actor, stay: Stay, rounds: Sequence[HeldRound]) -> bool:
    """Not on the day of arrival, and not when someone saw them come back."""
    dates = stay.dates
    seen = max((away.seen_back for away in dates.away if away.seen_back), default=None)

    def expects(round_: HeldRound) -> bool:
        hour = round_.since.astimezone(actor.house.zone).replace(tzinfo=None)
        if dates.arrived_on is None or hour.date() <= dates.arrived_on:
            return False
        return (seen is None or hour > seen) and not dates.is_away_at(hour)

    return is_to_be_looked_for(rounds, stay.pk, expects)
