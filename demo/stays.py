"""The demo house's rooms and stays: who is here, who was before them, and who comes next."""

from datetime import date, time, timedelta

from checkins.schedule.actions import create_default_check_in_times
from guests.models import Guest, Room, Stay
from guests.stays.choices import Pathway, StayDecision

from .house import DemoHouse, StayPlan
from .load_texts import load_texts

TEXTS = load_texts("stays")
DAYS_IN_A_MONTH = 30
# Which day of their stay the first guests are on; the others fall by chance.
FIRST_DAYS = (62, 12, 87)
# Within so many days someone arrives.
ARRIVES_WITHIN = timedelta(days=7)


def create_stays(demo: DemoHouse, guests: int, months: int) -> None:
    demo.start = demo.today - timedelta(days=months * DAYS_IN_A_MONTH)
    create_default_check_in_times(house=demo.house, from_on=demo.start)
    names = TEXTS["rooms"]
    rooms = [
        Room(house=demo.house, name=names[n] if n < len(names) else f"Room {n + 1}")
        for n in range(guests)
    ]
    Room.objects.bulk_create(rooms)
    stays = [_here_now(demo, room, place) for place, room in enumerate(rooms)]
    for room in rooms:
        stays += _earlier(demo, room, next(s for s in stays if s.room == room))
    if stays:
        stays.append(_coming(demo, min(stays[:guests], key=lambda s: s.last_day)))
    Guest.objects.bulk_create([stay.guest for stay in stays])
    Stay.objects.bulk_create(stays)
    demo.plans = [StayPlan(stay) for stay in stays if stay.arrived_on]


def _stay(demo: DemoHouse, room: Room, arrives_on: date) -> Stay:
    name, pronouns = next(demo.names)
    guest = Guest(
        house=demo.house,
        name=name,
        pronouns=pronouns,
        created_at=demo.moment(arrives_on - timedelta(days=9), time(14)),
    )
    stay = Stay(
        house=demo.house,
        guest=guest,
        room=room,
        pathway=demo.dice.choice(Pathway.values),
        is_adult=True,
        enquired_on=arrives_on - timedelta(days=9),
        decision=StayDecision.YES,
        decided_on=arrives_on - timedelta(days=5),
        arrives_on=arrives_on,
    )
    stay.plan(arrives_on, demo.house.length_of_stay)
    return stay


def _here_now(demo: DemoHouse, room: Room, place: int) -> Stay:
    day = FIRST_DAYS[place] if place < len(FIRST_DAYS) else demo.dice.randint(3, 88)
    stay = _stay(demo, room, demo.today - timedelta(days=day - 1))
    stay.arrived_on = stay.arrives_on
    return stay


def _earlier(demo: DemoHouse, room: Room, current: Stay) -> list[Stay]:
    stays, free_until = [], current.first_day - timedelta(days=demo.dice.randint(2, 8))
    while free_until > demo.start:
        days = demo.dice.choice((90, 90, 88, 74, 61, 45, 33))
        stay = _stay(demo, room, free_until - timedelta(days=days - 1))
        stay.arrived_on, stay.left_on = stay.arrives_on, free_until
        stays.append(stay)
        free_until = stay.first_day - timedelta(days=demo.dice.randint(2, 8))
    return stays


def _coming(demo: DemoHouse, leaving: Stay) -> Stay:
    """Within a week: in the room that is free next, or else in one that nobody has yet."""
    assert leaving.room is not None  # noqa: S101 (the demo gives everyone a room)
    arrives_on = leaving.last_day + timedelta(days=2)
    if arrives_on <= demo.today + ARRIVES_WITHIN:
        return _stay(demo, leaving.room, arrives_on)
    room = Room.objects.create(house=demo.house, name=TEXTS["one_more_room"], since_on=demo.today)
    return _stay(demo, room, demo.today + timedelta(days=5))
