"""Fills an empty database with a believable past: made-up people, in the house's own words.

Rows are written in bulk rather than by actions, as half a year of them is thousands; a test
holds each of them against its model's own checks. Same seed on the same day, same house.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import House, Membership, User
from accounts.permissions import Role
from checkins import schedule
from checkins.actions import begin_check_in_times
from checkins.models import Ask, CheckInTime, Entry, Intention, Round, Which
from guests.days import day_number
from guests.models import Decision, Goal, Guest, Pathway, Room, Stay

from .along import go_along
from .cards import Cards
from .co_reflection import think_together
from .coming import tell_how_they_came
from .handing_over import work_in_shifts
from .household_agreements import live_by_agreements
from .household_chores import share_chores
from .household_meetings import meet_and_follow_up
from .household_words import leave_pages, work_things_out
from .load_texts import load_texts
from .own_words import say_own_words
from .path import PathBuilder
from .shifts import plan_shifts
from .states import States, ask_for_something, tell_states

HOUSE, STAYS, GOALS = load_texts("house"), load_texts("stays"), load_texts("goals")
ROUNDS, REQUESTS = load_texts("rounds"), load_texts("support_requests")
STATES = load_texts("states")

PASSWORD = "house-demo"  # noqa: S105 (printed on purpose: everyone there is made up)
DAYS_IN_A_MONTH = 30
HELD_AFTER = timedelta(minutes=20)
# The latest check-in of today is left to be held for so long.
IS_ON_FOR = timedelta(hours=4)
# Which day of their stay the first guests are on; the others fall by chance.
FIRST_DAYS = (62, 12, 87)
ROLES = (
    ("peer", Role.PEER),
    ("peer2", Role.PEER),
    ("manager", Role.MANAGER),
    ("admin", Role.ADMIN),
)
ASKS = ("more", "usual", "usual", "space")
PRESENCES = ("here",) * 18 + ("later", "one_to_one", "one_to_one", "out", "not_today")
# Within so many days someone arrives.
ARRIVES_WITHIN = timedelta(days=7)
# The first guest has the first three.
OTHER_GOALS = GOALS["goals"][3:]
ANSWERS = ("done",) * 5 + ("partly", "partly", "not_today", "changed")


def sign_ins() -> list[tuple[str, str, str]]:
    """(sign-in name, name, what they do) of everyone in the demo houses."""
    memberships = Membership.objects.select_related("user", "house").order_by("house_id", "id")
    return [(m.user.username, m.user.display_name, m.get_role_display()) for m in memberships]


@transaction.atomic
def build_demo(
    *,
    houses: int = 1,
    guests: int = 3,
    months: int = 6,
    seed: int = 1,
    password: str = PASSWORD,
    tell: Callable[[str], None] = lambda line: None,
) -> None:
    """Raises ValidationError when there is a house already: made-up people stay by themselves."""
    House.hold_first_place()
    for number in range(houses):
        tell(f"Furnishing house {number + 1} of {houses} …")
        # Each house has dice of its own, so that one more house changes none of the others.
        builder = Builder(number, random.Random(f"{seed}/{number}"), password)
        builder.staff_the_house()
        tell(f"Inviting guests, {months} months back …")
        builder.invite_guests(guests, months)
        tell("Holding their check-ins …")
        builder.hold_check_ins()
        builder.ask_in_between()
        plan_shifts(builder)
        tell_how_they_came(builder)
        go_along(builder)
        tell("Remembering the moments in between …")
        PathBuilder(builder, f"{seed}/{number}/path").build()
        work_in_shifts(builder)
        say_own_words(builder)
        tell("Meeting once a week …")
        meet_and_follow_up(builder, random.Random(f"{seed}/{number}/meetings"))
        live_by_agreements(builder, f"{seed}/{number}/agreements")
        work_things_out(builder)
        leave_pages(builder)
        tell("Sharing the chores …")
        share_chores(builder, f"{seed}/{number}/chores")
        own_dice = f"{seed}/{number}/co-reflection"
        think_together(builder.house, builder.staff, builder.start, own_dice)


@dataclass
class Planned:
    """One stay while it is being made up, with the goals and their steps for a day."""

    stay: Stay
    goals: list[tuple[Goal, list[str]]] = field(default_factory=list)


class Builder:
    def __init__(self, number: int, dice: random.Random, password: str) -> None:
        houses = HOUSE["houses"]
        name, zone = houses[number % len(houses)].values()
        if number >= len(houses):
            name = f"{name} {number // len(houses) + 1}"
        self.number, self.dice, self.password = number, dice, password
        self.house = House.objects.create(name=name, time_zone=zone, is_demo=True)
        self.now = self.house.now()
        self.today = self.now.date()
        self.start = self.today
        self.plans: list[Planned] = []
        self.states = States()
        self.cards = Cards(dice)
        self.names = self._names()

    def _names(self):
        """Every name once; then again with a letter, for a house with a long past."""
        for turn in range(27):
            letter = f" {chr(64 + turn)}." if turn else ""
            for guest in HOUSE["guests"]:
                yield f"{guest['name']}{letter}", guest["pronouns"]

    def staff_the_house(self) -> None:
        self.staff: list[User] = []
        since = self.today - timedelta(days=400)
        suffix = f"-{self.number + 1}" if self.number else ""
        model = User(password="")
        model.set_password(self.password)
        for place, (username, role) in enumerate(ROLES):
            told = HOUSE["staff"][place]
            user = User.objects.create(
                username=f"{username}{suffix}",
                display_name=told["name"],
                pronouns=told["pronouns"],
                password=model.password,
            )
            Membership.objects.create(user=user, house=self.house, role=role, started_on=since)
            if role == Role.PEER:
                self.staff.append(user)

    def invite_guests(self, guests: int, months: int) -> None:
        self.start = self.today - timedelta(days=months * DAYS_IN_A_MONTH)
        begin_check_in_times(house=self.house, from_on=self.start)
        names = STAYS["rooms"]
        rooms = [
            Room(house=self.house, name=names[n] if n < len(names) else f"Room {n + 1}")
            for n in range(guests)
        ]
        Room.objects.bulk_create(rooms)
        stays = [self._here_now(room, place) for place, room in enumerate(rooms)]
        for room in rooms:
            stays += self._earlier(room, next(s for s in stays if s.room == room))
        if stays:
            stays.append(self._coming(min(stays[:guests], key=lambda s: s.last_day)))
        Guest.objects.bulk_create([stay.guest for stay in stays])
        Stay.objects.bulk_create(stays)
        self.states = tell_states(self, stays[:guests], self._held())
        self.plans = [Planned(stay) for stay in stays if stay.arrived_on]
        for plan in self.plans:
            self._set_goals(plan)
        Goal.objects.bulk_create([goal for plan in self.plans for goal, _steps in plan.goals])

    def _stay(self, room: Room, arrives_on: date) -> Stay:
        name, pronouns = next(self.names)
        guest = Guest(
            house=self.house,
            name=name,
            pronouns=pronouns,
            created_at=self._moment(arrives_on - timedelta(days=9), time(14)),
        )
        stay = Stay(
            guest=guest,
            room=room,
            pathway=self.dice.choice(Pathway.values),
            is_adult=True,
            enquired_on=arrives_on - timedelta(days=9),
            decision=Decision.YES,
            decided_on=arrives_on - timedelta(days=5),
            arrives_on=arrives_on,
        )
        stay.plan(arrives_on, self.house.length_of_stay)
        return stay

    def _here_now(self, room: Room, place: int) -> Stay:
        day = FIRST_DAYS[place] if place < len(FIRST_DAYS) else self.dice.randint(3, 88)
        stay = self._stay(room, self.today - timedelta(days=day - 1))
        stay.arrived_on = stay.arrives_on
        return stay

    def _earlier(self, room: Room, current: Stay) -> list[Stay]:
        stays, free_until = [], current.first_day - timedelta(days=self.dice.randint(2, 8))
        while free_until > self.start:
            days = self.dice.choice((90, 90, 88, 74, 61, 45, 33))
            stay = self._stay(room, free_until - timedelta(days=days - 1))
            stay.arrived_on, stay.left_on = stay.arrives_on, free_until
            stays.append(stay)
            free_until = stay.first_day - timedelta(days=self.dice.randint(2, 8))
        return stays

    def _coming(self, leaving: Stay) -> Stay:
        """Within a week: in the room that is free next, or else in one that nobody has yet."""
        assert leaving.room is not None  # noqa: S101 (the demo gives everyone a room)
        arrives_on = leaving.last_day + timedelta(days=2)
        if arrives_on <= self.today + ARRIVES_WITHIN:
            return self._stay(leaving.room, arrives_on)
        room = Room.objects.create(house=self.house, name=STAYS["one_more_room"])
        return self._stay(room, self.today + timedelta(days=5))

    def _held(self) -> list[schedule.Due]:
        """The check-ins up to now; the one that is on is left for whoever looks around to hold."""
        times = CheckInTime.objects.filter(house=self.house).as_times()
        wall, begun = self.now.replace(tzinfo=None), schedule.latest_begun(times, self.now)
        on_now = begun if begun and wall < begun.starts + IS_ON_FOR else None
        days = [self.start + timedelta(days=n) for n in range((self.today - self.start).days + 1)]
        dues = [due for day in days for due in schedule.due_on(times, day)]
        return [due for due in dues if due.starts + HELD_AFTER <= wall and due != on_now]

    def _set_goals(self, plan: Planned) -> None:
        stay = plan.stay
        last = stay.left_on or self.today
        first = self.plans.index(plan) == 0
        chosen = (
            GOALS["goals"][:3]
            if first
            else [self.cards.deal(OTHER_GOALS) for _ in range(self.dice.randint(2, 3))]
        )
        for place, told in enumerate(chosen):
            begun = stay.first_day + timedelta(days=2 + place * self.dice.randint(4, 9))
            if begun >= last:
                break
            goal = Goal(stay=stay, words=told["words"], begun_on=begun)
            # Whoever is here moves toward something still.
            if stay.left_on is None and place == 0:
                plan.goals.append((goal, told["steps"]))
                continue
            ended = begun + timedelta(days=self.dice.randint(20, 60))
            if ended < last and self.dice.random() < 0.6:
                goal.reached_on = ended
            elif ended < last and self.dice.random() < 0.2:
                goal.set_aside_on = ended
            plan.goals.append((goal, told["steps"]))

    def hold_check_ins(self) -> None:
        rounds, entries, intentions = [], [], []
        said_today: dict[object, list[Intention]] = {}
        for due in self._held():
            if due.which == Which.MORNING:
                said_today = {}
            lead = self.dice.choice(self.staff)
            round_ = Round(
                house=self.house,
                which=due.which,
                date=due.on,
                opened_by=lead,
                opened_at=self._moment(due.on, due.at, minutes=1),
            )
            rounds.append(round_)
            circle = list(self._circle(round_, due, lead, said_today))
            for entry, said in circle:
                entries.append(entry)
                intentions += said
            if due.on < self.today:
                self._close(round_, lead, [entry for entry, _said in circle], len(rounds))
        Round.objects.bulk_create(rounds)
        Entry.objects.bulk_create(entries)
        Intention.objects.bulk_create(intentions)
        self.held_until = max((entry.saved_at for entry in entries), default=self.now)

    def ask_in_between(self) -> None:
        """Now and then someone asks for more support or some space in the middle of the day."""
        asks = []
        for plan in self.plans:
            day = max(plan.stay.first_day, self.start)
            while day < (plan.stay.left_on or self.today):
                support = self.dice.choice(Ask.Support.values)
                ask = Ask(
                    stay=plan.stay,
                    support=support,
                    words=self.cards.maybe(0.7, REQUESTS["earlier"][support]),
                    asked_at=self._moment(day, time(12), minutes=self.dice.randint(0, 180)),
                    noted_by=self.dice.choice(self.staff),
                )
                if self.dice.random() < 0.9 or plan.stay.is_here:
                    ask.answered_at = ask.asked_at + timedelta(minutes=self.dice.randint(5, 50))
                    ask.answered_by = self.dice.choice(self.staff)
                if self.states.is_there(plan.stay, day):
                    asks.append(ask)
                day += timedelta(days=self.dice.randint(4, 15))
        asked = ask_for_something(self, self.held_until)
        Ask.objects.bulk_create([*asks, *([asked] if asked else [])])

    def _close(self, round_: Round, lead: User, entries: list[Entry], number: int) -> None:
        """By who held it; now and then a guest led, and most days get a line."""
        last = max(entry.saved_at for entry in entries)
        round_.closed_at, round_.closed_by = min(last + timedelta(minutes=3), timezone.now()), lead
        guests = [entry.stay for entry in entries if entry.stay and entry.presence == "here"]
        if guests and number % 4 == 0:
            round_.led_by_stay = guests[number % len(guests)]
        else:
            round_.led_by_staff = lead
        if number % 3:
            round_.circle = ROUNDS["whole_round"][number % len(ROUNDS["whole_round"])]

    def _circle(self, round_: Round, due: schedule.Due, lead: User, said_today: dict):
        minute = 2
        for plan in self.plans:
            if self.states.comes_to(plan.stay, due):
                minute += self.dice.randint(2, 4)
                yield self._guest_entry(round_, due, plan, lead, minute, said_today)
        yield self._staff_entry(round_, due, lead, minute + 2, said_today)

    def _guest_entry(self, round_, due, plan: Planned, lead: User, minute: int, said_today: dict):
        dice = self.dice
        ask, day = dice.choice(ASKS), day_number(plan.stay.first_day, due.on)
        entry = Entry(
            round=round_,
            stay=plan.stay,
            presence=dice.choice(PRESENCES),
            saved_by=lead,
            saved_at=self._moment(due.on, due.at, minutes=minute),
        )
        if self.states.is_missed(plan.stay, due):
            entry.presence = "not_today"
        elif self.states.has_wish(plan.stay, due):
            entry.presence, ask = "here", "more"
        elif self.states.came_last(plan.stay, due):
            entry.presence = "here"
        if entry.presence in ("out", "not_today"):
            return entry, []
        entry.support = ask
        if due.which == Which.MORNING:
            entry.where_at = self.cards.maybe(0.9, ROUNDS["morning"][ask], day=day)
            entry.support_looks_like = self.cards.maybe(0.6, ROUNDS["support"][ask])
            said = self._goals_for_today(entry, plan)
            said_today[plan.stay] = said
            return entry, said
        entry.where_at = self.cards.maybe(0.8, ROUNDS["afternoon"][ask], day=day)
        entry.moving_toward = self.cards.maybe(0.5, ROUNDS["toward"])
        entry.night = self.cards.maybe(0.6, ROUNDS["night"][ask])
        if self.states.has_wish(plan.stay, due):
            entry.night = STATES["night_wish"]
        self._answer(said_today.get(plan.stay, []), lead, entry.saved_at)
        return entry, []

    def _goals_for_today(self, entry: Entry, plan: Planned) -> list[Intention]:
        day, said = entry.round.date, []
        under_way = [
            (goal, steps)
            for goal, steps in plan.goals
            if goal.begun_on <= day
            and (goal.reached_on or day) >= day
            and (goal.set_aside_on or day) >= day
        ]
        for place in range(1, self.dice.choice((1, 2, 2, 3)) + 1):
            if under_way and self.dice.random() < 0.7:
                goal, steps = under_way.pop(self.dice.randrange(len(under_way)))
                said.append(
                    Intention(entry=entry, place=place, goal=goal, words=self.cards.deal(steps))
                )
            else:
                words = self.cards.deal(ROUNDS["day_goals"])
                said.append(Intention(entry=entry, place=place, words=words))
        return said

    def _staff_entry(self, round_, due, lead: User, minute: int, said_today: dict):
        ask = self.dice.choice(ASKS)
        entry = Entry(
            round=round_,
            staff=lead,
            presence="here",
            support=ask,
            saved_by=lead,
            saved_at=self._moment(due.on, due.at, minutes=minute),
        )
        if due.which == Which.MORNING:
            entry.where_at = self.cards.maybe(0.8, ROUNDS["staff_morning"][ask])
            words = self.cards.deal(ROUNDS["staff_day_goals"])
            said_today[lead] = [Intention(entry=entry, place=1, words=words)]
            return entry, said_today[lead]
        entry.where_at = self.cards.maybe(0.8, ROUNDS["staff_afternoon"][ask])
        entry.night = self.cards.maybe(0.5, ROUNDS["staff_night"])
        self._answer(said_today.get(lead, []), lead, entry.saved_at)
        return entry, []

    def _answer(self, said: list[Intention], by: User, at: datetime) -> None:
        for intention in said:
            intention.answer = self.dice.choice(ANSWERS)
            intention.answered_at, intention.answered_by = at, by

    def _moment(self, day: date, at: time, minutes: int = 0) -> datetime:
        moment = datetime.combine(day, at, self.house.zone) + timedelta(minutes=minutes)
        return min(moment, timezone.now())
