"""The demo house's two groups."""

import random
from datetime import date, time, timedelta

from guests.models import NOBODY, Participant
from household.models import Group, GroupDay

from .cards import Cards
from .house import DemoHouse
from .load_texts import Texts, load_texts

TEXTS = load_texts("groups")
WEDNESDAY, SATURDAY = 3, 6


def hold_groups(demo: DemoHouse, dice: random.Random) -> None:
    guests = demo.here
    leads = Participant(stay=guests[0]) if guests else NOBODY
    walk_since = guests[0].first_day + timedelta(days=9) if guests else demo.start
    soup = _group(demo, TEXTS["soup"], WEDNESDAY, time(19), Participant(staff=demo.staff[-1]))
    walk = _group(demo, TEXTS["walk"], SATURDAY, time(10, 30), leads)
    soup.began_on, walk.began_on = demo.start, min(walk_since, demo.today)
    days, cards = [], Cards(dice)
    for text, group in ((TEXTS["soup"], soup), (TEXTS["walk"], walk)):
        group.save()
        for on in demo.weekly(group.weekday, group.began_on):
            days.append(_day(demo, cards, group, text["topics"], on))
    GroupDay.objects.bulk_create(days)


def _group(demo: DemoHouse, text: Texts, weekday: int, at: time, leads: Participant) -> Group:
    return Group(
        house=demo.house,
        name=text["name"],
        about=text["about"],
        weekday=weekday,
        at=at,
        stay=leads.stay,
        staff=leads.staff,
    )


def _day(demo: DemoHouse, cards: Cards, group: Group, topics: list[str], on: date) -> GroupDay:
    dice = cards.dice
    day = GroupDay(house=demo.house, group=group, on=on)
    day.was_held = dice.random() < 0.85
    day.noted_by = dice.choice(demo.staff)
    day.noted_at = demo.moment(on, time(21))
    if day.was_held:
        leads_today = group.stay is None or group.stay in demo.guests_on(on)
        day.stay, day.staff = (group.stay, group.staff) if leads_today else (None, day.noted_by)
        day.how_many_came = dice.randint(2, 6)
        day.topic = cards.deal(topics)
    return day
