"""The facts of each period, settled before any chore is given out.

Who is here, what is due, what is already taken, and each person's share. From here on, people and
chores are list positions.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from .rules import PlannedChore, PlannedTurn, Sharer, period_of, span_of


class Duty(NamedTuple):
    """A chore on a day."""

    chore: int
    day: date


class Assignment(NamedTuple):
    """A duty, and who has it."""

    duty: Duty
    person: int
    size: int
    fixed: bool


class Period(NamedTuple):
    """A period of so many weeks, before anything is given out."""

    # How many people each duty is for: no more than share in chores that day.
    places: dict[Duty, int]
    past: list[Assignment]
    published: list[Assignment]
    # (chore, person) of turns published in the period after this one, without what people agreed.
    published_next: set[tuple[int, int]]
    shares: dict[int, float]
    heaviest: int


class Facts:
    """All that is known of people, chores and turns so far, period by period."""

    def __init__(
        self,
        people: Sequence[Sharer],
        chores: Sequence[PlannedChore],
        first: date,
        last: date,
        weeks: int,
        known: Sequence[PlannedTurn],
    ) -> None:
        self.people, self.chores, self.first = people, chores, first
        begin, _ = span_of(min([first, *(turn.on for turn in known)]), weeks)
        _, end = span_of(last, weeks)
        days = [begin + timedelta(days=n) for n in range((end - begin).days + 1)]
        # Who shares in chores, day by day.
        sharers = [(place, person) for place, person in enumerate(people) if person.weekdays]
        self.sharing = {
            day: [place for place, person in sharers if person.shares_on(day)] for day in days
        }
        by_period = self._by_period(known, weeks)
        self.periods = [
            self._period(list(group), by_period[number], by_period[number + 1])
            for number, group in groupby(days, lambda day: period_of(day, weeks))
        ]

    def _by_period(self, known: Sequence[PlannedTurn], weeks: int) -> dict[int, list[Assignment]]:
        """The turns of people who were in the house that day; the others count for nobody."""
        person_at = {person.key: place for place, person in enumerate(self.people)}
        chore_at = {chore.key: place for place, chore in enumerate(self.chores)}
        found: dict[int, list[Assignment]] = defaultdict(list)
        for turn in sorted(known, key=lambda turn: turn.on):
            person = person_at.get(turn.person)
            if person is not None and self.people[person].is_in_house(turn.on):
                # A chore that was ended has its place after all the others.
                duty = Duty(chore_at.setdefault(turn.chore, len(chore_at)), turn.on)
                given = Assignment(duty, person, turn.size, turn.fixed)
                found[period_of(turn.on, weeks)].append(given)
        return found

    def _period(self, days: list[date], known: list[Assignment], later: list[Assignment]) -> Period:
        due = {
            number: [day for day in days if chore.is_due(day) and self.sharing[day]]
            for number, chore in enumerate(self.chores)
        }
        places = {
            Duty(number, day): min(self.chores[number].people, len(self.sharing[day]))
            for number, on in due.items()
            for day in on
            if day >= self.first
        }
        past = [each for each in known if each.duty.day < self.first]
        return Period(
            places,
            past,
            [each for each in known if each.duty in places],
            {(each.duty.chore, each.person) for each in later if not each.fixed},
            self._shares(days, places, past),
            # What the heaviest chore weighs for one person, whatever of the period is past.
            max((self.chores[number].size * len(on) for number, on in due.items()), default=0),
        )

    def _shares(
        self, days: list[date], places: dict[Duty, int], past: list[Assignment]
    ) -> dict[int, float]:
        """Each person's share: an equal part of every day on which they share in chores."""
        to_do: dict[date, int] = Counter()
        for duty, people in places.items():
            to_do[duty.day] += self.size(duty) * people
        for each in past:
            to_do[each.duty.day] += each.size
        shares: dict[int, float] = defaultdict(float)
        for day in days:
            for person in self.sharing[day]:
                shares[person] += to_do[day] / len(self.sharing[day])
        return shares

    def size(self, duty: Duty) -> int:
        return self.chores[duty.chore].size
