"""The chores of a day, for the board: in two queries as long as the published turns fit."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from accounts.access.actor import Actor

from ..chores.models import Chore
from .models import Turn
from .queries import HouseRota, chores_in_use, rota_of, turns_between


@dataclass
class ChoresToday:
    """Today's turns, and those of yesterday that may be talked about.

    A turn keeps its place when it is done: nobody's next press lands on another one.
    """

    today: list[Turn] = field(default_factory=list)
    yesterday: list[Turn] = field(default_factory=list)

    @classmethod
    def among(cls, turns: Sequence[Turn], today: date) -> "ChoresToday":
        of_today = [turn for turn in turns if turn.on == today]
        before = [turn for turn in turns if turn.on == today - timedelta(days=1)]
        return cls(
            of_today,
            [turn for turn in before if _may_be_talked_about(turn, today)],
        )


def _may_be_talked_about(turn: Turn, today: date) -> bool:
    still_here = turn.stay is None or turn.stay.is_staying_on(today)
    return not turn.is_kept and turn.is_of_someone_here and still_here


def chores_of_day(rota: HouseRota) -> ChoresToday:
    return ChoresToday.among(rota.turns, rota.today)


def chores_today(actor: Actor) -> ChoresToday:
    """Two queries where the published turns fit, as they mostly do. Nothing is written.

    Otherwise it plans again, as the chores' own page does, which takes eight more, however many
    people there are.
    """
    today = actor.today
    chores = chores_in_use(actor=actor)
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
