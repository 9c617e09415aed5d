"""When someone sat down with the demo house's guests to talk about how the stay is moving."""

import random
from collections.abc import Iterator
from datetime import date, time, timedelta

from guests.models import SitDown, Stay

from .cards import Cards
from .house import DemoHouse
from .load_texts import load_texts

TEXTS = load_texts("sit_downs")
FIRST_AFTER, DAYS_BETWEEN = (3, 6), (8, 13)


def create_sit_downs(demo: DemoHouse, dice: random.Random) -> None:
    cards = Cards(dice)
    rows = [
        SitDown(
            house=demo.house,
            stay=plan.stay,
            on=day,
            words=cards.maybe(0.6, TEXTS["lines"]),
            noted_at=demo.moment(day, time(15), dice.randint(0, 90)),
        )
        for plan in demo.plans
        for day in _days(demo, dice, plan.stay)
    ]
    for row in rows:
        row.sat_with = row.noted_by = dice.choice([*demo.staff, demo.manager])
    SitDown.objects.bulk_create(rows)


def _days(demo: DemoHouse, dice: random.Random, stay: Stay) -> Iterator[date]:
    last = stay.left_on or demo.today - timedelta(days=1)
    day = stay.first_day + timedelta(days=dice.randint(*FIRST_AFTER))
    while day <= last:
        if demo.states.is_there(stay, day):
            yield day
        day += timedelta(days=dice.randint(*DAYS_BETWEEN))
