"""The demo house's weekly meetings, its two groups, and what somebody took on to follow up."""

import random
from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from guests.models import FollowUp, Stay
from household.actions import begin_meetings
from household.meeting_days import SUNDAY
from household.models import (
    AgendaItem,
    Decision,
    Group,
    GroupDay,
    Meeting,
    MeetingAttendance,
)
from household.queries import NOBODY, Person

from .cards import Cards
from .load_texts import Texts, load_texts

if TYPE_CHECKING:
    from .build import Builder

TEXTS = load_texts("meetings")
GROUPS, FOLLOW_UPS = load_texts("groups"), load_texts("follow_ups")
FIVE = time(17)
WEDNESDAY, SATURDAY = 3, 6
# What was decided so many days ago is done by now; of the rest some is.
DONE_AFTER = 12


def meet_and_follow_up(builder: "Builder", dice: random.Random) -> None:
    """Call it once the builder has its staff and its stays."""
    begin_meetings(house=builder.house, from_on=builder.start)
    meetings = _Meetings(builder, dice)
    for number, day in enumerate(_weekly(builder, SUNDAY, builder.start)):
        meetings.hold(number, day)
    meetings.save()
    _put_on_the_agenda(builder, dice)
    _hold_groups(builder, dice)
    _follow_up(builder, meetings.decisions)


def _weekly(builder: "Builder", weekday: int, since: date) -> Iterator[date]:
    """Those days from then on until yesterday."""
    day = since + timedelta(days=(weekday - since.isoweekday()) % 7)
    while day < builder.today:
        yield day
        day += timedelta(days=7)


def _guests_on(builder: "Builder", day: date) -> list[Stay]:
    stays = [plan.stay for plan in builder.plans]
    return [each for each in stays if builder.states.is_there(each, day)]


class _Meetings:
    """All that there was of them, until it is saved."""

    def __init__(self, builder: "Builder", dice: random.Random) -> None:
        self.builder, self.dice, self.cards = builder, dice, Cards(dice)
        self.meetings: list[Meeting] = []
        self.came: list[MeetingAttendance] = []
        self.agenda: list[AgendaItem] = []
        self.decisions: list[Decision] = []

    def hold(self, number: int, day: date) -> None:
        peer = self.dice.choice(self.builder.staff)
        guests = [each for each in _guests_on(self.builder, day) if self.dice.random() < 0.85]
        leads = Person(stay=guests[0]) if guests and number % 4 == 3 else Person(staff=peer)
        meeting = Meeting(
            house=self.builder.house,
            on=day,
            at=FIVE,
            said=TEXTS["said"][number % len(TEXTS["said"])],
            stay=leads.stay,
            staff=leads.staff,
            closed_at=self.builder._moment(day, FIVE, minutes=55),
            closed_by=peer,
        )
        self.meetings.append(meeting)
        people = [Person(stay=each) for each in guests] + [Person(staff=peer)]
        self.came += [
            MeetingAttendance(meeting=meeting, stay=each.stay, staff=each.staff) for each in people
        ]
        self._talk(number, meeting, guests)
        self._decide(number, meeting, guests)

    def _talk(self, number: int, meeting: Meeting, guests: list[Stay]) -> None:
        for place in range(2 + number % 2):
            told = self.cards.deal(TEXTS["agenda"])
            person = _person(self.builder, self.dice, told["whose"], guests)
            added_at = self.builder._moment(
                meeting.on - timedelta(days=self.dice.randint(1, 4)), time(20), minutes=place * 9
            )
            item = AgendaItem(house=meeting.house, words=told["words"], meeting=meeting)
            item.added_at = added_at
            item.stay, item.staff = person
            item.added_by = person.staff or self.dice.choice(self.builder.staff)
            self.agenda.append(item)

    def _decide(self, number: int, meeting: Meeting, guests: list[Stay]) -> None:
        for place in range(1 + number % 2):
            told = self.cards.deal(TEXTS["decisions"])
            person, days = _person(self.builder, self.dice, told["whose"], guests), told.get("days")
            decision = Decision(meeting=meeting, words=told["words"], noted_by=meeting.closed_by)
            decision.stay, decision.staff = person
            decision.noted_at = self.builder._moment(meeting.on, FIVE, minutes=40 + place)
            if person != NOBODY and days:
                decision.by_on = meeting.on + timedelta(days=days)
                if decision.by_on <= self.builder.today - timedelta(days=DONE_AFTER):
                    decision.done_at = self.builder._moment(decision.by_on, time(18))
                    decision.done_by = self.dice.choice(self.builder.staff)
            self.decisions.append(decision)

    def save(self) -> None:
        Meeting.objects.bulk_create(self.meetings)
        MeetingAttendance.objects.bulk_create(self.came)
        AgendaItem.objects.bulk_create(self.agenda)
        Decision.objects.bulk_create(self.decisions)


def _person(builder: "Builder", dice: random.Random, whose: str, guests: list[Stay]) -> Person:
    if whose == "guest" and guests:
        return Person(stay=dice.choice(guests))
    return Person(staff=dice.choice(builder.staff)) if whose == "peer" else NOBODY


def _put_on_the_agenda(builder: "Builder", dice: random.Random) -> None:
    guests = _guests_on(builder, builder.today - timedelta(days=1))
    for place, told in enumerate(TEXTS["coming"]):
        item = AgendaItem(house=builder.house, words=told["words"])
        item.stay, item.staff = _person(builder, dice, told["whose"], guests)
        item.added_by = item.staff or dice.choice(builder.staff)
        item.added_at = builder._moment(builder.today - timedelta(days=1), time(19 + place))
        item.save()


def _hold_groups(builder: "Builder", dice: random.Random) -> None:
    """Soup on Wednesdays, led by a peer; a walk on Saturdays, led by a guest who is here."""
    guests = [plan.stay for plan in builder.plans if plan.stay.is_here]
    leads = Person(stay=guests[0]) if guests else NOBODY
    walk_since = guests[0].first_day + timedelta(days=9) if guests else builder.start
    soup = _group(builder, GROUPS["soup"], WEDNESDAY, time(19), Person(staff=builder.staff[-1]))
    walk = _group(builder, GROUPS["walk"], SATURDAY, time(10, 30), leads)
    soup.began_on, walk.began_on = builder.start, min(walk_since, builder.today)
    days, cards = [], Cards(dice)
    for told, group in ((GROUPS["soup"], soup), (GROUPS["walk"], walk)):
        group.save()
        for on in _weekly(builder, group.weekday, group.began_on):
            days.append(_day(builder, cards, group, told["topics"], on))
    GroupDay.objects.bulk_create(days)


def _group(builder: "Builder", told: Texts, weekday: int, at: time, leads: Person) -> Group:
    return Group(
        house=builder.house,
        name=told["name"],
        about=told["about"],
        weekday=weekday,
        at=at,
        stay=leads.stay,
        staff=leads.staff,
    )


def _day(builder: "Builder", cards: Cards, group: Group, topics: list[str], on: date) -> GroupDay:
    dice = cards.dice
    day = GroupDay(group=group, on=on, was_held=dice.random() < 0.85)
    day.noted_by = dice.choice(builder.staff)
    day.noted_at = builder._moment(on, time(21))
    if day.was_held:
        leads_today = group.stay is None or group.stay in _guests_on(builder, on)
        day.stay, day.staff = (group.stay, group.staff) if leads_today else (None, day.noted_by)
        day.how_many_came = dice.randint(2, 6)
        day.topic = cards.deal(topics)
    return day


def _follow_up(builder: "Builder", decisions: list[Decision]) -> None:
    """One is late, one for today, one done; and one came of what a meeting decided."""
    guests = [plan.stay for plan in builder.plans if plan.stay.is_here]
    yesterday = builder.today - timedelta(days=1)
    for place, told in enumerate(FOLLOW_UPS["open"]):
        days = told.get("due_in_days")
        row = FollowUp(house=builder.house, words=told["words"], made_by=builder.staff[0])
        row.stay = guests[0] if told["about_guest"] and guests else None
        row.for_person = builder.staff[-1] if told["for_peer"] else None
        row.for_shift = told["for_shift"]
        row.due_on = builder.today + timedelta(days=days) if days is not None else None
        row.made_at = builder._moment(yesterday - timedelta(days=4), time(15, place))
        row.save()
    told = FOLLOW_UPS["done"]
    done = FollowUp(house=builder.house, words=told["words"], made_by=builder.staff[-1])
    done.made_at = builder._moment(yesterday - timedelta(days=2), time(11))
    done.done_at, done.done_by = builder._moment(yesterday, time(16)), builder.staff[0]
    done.done_words = told["done_words"]
    done.save()
    for decision in [each for each in decisions if each.is_to_do and each.staff][-1:]:
        row = FollowUp(house=builder.house, words=decision.words, made_by=builder.staff[0])
        row.for_person, row.due_on, row.made_at = decision.staff, decision.by_on, decision.noted_at
        row.save()
        decision.follow_up = row
        decision.save()
