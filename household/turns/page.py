"""What can be done about one turn, as its page offers it, and what opens below its row."""

import re
from datetime import date, timedelta
from functools import cached_property

from django.http import Http404

from .matching import Member
from .models import Turn
from .queries import HouseRota

SOON = timedelta(days=14)
SWAP = re.compile(r"([0-9]{1,18})/(\d{4}-\d{2}-\d{2})/((?:stay|staff)-[0-9]{1,18})")


def read_swap(said: str) -> tuple[int, date, str]:
    """The turn that `with` of a swap names: 12/2026-11-24/stay-3. Raises Http404 for others."""
    found = SWAP.fullmatch(said)
    if found is None:
        raise Http404
    try:
        return int(found[1]), date.fromisoformat(found[2]), found[3]
    except ValueError as not_a_day:
        raise Http404 from not_a_day


class TurnPage:
    """One turn, who else could do it, and whose turn could be swapped for it."""

    def __init__(self, rota: HouseRota, turn: Turn) -> None:
        self.rota, self.turn = rota, turn

    @property
    def today(self) -> date:
        return self.rota.today

    @property
    def is_past(self) -> bool:
        return self.turn.on < self.rota.today

    @property
    def is_ahead(self) -> bool:
        return self.turn.on > self.rota.today

    @property
    def can_move(self) -> bool:
        return not self.is_past and not self.turn.is_kept

    @cached_property
    def others(self) -> list[Member]:
        if not self.can_move:
            return []
        turn = self.turn
        having = {each.key for each in self.rota.turns_of(turn.chore_id, turn.on)}
        return [each for each in self.rota.here_on(turn.on) if each.key not in having]

    @cached_property
    def swaps(self) -> list[Turn]:
        until = self.today + SOON
        of_others = self.rota.of_others(self.turn) if self.can_move else []
        return [each for each in of_others if each.on < until]

    @property
    def swaps_by_person(self) -> list[tuple[str, list[Turn]]]:
        found: dict[str, list[Turn]] = {}
        for each in self.swaps:
            found.setdefault(each.key, []).append(each)
        return [(turns[0].name, turns) for turns in found.values()]

    @property
    def next_swaps(self) -> list[Turn]:
        found: dict[str, Turn] = {}
        for each in self.swaps:
            found.setdefault(each.key, each)
        return list(found.values())
