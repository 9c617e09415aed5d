"""The chores of a day, for the board: in two queries as long as the published turns fit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from accounts.access.actor import Actor
from guests.models import Participant, Stay
from guests.participants import readable_participants

from ..chores.models import Chore
from .models import Turn
from .queries import HouseRota, chores_in_use, rota_of, turns_between


@dataclass(frozen=True)
class TurnToday:
    """One of today's turns on the board: who of the guests could take it over, and the turns of
    today that could be swapped for it. Its own page offers everyone, and the days ahead."""

    turn: Turn
    others: list[Participant]
    next_swaps: list[Turn]

    @property
    def today(self) -> date:
        return self.turn.on


@dataclass
class ChoresToday:
    """Today's turns, what is open first; and those of yesterday that may be talked about."""

    today: list[Turn] = field(default_factory=list)
    yesterday: list[Turn] = field(default_factory=list)
    # Guests who are in the house today.
    here: list[Participant] = field(default_factory=list)

    @property
    def lines(self) -> list[TurnToday]:
        having = {(turn.chore_id, turn.key) for turn in self.today}
        return [self._line(turn, having) for turn in self.today]

    def _line(self, turn: Turn, having: set[tuple[int, str]]) -> TurnToday:
        others = [each for each in self.here if (turn.chore_id, each.key) not in having]
        swaps = [
            each
            for each in self.today
            if not each.is_kept
            and (turn.chore_id, each.key) not in having
            and (each.chore_id, turn.key) not in having
        ]
        return TurnToday(turn, others, swaps)

    @classmethod
    def among(cls, turns: Sequence[Turn], today: date) -> "ChoresToday":
        of_today = [turn for turn in turns if turn.on == today]
        before = [turn for turn in turns if turn.on == today - timedelta(days=1)]
        return cls(
            sorted(of_today, key=lambda turn: turn.is_done),
            [turn for turn in before if _may_be_talked_about(turn, today)],
        )


def _may_be_talked_about(turn: Turn, today: date) -> bool:
    still_here = turn.stay is None or turn.stay.is_staying_on(today)
    return not turn.is_kept and turn.is_of_someone_here and still_here


def chores_of_day(rota: HouseRota) -> ChoresToday:
    return ChoresToday.among(rota.turns, rota.today)


def chores_today(actor: Actor, stays: Iterable[Stay]) -> ChoresToday:
    """`stays` are those of today, with the time away that covers it. Nothing is written.

    Two queries where the published turns fit, as they mostly do. Otherwise it plans again, as the
    chores' own page does, which takes seven more, however many people there are.
    """
    found = _found(actor)
    here = [stay for stay in stays if stay.away_now is None]
    found.here = readable_participants(here)
    return found


def _found(actor: Actor) -> ChoresToday:
    today = actor.today
    chores = chores_in_use(house=actor.house)
    if not chores:
        return ChoresToday()
    yesterday = today - timedelta(days=1)
    stored = turns_between(actor=actor, first=yesterday, last=today, zone=actor.house.zone)
    if _fits(chores, [turn for turn in stored if turn.on == today], today):
        return ChoresToday.among(stored, today)
    return chores_of_day(rota_of(actor))


def _fits(chores: Sequence[Chore], of_today: Sequence[Turn], today: date) -> bool:
    due = {chore.pk for chore in chores if chore.as_due.is_due(today)}
    held = {turn.chore_id for turn in of_today}
    return due <= held and all(turn.is_kept or _is_there_for(turn) for turn in of_today)


def _is_there_for(turn: Turn) -> bool:
    """The first day is for arriving; an agreed turn only needs its person to be here."""
    arrives = turn.stay is not None and turn.stay.arrived_on == turn.on
    return turn.is_of_someone_here and (turn.is_agreed or not arrives)
