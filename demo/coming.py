"""What came before each arrival in the demo house, and who has called since."""

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from accounts.models import User
from accounts.permissions import Role
from guests.models import CameFrom, Decision, FoundUs, Guest, Pathway, Stay

from .load_texts import load_texts

if TYPE_CHECKING:
    from .build import Builder

TEXTS = load_texts("enquiries")
NOON = time(12)
STEPPED_DOWN_FROM = (
    CameFrom.PSYCHIATRIC_HOSPITAL,
    CameFrom.PSYCHIATRIC_HOSPITAL,
    CameFrom.EMERGENCY_DEPARTMENT,
    CameFrom.OTHER_HOSPITAL,
)
STEPPED_UP_FROM = (CameFrom.HOME, CameFrom.HOME, CameFrom.SHELTER, CameFrom.RESPITE)


def tell_how_they_came(builder: "Builder") -> None:
    """Every stay gets its first call and its conversation; then come those who only called."""
    manager = User.objects.get(
        memberships__house=builder.house, memberships__role=Role.MANAGER.value
    )
    stays = list(Stay.objects.filter(guest__house=builder.house).order_by("id"))
    for stay in stays:
        _tell_the_call(builder, stay)
        _tell_the_talk(builder, stay)
        stay.decided_by = manager
        stay.decision_words = builder.cards.deal(TEXTS["yes"])
    Stay.objects.bulk_update(stays, TOLD)
    if stays:
        _call_since(builder, manager)


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


def _tell_the_call(builder: "Builder", stay: Stay) -> None:
    down = stay.pathway == Pathway.STEP_DOWN
    stay.called_by = builder.cards.deal(TEXTS["called_by"])
    stay.found_us = builder.dice.choice(FoundUs.values)
    stay.came_from = builder.dice.choice(STEPPED_DOWN_FROM if down else STEPPED_UP_FROM)


def _tell_the_talk(builder: "Builder", stay: Stay) -> None:
    assert stay.enquired_on is not None  # noqa: S101 (the demo has a first call of everyone)
    talked_on = stay.enquired_on + timedelta(days=builder.dice.randint(1, 3))
    if talked_on <= builder.today:
        stay.talked_on = talked_on
        stay.talked_with = builder.dice.choice(builder.staff)
        stay.would_help = builder.cards.deal(TEXTS["would_help"])


def _call_since(builder: "Builder", manager: User) -> None:
    """Someone who has been here before, someone new, and two who did not come."""
    today = builder.today
    former = Stay.objects.filter(guest__house=builder.house).left().order_by("left_on").first()
    again = former.guest if former else _someone(builder, today - timedelta(days=2))
    talked = _enquiry(builder, again, today - timedelta(days=2))
    talked.talked_on, talked.talked_with = today - timedelta(days=1), builder.staff[0]
    talked.would_help = TEXTS["asks_again"]
    new = _enquiry(builder, _someone(builder, today), today)
    closed = [_closed(builder, manager, 11 + 13 * number) for number in range(2)]
    Stay.objects.bulk_create([talked, new, *closed])


def _closed(builder: "Builder", manager: User, days_ago: int) -> Stay:
    called = builder.today - timedelta(days=days_ago)
    stay = _enquiry(builder, _someone(builder, called), called)
    told = builder.cards.deal(TEXTS["not_now"])
    stay.decision, stay.decision_words = Decision(told["decision"]), told["words"]
    stay.decided_by = manager
    stay.decided_on = called + timedelta(days=2)
    return stay


def _someone(builder: "Builder", on: date) -> Guest:
    name, pronouns = next(builder.names)
    return Guest.objects.create(
        house=builder.house,
        name=name,
        pronouns=pronouns,
        created_at=min(builder.now, datetime.combine(on, NOON, builder.house.zone)),
    )


def _enquiry(builder: "Builder", guest: Guest, on: date) -> Stay:
    stay = Stay(guest=guest, enquired_on=on, pathway=builder.dice.choice(Pathway.values))
    _tell_the_call(builder, stay)
    return stay
