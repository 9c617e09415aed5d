"""The co-reflections of the demo house's peers, and their certificates."""

import random
from collections.abc import Iterator
from datetime import datetime, time, timedelta

from shifts.models import Certificate, CoReflection, WasThere

from .house import DemoHouse
from .load_texts import load_texts

TEXTS = load_texts("training")
EVERY = timedelta(days=14)


def create_training(demo: DemoHouse, dice: random.Random) -> None:
    noted = list(_co_reflections(demo, dice))
    CoReflection.objects.bulk_create(noted)
    WasThere.objects.bulk_create(
        WasThere(house=demo.house, co_reflection=each, user=user)
        for each in noted
        for user in demo.staff
    )
    Certificate.objects.bulk_create(_certificates(demo, dice))


def _co_reflections(demo: DemoHouse, dice: random.Random) -> Iterator[CoReflection]:
    on, number = demo.today - timedelta(days=5), dice.randrange(len(TEXTS["themes"]))
    while demo.staff and on > demo.start:
        yield CoReflection(
            house=demo.house,
            on=on,
            theme=TEXTS["themes"][number % len(TEXTS["themes"])],
            noted_at=datetime.combine(on, time(15, 30), demo.house.zone),
            noted_by=dice.choice(demo.staff),
        )
        on, number = on - EVERY, number + 1


def _certificates(demo: DemoHouse, dice: random.Random) -> Iterator[Certificate]:
    """One of the first peer's runs out soon, so that Today has something to remind them of."""
    for place, user in enumerate(demo.staff):
        for text in TEXTS["certificates"]:
            days = text.get("good_for_days")
            got_on = demo.today - timedelta(days=dice.randint(100, 280))
            if place == 0 and days == 365:
                got_on = demo.today - timedelta(days=365 - 23)
            yield Certificate(
                house=demo.house,
                user=user,
                what=text["what"],
                got_on=got_on,
                runs_out_on=got_on + timedelta(days=days) if days else None,
                noted_by=user,
            )
