"""Matches planned turns to the published ones: what stays, what moves to someone else, what is new.

`household.turns.rotation` says whose turn it is; here its plan is matched to the stored turns, and
nothing is written. The past never changes, and today's turns stay unless their person is not here
(docs/decisions/0007).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from guests.models import Participant

from ..chores.models import Chore
from . import rotation
from . import rules as turns
from .models import Turn

DAYS_AHEAD = 28
# What was just planned counts as published, which may move a turn weeks ahead once more: it is
# planned again until nothing moves, and at most so often.
SETTLES_WITHIN = 6
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Member(Participant):
    """Someone of the house, with what the rotation knows of them."""

    person: turns.Sharer = field(kw_only=True)

    @property
    def shares_in_chores(self) -> bool:
        return bool(self.person.weekdays) and (self.stay is None or self.stay.left_on is None)


@dataclass
class RotaDiff:
    """The planned turns from today on, and how they differ from what is stored."""

    turns: list[Turn] = field(default_factory=list)
    new: list[Turn] = field(default_factory=list)
    # Stored ones that say something else now.
    changed: list[Turn] = field(default_factory=list)
    # Of these, someone else's by now: (turn, whose it was).
    moved: list[tuple[Turn, str]] = field(default_factory=list)
    gone: list[Turn] = field(default_factory=list)

    @property
    def differs(self) -> bool:
        return bool(self.new or self.changed or self.gone)


def recompute(
    *,
    today: date,
    weeks: int,
    chores: Sequence[Chore],
    members: Mapping[str, Member],
    stored: Sequence[Turn],
) -> RotaDiff:
    """From `today` (the house's day) to the end of the period that lies four weeks ahead.

    `stored` are the turns that count, the past ones of the last weeks among them; `chores` those in
    use. The rows of `stored` that change are changed in memory alone.
    """
    published = _published(today, chores, members, [row for row in stored if row.on == today])
    places = _places_left(today, chores, members, published)
    past = [_as_planned(row) for row in stored if row.on < today]
    ahead = [_as_planned(row) for row in stored if row.on > today]
    for _ in range(SETTLES_WITHIN):
        # Today is past for the rota as soon as there is someone for all of it.
        is_open = any(number > 0 for number in places.values())
        planned = rotation.plan(
            people=[member.person for member in members.values()],
            chores=[each.as_due for each in chores],
            first=today if is_open else today + ONE_DAY,
            last=today + (DAYS_AHEAD - 1) * ONE_DAY,
            weeks=weeks,
            known=[*past, *published, *ahead],
        )
        filling = _filling(places, published, [each for each in planned if each.on == today])
        published += filling
        before, ahead = ahead, [each for each in planned if each.on > today]
        if not filling and set(ahead) == set(before):
            break
    matching = _Matching([row for row in stored if row.on >= today], chores, members)
    return matching.match([*published, *ahead])


def _as_planned(row: Turn) -> turns.PlannedTurn:
    return turns.PlannedTurn(row.on, row.chore_id, row.key, row.size, row.is_agreed)


def _published(
    today: date, chores: Sequence[Chore], members: Mapping[str, Member], rows: Iterable[Turn]
) -> list[turns.PlannedTurn]:
    places = _places(today, chores)
    published = []
    for row in sorted(rows, key=lambda row: (not row.is_kept, not row.is_agreed)):
        if row.is_kept or (places[row.chore_id] > 0 and _is_here_for(row, members)):
            places[row.chore_id] -= 1
            published.append(_as_planned(row))
    return published


def _places(today: date, chores: Iterable[Chore]) -> Counter[Any]:
    due = (each.as_due for each in chores)
    return Counter({each.key: each.people for each in due if each.is_due(today)})


def _is_here_for(row: Turn, members: Mapping[str, Member]) -> bool:
    """An agreed turn only needs its person to be in the house, whatever their weekdays."""
    if row.key not in members:
        return False
    person = members[row.key].person
    return person.is_in_house(row.on) if row.is_agreed else person.shares_on(row.on)


def _places_left(
    today: date,
    chores: Iterable[Chore],
    members: Mapping[str, Member],
    published: Iterable[turns.PlannedTurn],
) -> Counter[Any]:
    """How many people each chore of today still needs, from those who share in chores today."""
    sharing = sum(member.person.shares_on(today) for member in members.values())
    wanted = _places(today, chores).items()
    places: Counter[Any] = Counter({chore: min(number, sharing) for chore, number in wanted})
    places.subtract(each.chore for each in published)
    return places


def _filling(
    places: Counter[Any],
    published: Iterable[turns.PlannedTurn],
    planned: Iterable[turns.PlannedTurn],
) -> list[turns.PlannedTurn]:
    taken = {(each.chore, each.person) for each in published}
    found = []
    for each in planned:
        if places[each.chore] > 0 and (each.chore, each.person) not in taken:
            places[each.chore] -= 1
            found.append(each)
    return found


class _Matching:
    """Matches planned turns to the stored ones, and keeps as many as possible."""

    def __init__(
        self, published: Iterable[Turn], chores: Iterable[Chore], members: Mapping[str, Member]
    ) -> None:
        self.chores: dict[Any, Chore] = {each.pk: each for each in chores}
        self.members: Mapping[Any, Member] = members
        # By day and chore, and by person: those that match no planned turn yet.
        self.free: dict[Any, dict[Any, Turn]] = defaultdict(dict)
        for row in published:
            self.free[row.on, row.chore_id][row.key] = row
        self.found = RotaDiff()

    def match(self, planned: Iterable[turns.PlannedTurn]) -> RotaDiff:
        others = [each for each in planned if not self._stays(each)]
        for each in others:
            self._hand_on(each)
        found = self.found
        found.gone = [row for free in self.free.values() for row in free.values()]
        found.turns.sort(key=lambda row: (row.on, row.chore.place, row.chore_id, row.key))
        return found

    def _stays(self, planned: turns.PlannedTurn) -> bool:
        row = self.free[planned.on, planned.chore].pop(planned.person, None)
        if row is None:
            return False
        if row.size != planned.size:
            row.size = planned.size
            self.found.changed.append(row)
        self.found.turns.append(row)
        return True

    def _hand_on(self, planned: turns.PlannedTurn) -> None:
        """Reuse a row of that chore and day that nobody needs, or make a new one."""
        free = self.free[planned.on, planned.chore]
        if free:
            row = free.pop(next(iter(free)))
            self.found.changed.append(row)
            self.found.moved.append((row, row.name))
        else:
            chore = self.chores[planned.chore]
            row = Turn(house_id=chore.house_id, chore=chore, on=planned.on)
            self.found.new.append(row)
        member = self.members[planned.person]
        row.participant, row.size = member, planned.size
        row.is_agreed = row.was_elsewhere = False
        self.found.turns.append(row)
