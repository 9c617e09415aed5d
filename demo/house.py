"""One demo house while it is being made up: what each of its parts builds on."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from accounts.models import House, User
from checkins.models import CheckInTime
from checkins.schedule import rules as schedule
from guests.models import Goal, Stay

from .cards import Cards
from .load_texts import load_texts
from .states import States

TEXTS = load_texts("house")
HELD_AFTER = timedelta(minutes=20)
# The latest check-in of today is left to be held for so long.
IS_ON_FOR = timedelta(hours=4)


@dataclass
class StayPlan:
    """One stay while it is being made up, with the goals and their steps for a day."""

    stay: Stay
    goals: list[tuple[Goal, list[str]]] = field(default_factory=list)


class DemoHouse:
    manager: User

    def __init__(self, number: int, seed: int) -> None:
        houses = TEXTS["houses"]
        text = houses[number % len(houses)]
        name = text["name"]
        if number >= len(houses):
            name = f"{name} {number // len(houses) + 1}"
        # Each house has dice of its own, so that one more house changes none of the others.
        self.number, self.seed = number, f"{seed}/{number}"
        self.dice = random.Random(self.seed)
        self.house = House.objects.create(name=name, time_zone=text["time_zone"], is_demo=True)
        self.now = self.house.now()
        self.today = self.now.date()
        self.start = self.today
        self.staff: list[User] = []  # the peers
        self.plans: list[StayPlan] = []
        self.states = States()
        self.cards = Cards(self.dice)
        self.names = self._names()

    def _names(self) -> Iterator[tuple[str, str]]:
        """Every name once; then again with a letter, for a house with a long past."""
        for turn in range(27):
            letter = f" {chr(64 + turn)}." if turn else ""
            for guest in TEXTS["guests"]:
                yield f"{guest['name']}{letter}", guest["pronouns"]

    def dice_for(self, part: str) -> random.Random:
        """Dice of a part's own, so that it changes nothing of what was made up before."""
        return random.Random(f"{self.seed}/{part}")

    @property
    def here(self) -> list[Stay]:
        return [plan.stay for plan in self.plans if plan.stay.is_here]

    def guests_on(self, day: date) -> list[Stay]:
        stays = [plan.stay for plan in self.plans]
        return [each for each in stays if self.states.is_there(each, day)]

    def weekly(self, weekday: int, since: date) -> Iterator[date]:
        """Those days from then on until yesterday; 1 is Monday."""
        day = since + timedelta(days=(weekday - since.isoweekday()) % 7)
        while day < self.today:
            yield day
            day += timedelta(days=7)

    def someone(self) -> User:
        return self.dice.choice(self.staff)

    def moment(self, day: date, at: time, minutes: int = 0) -> datetime:
        """That time of the day in the house, but never later than now."""
        moment = datetime.combine(day, at, self.house.zone) + timedelta(minutes=minutes)
        return min(moment, timezone.now())

    def held_check_ins(self) -> list[schedule.Due]:
        """The check-ins up to now; the one that is on is left for whoever looks around to hold."""
        times = CheckInTime.objects.filter(house=self.house).as_times()
        wall, begun = self.now.replace(tzinfo=None), schedule.latest_begun(times, self.now)
        on_now = begun if begun and wall < begun.starts + IS_ON_FOR else None
        days = [self.start + timedelta(days=n) for n in range((self.today - self.start).days + 1)]
        dues = [due for day in days for due in schedule.due_on(times, day)]
        return [due for due in dues if due.starts + HELD_AFTER <= wall and due != on_now]
