"""What the demo house's arrivals went through: the arrival list and the welcome sheet."""

from datetime import time

from guests.arrival.actions import create_default_arrival_list
from guests.models import ArrivalItem, ArrivalTick, Stay, WelcomeSheet
from guests.wording.actions import create_default_word_list

from .house import DemoHouse
from .load_texts import load_texts

TEXTS = load_texts("arrival")
# On the list of a guest who came lately, so many of its last things are still open.
OPEN_YET = 3
ARRIVED_LATELY = 14  # days


def create_arrivals(demo: DemoHouse) -> None:
    create_default_arrival_list(house=demo.house)
    create_default_word_list(house=demo.house)
    WelcomeSheet.objects.create(house=demo.house, words=TEXTS["welcome"])
    _tick(demo, [plan.stay for plan in demo.plans])


def _tick(demo: DemoHouse, stays: list[Stay]) -> None:
    items = list(ArrivalItem.objects.filter(house=demo.house))
    ticks = []
    for stay in stays:
        lately = stay.is_here and stay.day <= ARRIVED_LATELY
        for place, item in enumerate(items[:-OPEN_YET] if lately else items):
            at = demo.moment(stay.first_day, time(14), minutes=place * 7 + place // 6 * 1100)
            ticks.append(
                ArrivalTick(house=demo.house, stay=stay, item=item, at=at, by=demo.someone())
            )
    ArrivalTick.objects.bulk_create(ticks)
