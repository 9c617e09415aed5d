"""Fills the demo house's register of co-reflections, and what each peer has learned."""

import random
from datetime import date, datetime, time, timedelta

from accounts.models import House, User
from shifts.models import Certificate, CoReflection, WasThere

from .load_texts import load_texts

TEXTS = load_texts("training")
EVERY = timedelta(days=14)


def think_together(house: House, staff: list[User], start: date, seed: str) -> None:
    """Has dice of its own, so that it changes nothing of what was made up before."""
    dice = random.Random(seed)
    noted = list(_co_reflections(house, staff, start, dice))
    CoReflection.objects.bulk_create(noted)
    WasThere.objects.bulk_create(
        WasThere(co_reflection=each, user=user) for each in noted for user in staff
    )
    Certificate.objects.bulk_create(_learned(house, staff, dice))


def _co_reflections(house: House, staff: list[User], start: date, dice: random.Random):
    on, number = house.today() - timedelta(days=5), dice.randrange(len(TEXTS["themes"]))
    while staff and on > start:
        yield CoReflection(
            house=house,
            on=on,
            theme=TEXTS["themes"][number % len(TEXTS["themes"])],
            noted_at=datetime.combine(on, time(15, 30), house.zone),
            noted_by=dice.choice(staff),
        )
        on, number = on - EVERY, number + 1


def _learned(house: House, staff: list[User], dice: random.Random):
    """One of the first peer's runs out soon, so that Today has something to remind them of."""
    today = house.today()
    for place, user in enumerate(staff):
        for told in TEXTS["certificates"]:
            days = told.get("good_for_days")
            got_on = today - timedelta(days=dice.randint(100, 280))
            if place == 0 and days == 365:
                got_on = today - timedelta(days=365 - 23)
            yield Certificate(
                house=house,
                user=user,
                what=told["what"],
                got_on=got_on,
                runs_out_on=got_on + timedelta(days=days) if days else None,
                noted_by=user,
            )
