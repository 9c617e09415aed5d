"""Half a year of chores in the demo house: most done, some open, a swap now and then."""

import random
from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import Any

from accounts.access.actor import actor_for
from guests.stays.days import StayDates
from household.chores.actions import create_default_chores
from household.models import Chore, RotaDays, Turn
from household.turns.actions import refresh_rota
from household.turns.rotation import plan
from household.turns.rules import PlannedTurn, Sharer

from .cards import Cards
from .house import DemoHouse
from .load_texts import load_texts

TEXTS = load_texts("chores")
# On which weekdays the peers on staff share in chores, one after the other.
DAYS = ("123", "45", "67")
MOST_ARE_DONE = 0.88
TALKED_ABOUT = 0.3  # of what stayed open
AGREED = 0.03
ONE_DAY = timedelta(days=1)


def create_chores(demo: DemoHouse, dice: random.Random) -> None:
    create_default_chores(house=demo.house, from_on=demo.start)
    RotaDays.objects.bulk_create(
        RotaDays(
            house=demo.house,
            user=user,
            weekdays=DAYS[place % len(DAYS)],
            from_on=demo.start,
        )
        for place, user in enumerate(demo.staff)
    )
    Turn.objects.bulk_create(_Past(demo, dice).turns())
    by = actor_for(demo.staff[0], demo.house.pk)
    assert by is not None  # noqa: S101 (they work there)
    _begin_the_day(demo, refresh_rota(by=by).diff.turns)


class _Past:
    """What was, up to yesterday."""

    def __init__(self, demo: DemoHouse, dice: random.Random) -> None:
        self.demo, self.dice, self.cards = demo, dice, Cards(dice)
        self.yesterday = demo.today - ONE_DAY
        self.people = [*self._guests(), *self._staff()]
        chores = Chore.objects.filter(house=demo.house)
        self.chores: dict[Any, Chore] = {each.pk: each for each in chores}

    def _guests(self) -> Iterator[Sharer]:
        for each in self.demo.plans:
            stay = each.stay
            away = self.demo.states.away.get(stay, ())
            yield Sharer(stay, StayDates(stay.arrived_on, stay.left_on, away))

    def _staff(self) -> Iterator[Sharer]:
        since = StayDates(self.demo.start - ONE_DAY)
        for place, user in enumerate(self.demo.staff):
            days = frozenset(int(digit) for digit in DAYS[place % len(DAYS)])
            yield Sharer(user, since, days)

    def turns(self) -> Iterator[Turn]:
        planned = plan(
            people=self.people,
            chores=[each.as_due for each in self.chores.values()],
            first=self.demo.start,
            last=self.yesterday,
        )
        having = {(each.on, each.chore, each.person) for each in planned}
        for each in planned:
            if each.on <= self.yesterday:
                yield self._turn(self._swapped(each, having))

    def _swapped(self, each: PlannedTurn, having: set) -> PlannedTurn:
        if self.dice.random() >= AGREED:
            return each
        free = [
            person.key
            for person in self.people
            if person.shares_on(each.on) and (each.on, each.chore, person.key) not in having
        ]
        return each._replace(person=self.dice.choice(free), fixed=True) if free else each

    def _turn(self, each: PlannedTurn) -> Turn:
        person: Any = each.person
        is_staff = person in self.demo.staff
        turn = Turn(house=self.demo.house, chore=self.chores[each.chore], on=each.on)
        turn.size, turn.is_agreed = each.size, each.fixed
        turn.stay, turn.staff = (None, person) if is_staff else (person, None)
        # One of yesterday's is left for whoever looks around to talk about.
        is_left = each.on == self.yesterday and self.chores[each.chore].place == 1
        if not _can_have_done(self.demo, turn):
            return turn
        if not is_left and self.dice.random() < MOST_ARE_DONE:
            turn.done_at, turn.done_by = self._evening(each.on), self._someone()
        elif each.on < self.yesterday and self.dice.random() < TALKED_ABOUT:
            turn.talked_at, turn.talked_by = self._evening(each.on + ONE_DAY), self._someone()
            turn.talked_words = self.cards.deal(TEXTS["talked"])
        return turn

    def _evening(self, day: date):
        return self.demo.moment(day, time(18), minutes=self.dice.randint(0, 170))

    def _someone(self):
        return self.dice.choice(self.demo.staff)


def _can_have_done(demo: DemoHouse, turn: Turn) -> bool:
    return turn.stay is None or demo.states.is_there(turn.stay, turn.on)


def _begin_the_day(demo: DemoHouse, ahead: list[Turn]) -> None:
    of_today = [turn for turn in ahead if turn.on == demo.today and _can_have_done(demo, turn)]
    if of_today and demo.now.time() > time(8, 30):
        turn = of_today[-1]
        turn.done_at = demo.moment(demo.today, time(8, 10))
        turn.done_by = demo.staff[0]
        turn.save()
