"""The demo house's check-ins: who came, what they said, and what became of it by the afternoon."""

from datetime import datetime, timedelta

from django.utils import timezone

from accounts.models import User
from checkins.models import Entry, Intention, Round, Which
from checkins.schedule import rules as schedule
from guests.stays.days import day_number

from .house import DemoHouse, StayPlan
from .load_texts import load_texts

TEXTS, STATES = load_texts("rounds"), load_texts("states")
ASKS = ("more", "usual", "usual", "space")
PRESENCES = ("here",) * 18 + ("later", "one_to_one", "one_to_one", "out", "not_today")
ANSWERS = ("done",) * 5 + ("partly", "partly", "not_today", "changed")


def hold_rounds(demo: DemoHouse) -> datetime:
    """Every check-in up to now; returns when the last words of them were saved."""
    rounds, entries, intentions = [], [], []
    said_today: dict[object, list[Intention]] = {}
    for due in demo.held_check_ins():
        if due.which == Which.MORNING:
            said_today = {}
        lead = demo.someone()
        round_ = Round(
            house=demo.house,
            which=due.which,
            date=due.on,
            opened_by=lead,
            opened_at=demo.moment(due.on, due.at, minutes=1),
        )
        rounds.append(round_)
        said_by_each = list(_participants(demo, round_, due, lead, said_today))
        for entry, said in said_by_each:
            entries.append(entry)
            intentions += said
        if due.on < demo.today:
            _close(demo, round_, lead, [entry for entry, _said in said_by_each], len(rounds))
    Round.objects.bulk_create(rounds)
    Entry.objects.bulk_create(entries)
    Intention.objects.bulk_create(intentions)
    return max((entry.saved_at for entry in entries), default=demo.now)


def _close(demo: DemoHouse, round_: Round, lead: User, entries: list[Entry], number: int) -> None:
    last = max(entry.saved_at for entry in entries)
    round_.closed_at, round_.closed_by = min(last + timedelta(minutes=3), timezone.now()), lead
    guests = [entry.stay for entry in entries if entry.stay and entry.presence == "here"]
    if guests and number % 4 == 0:
        round_.led_by_stay = guests[number % len(guests)]
    else:
        round_.led_by_staff = lead
    if number % 3:
        round_.circle = TEXTS["whole_round"][number % len(TEXTS["whole_round"])]


def _participants(demo: DemoHouse, round_: Round, due: schedule.Due, lead: User, said_today: dict):
    minute = 2
    for plan in demo.plans:
        if demo.states.comes_to(plan.stay, due):
            minute += demo.dice.randint(2, 4)
            yield _guest_entry(demo, round_, due, plan, lead, minute, said_today)
    yield _staff_entry(demo, round_, due, lead, minute + 2, said_today)


def _guest_entry(
    demo: DemoHouse, round_, due, plan: StayPlan, lead: User, minute: int, said_today: dict
):
    dice = demo.dice
    ask, day = dice.choice(ASKS), day_number(plan.stay.first_day, due.on)
    entry = Entry(
        house=demo.house,
        round=round_,
        stay=plan.stay,
        presence=dice.choice(PRESENCES),
        saved_by=lead,
        saved_at=demo.moment(due.on, due.at, minutes=minute),
    )
    if demo.states.is_missed(plan.stay, due):
        entry.presence = "not_today"
    elif demo.states.has_wish(plan.stay, due):
        entry.presence, ask = "here", "more"
    elif demo.states.came_last(plan.stay, due):
        entry.presence = "here"
    if entry.presence in ("out", "not_today"):
        return entry, []
    entry.support = ask
    if due.which == Which.MORNING:
        entry.where_at = demo.cards.maybe(0.9, TEXTS["morning"][ask], day=day)
        entry.support_looks_like = demo.cards.maybe(0.6, TEXTS["support"][ask])
        said = _goals_for_today(demo, entry, plan)
        said_today[plan.stay] = said
        return entry, said
    entry.where_at = demo.cards.maybe(0.8, TEXTS["afternoon"][ask], day=day)
    entry.moving_toward = demo.cards.maybe(0.5, TEXTS["toward"])
    entry.night = demo.cards.maybe(0.6, TEXTS["night"][ask])
    if demo.states.has_wish(plan.stay, due):
        entry.night = STATES["night_wish"]
    _answer(demo, said_today.get(plan.stay, []), lead, entry.saved_at)
    return entry, []


def _goals_for_today(demo: DemoHouse, entry: Entry, plan: StayPlan) -> list[Intention]:
    day, said = entry.round.date, []
    under_way = [
        (goal, steps)
        for goal, steps in plan.goals
        if goal.begun_on <= day
        and (goal.reached_on or day) >= day
        and (goal.set_aside_on or day) >= day
    ]
    for place in range(1, demo.dice.choice((1, 2, 2, 3)) + 1):
        if under_way and demo.dice.random() < 0.7:
            goal, steps = under_way.pop(demo.dice.randrange(len(under_way)))
            words = demo.cards.deal(steps)
        else:
            goal, words = None, demo.cards.deal(TEXTS["day_goals"])
        said.append(Intention(house=demo.house, entry=entry, place=place, goal=goal, words=words))
    return said


def _staff_entry(demo: DemoHouse, round_, due, lead: User, minute: int, said_today: dict):
    ask = demo.dice.choice(ASKS)
    entry = Entry(
        house=demo.house,
        round=round_,
        staff=lead,
        presence="here",
        support=ask,
        saved_by=lead,
        saved_at=demo.moment(due.on, due.at, minutes=minute),
    )
    if due.which == Which.MORNING:
        entry.where_at = demo.cards.maybe(0.8, TEXTS["staff_morning"][ask])
        words = demo.cards.deal(TEXTS["staff_day_goals"])
        said_today[lead] = [Intention(house=demo.house, entry=entry, place=1, words=words)]
        return entry, said_today[lead]
    entry.where_at = demo.cards.maybe(0.8, TEXTS["staff_afternoon"][ask])
    entry.night = demo.cards.maybe(0.5, TEXTS["staff_night"])
    _answer(demo, said_today.get(lead, []), lead, entry.saved_at)
    return entry, []


def _answer(demo: DemoHouse, said: list[Intention], by: User, at: datetime) -> None:
    for intention in said:
        intention.answer = demo.dice.choice(ANSWERS)
        intention.answered_at, intention.answered_by = at, by
