"""Who does which chore when: the rota, by the house's calendar. Plain values in, turns out.

A period is so many weeks, from a Monday on; it turns over whatever was done or not. In each:

1. Published turns stay: agreed turns first, then every turn whose person is here that
   day. One is taken off only where someone would have the same chore in two periods running;
   an agreed turn does not count for that, as people may cover for each other at any time.
2. What is open goes round, the heaviest chore first: to someone who did not have it in the period
   before, and among those to whoever is furthest behind their share. They have it on the days
   they are here; the days that are left go to the next in the same way.
3. Whoever is behind another by more than the heaviest chore of the period takes one over, of
   those just given out; one that was already published, only when it is half as much again.

A share is what there is to do on a day, in equal parts, for everyone here that day: nobody owes
anything for days before they came, after they left, or while they were away. The same is planned
once more with the open chores simply going round-robin, and the evener of the two is taken:
so it is never less even than that. No clock is read, and nothing is drawn by lot.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache, partial
from itertools import product
from math import inf

from .periods import Assignment, Duty, Facts, Period
from .rules import PlannedChore, PlannedTurn, Sharer

# Shares are fractions; gaps no farther apart than this are the same.
ROUNDING = 1e-6
# Wider than for what was just given out, since the rota is on the fridge.
FOR_PUBLISHED = 1.5


def plan(
    *,
    people: Sequence[Sharer],
    chores: Sequence[PlannedChore],
    first: date,
    last: date,
    weeks: int = 1,
    known: Iterable[PlannedTurn] = (),
) -> list[PlannedTurn]:
    """The turns from `first` to the end of the period that `last` lies in, in order of days.

    People change every so many `weeks`. `known` are the turns so far: those before `first` are
    past, they count and never change; the others are the published ones. Everyone who was here
    since the first of them belongs in `people`; between equals, whoever comes first there. A turn
    of a chore that is no longer in `chores`, or not due that day, is dropped.
    """
    return list(_planned(tuple(people), tuple(chores), first, last, weeks, tuple(known)))


# Every page of the chores asks for the plan, and seldom has anything changed in between.
@lru_cache(maxsize=16)
def _planned(
    people: tuple[Sharer, ...],
    chores: tuple[PlannedChore, ...],
    first: date,
    last: date,
    weeks: int,
    known: tuple[PlannedTurn, ...],
) -> tuple[PlannedTurn, ...]:
    facts = Facts(people, chores, first, last, weeks, known)
    by_need, round_robin = _Rota(facts), _RoundRobin(facts)
    by_need.plan()
    round_robin.plan(wanted=by_need.widest - ROUNDING)
    evener = round_robin if round_robin.widest < by_need.widest - ROUNDING else by_need
    return tuple(evener.turns_ahead())


class _Rota:
    """One way to plan the rota, period by period: open chores to whoever is furthest behind."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        people = range(len(facts.people))
        self.held = [0 for _ in people]
        self.share = [0.0 for _ in people]
        # How many turns of which chore each person had.
        self.times: dict[tuple[int, int], int] = Counter()
        self.had: dict[int, set[int]] = {}
        self.widest = 0.0
        self.turns: list[Assignment] = []

    def plan(self, wanted: float = inf) -> None:
        """Plan every period; give up as soon as the gap is not narrower than `wanted`."""
        for period in self.facts.periods:
            if self.widest < wanted:
                self._plan_period(period)

    def _plan_period(self, period: Period) -> None:
        self.period = period
        self.open = dict(period.places)
        self.who: dict[Duty, dict[int, Assignment]] = {duty: {} for duty in period.places}
        for person, share in period.shares.items():
            self.share[person] += share
        for each in period.past:
            self._count(each, 1)
        self._keep()
        self._fill()
        self._even_out()
        self._close()

    def ahead(self, person: int) -> float:
        return self.held[person] - self.share[person]

    def _count(self, given: Assignment, turns: int) -> None:
        self.held[given.person] += turns * given.size
        self.times[given.duty.chore, given.person] += turns

    def _give(self, duty: Duty, person: int, fixed: bool = False) -> None:
        self.who[duty][person] = given = Assignment(duty, person, self.facts.size(duty), fixed)
        self.open[duty] -= 1
        self._count(given, 1)

    def _take_back(self, given: Assignment) -> None:
        del self.who[given.duty][given.person]
        self.open[given.duty] += 1
        self._count(given, -1)

    def _could_take(self, duty: Duty) -> list[int]:
        who, sharing = self.who[duty], self.facts.sharing[duty.day]
        return [person for person in sharing if person not in who] if who else sharing

    def _fresh(self, chore: int, people: Iterable[int]) -> list[int]:
        had = self.had.get(chore, ())
        return [person for person in people if person not in had]

    # 1. What is published stays.

    def _keep(self) -> None:
        for each in sorted(self.period.published, key=self._last_to_stay):
            if self._may_stay(each):
                self._give(each.duty, each.person, each.fixed)

    def _last_to_stay(self, each: Assignment) -> tuple[bool, bool]:
        return not each.fixed, not self._fresh(each.duty.chore, [each.person])

    def _may_stay(self, each: Assignment) -> bool:
        """An agreed turn only needs its person to be in the house, whatever their weekdays."""
        who, could = self.who[each.duty], self._could_take(each.duty)
        if each.fixed:
            return each.person not in who and len(who) < self._people(each.duty)
        fresh = self._fresh(each.duty.chore, could)
        return self.open[each.duty] > 0 and each.person in (fresh or could)

    def _people(self, duty: Duty) -> int:
        return self.facts.chores[duty.chore].people

    # 2. What is open goes round.

    def _fill(self) -> None:
        left: dict[int, list[Duty]] = defaultdict(list)
        for duty, places in self.open.items():
            if places > 0:
                left[duty.chore].append(duty)
        for chore in self._in_order(left):
            self._fill_chore(chore, left[chore])

    def _in_order(self, left: dict[int, list[Duty]]) -> list[int]:
        return sorted(left, key=lambda chore: -sum(self.facts.size(each) for each in left[chore]))

    def _fill_chore(self, chore: int, duties: list[Duty]) -> None:
        while duties:
            could = {duty: self._could_take(duty) for duty in duties}
            person = self._choose(chore, {each for people in could.values() for each in people})
            for duty in duties:
                if person in could[duty]:
                    self._give(duty, person)
            duties = [duty for duty in duties if self.open[duty] > 0]

    def _choose(self, chore: int, people: set[int]) -> int:
        fresh = self._fresh(chore, people) or people
        later = self.period.published_next
        if later:
            fresh = [person for person in fresh if (chore, person) not in later] or fresh
        return min(fresh, key=partial(self._rank, chore))

    def _rank(self, chore: int, person: int) -> tuple[float, ...]:
        """The lowest gets it: furthest behind, then had it least, then first in the list."""
        return self.held[person] - self.share[person], self.times[chore, person], person

    # 3. Nobody stays far behind.

    def _even_out(self) -> None:
        while self._gap() > self.period.heaviest and self._hand_over():
            pass

    def _gap(self) -> float:
        ahead = [self.ahead(person) for person in self.period.shares]
        return max(ahead, default=0) - min(ahead, default=0)

    def _hand_over(self) -> bool:
        """One chore goes from someone far ahead to someone far behind; False if none can."""
        order = sorted(self.period.shares, key=lambda person: (self.ahead(person), person))
        for behind, far in product(order, reversed(order)):
            gap = self.ahead(far) - self.ahead(behind)
            if gap > self.period.heaviest and (turns := self._to_hand_over(far, behind, gap)):
                for each in turns:
                    self._take_back(each)
                    self._give(each.duty, behind)
                return True
        return False

    def _to_hand_over(self, far: int, behind: int, gap: float) -> list[Assignment]:
        """The turns of the chore that brings the two closest together."""
        holdings: dict[int, list[Assignment]] = defaultdict(list)
        for duty, who in self.who.items():
            if far in who and self._may_move(who[far], gap) and behind in self._could_take(duty):
                holdings[duty.chore].append(who[far])
        weights = {chore: sum(turn.size for turn in turns) for chore, turns in holdings.items()}
        narrowing = [c for c in weights if weights[c] < gap and self._is_free(c, behind)]
        best = min(narrowing, key=lambda chore: abs(gap - 2 * weights[chore]), default=None)
        return [] if best is None else holdings[best]

    def _may_move(self, given: Assignment, gap: float) -> bool:
        limit = self.period.heaviest * (FOR_PUBLISHED if given in self.period.published else 1)
        return not given.fixed and gap > limit

    def _is_free(self, chore: int, person: int) -> bool:
        later = (chore, person) in self.period.published_next
        return not later and bool(self._fresh(chore, [person]))

    def _close(self) -> None:
        given = [each for who in self.who.values() for each in who.values()]
        self.turns += given
        if self.period.places:
            self.widest = max(self.widest, self._gap())
        self.had = defaultdict(set)
        for each in [*self.period.past, *given]:
            # Whoever helps someone out has not had the chore: the rota goes on as published.
            if not each.fixed:
                self.had[each.duty.chore].add(each.person)

    def turns_ahead(self) -> list[PlannedTurn]:
        people, chores = self.facts.people, self.facts.chores
        in_order = sorted(
            self.turns, key=lambda each: (each.duty.day, each.duty.chore, each.person)
        )
        return [
            PlannedTurn(duty.day, chores[duty.chore].key, people[person].key, size, fixed)
            for duty, person, size, fixed in in_order
        ]


class _RoundRobin(_Rota):
    """The other way: chores in the order of the list, each to whoever is next, round-robin."""

    next_one = 0

    def _in_order(self, left: dict[int, list[Duty]]) -> list[int]:
        return sorted(left)

    def _choose(self, chore: int, people: set[int]) -> int:
        person = super()._choose(chore, people)
        self.next_one = person + 1
        return person

    def _rank(self, chore: int, person: int) -> tuple[float, ...]:
        return ((person - self.next_one) % len(self.facts.people),)
