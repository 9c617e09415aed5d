"""The chores of a day, for the board: asked for in two queries as long as they fit."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from accounts.asker import Asker

from ..models import Chore, Turn
from .rota import HouseRota, rota_of


@dataclass
class ChoresToday:
    """Today's turns, what is open first; and those of yesterday that may be talked about."""

    today: list[Turn] = field(default_factory=list)
    yesterday: list[Turn] = field(default_factory=list)

    @classmethod
    def among(cls, turns: Sequence[Turn], today: date) -> "ChoresToday":
        of_today = [turn for turn in turns if turn.on == today]
        before = [turn for turn in turns if turn.on == today - timedelta(days=1)]
        return cls(
            sorted(of_today, key=lambda turn: turn.is_done),
            [turn for turn in before if _may_be_talked_about(turn, today)],
        )


def _may_be_talked_about(turn: Turn, today: date) -> bool:
    """It stayed open, its person was there for it and is still in the house."""
    still_here = turn.stay is None or turn.stay.is_staying_on(today)
    return not turn.is_kept and turn.is_of_someone_here and still_here


def chores_of_day(rota: HouseRota) -> ChoresToday:
    return ChoresToday.among(rota.turns, rota.today)


def chores_today(asker: Asker) -> ChoresToday:
    """Two queries where what hangs fits, which is the rule; else the rota is drawn anew, as it is
    on the chores' own page: seven more, however many people. Nothing is written."""
    today = asker.today
    chores = list(Chore.objects.visible_to(asker).in_use())
    if not chores:
        return ChoresToday()
    stored = list(Turn.objects.since(asker, today - timedelta(days=1)).filter(on__lte=today))
    if _fits(chores, [turn for turn in stored if turn.on == today], today):
        return ChoresToday.among(stored, today)
    return chores_of_day(rota_of(asker))


def _fits(chores: Sequence[Chore], of_today: Sequence[Turn], today: date) -> bool:
    """Somebody has each chore of today, and everyone who has one is here."""
    due = {chore.pk for chore in chores if chore.as_due.is_due(today)}
    held = {turn.chore_id for turn in of_today}
    return due <= held and all(turn.is_kept or turn.is_of_someone_here for turn in of_today)
