"""What came before each arrival in the demo house, and who has called since."""

from datetime import date, datetime, time, timedelta

from guests.models import Guest, Stay
from guests.stays.choices import CameFrom, FoundUs, Pathway, StayDecision

from .house import DemoHouse
from .load_texts import load_texts

TEXTS = load_texts("enquiries")
NOON = time(12)
STEPPED_DOWN_FROM = (
    CameFrom.PSYCHIATRIC_HOSPITAL,
    CameFrom.PSYCHIATRIC_HOSPITAL,
    CameFrom.EMERGENCY_DEPARTMENT,
    CameFrom.OTHER_HOSPITAL,
)
STEPPED_UP_FROM = (CameFrom.HOME, CameFrom.HOME, CameFrom.SHELTER, CameFrom.RESPITE)


def create_enquiries(demo: DemoHouse) -> None:
    stays = list(Stay.objects.for_house(demo.house).order_by("id"))
    for stay in stays:
        _add_call(demo, stay)
        _add_talk(demo, stay)
        stay.decided_by = demo.manager
        stay.decision_words = demo.cards.deal(TEXTS["yes"])
    Stay.objects.bulk_update(stays, TOLD)
    if stays:
        _call_since(demo)


TOLD = [
    "called_by",
    "found_us",
    "came_from",
    "talked_on",
    "talked_with",
    "would_help",
    "decided_by",
    "decision_words",
]


def _add_call(demo: DemoHouse, stay: Stay) -> None:
    down = stay.pathway == Pathway.STEP_DOWN
    stay.called_by = demo.cards.deal(TEXTS["called_by"])
    stay.found_us = demo.dice.choice(FoundUs.values)
    stay.came_from = demo.dice.choice(STEPPED_DOWN_FROM if down else STEPPED_UP_FROM)


def _add_talk(demo: DemoHouse, stay: Stay) -> None:
    assert stay.enquired_on is not None  # noqa: S101 (the demo has a first call of everyone)
    talked_on = stay.enquired_on + timedelta(days=demo.dice.randint(1, 3))
    if talked_on <= demo.today:
        stay.talked_on = talked_on
        stay.talked_with = demo.someone()
        stay.would_help = demo.cards.deal(TEXTS["would_help"])


def _call_since(demo: DemoHouse) -> None:
    today = demo.today
    former = Stay.objects.for_house(demo.house).left().order_by("left_on").first()
    again = former.guest if former else _caller(demo, today - timedelta(days=2))
    talked = _enquiry(demo, again, today - timedelta(days=2))
    talked.talked_on, talked.talked_with = today - timedelta(days=1), demo.staff[0]
    talked.would_help = TEXTS["asks_again"]
    new = _enquiry(demo, _caller(demo, today), today)
    closed = [_closed(demo, 11 + 13 * number) for number in range(2)]
    Stay.objects.bulk_create([talked, new, *closed])


def _closed(demo: DemoHouse, days_ago: int) -> Stay:
    called = demo.today - timedelta(days=days_ago)
    stay = _enquiry(demo, _caller(demo, called), called)
    text = demo.cards.deal(TEXTS["not_now"])
    stay.decision, stay.decision_words = StayDecision(text["decision"]), text["words"]
    stay.why_not = text["why"]
    stay.decided_by = demo.manager
    stay.decided_on = called + timedelta(days=2)
    return stay


def _caller(demo: DemoHouse, on: date) -> Guest:
    name, pronouns = next(demo.names)
    return Guest.objects.create(
        house=demo.house,
        name=name,
        pronouns=pronouns,
        created_at=min(demo.now, datetime.combine(on, NOON, demo.house.zone)),
    )


def _enquiry(demo: DemoHouse, guest: Guest, on: date) -> Stay:
    stay = Stay(
        house=demo.house, guest=guest, enquired_on=on, pathway=demo.dice.choice(Pathway.values)
    )
    _add_call(demo, stay)
    return stay
