"""The demo house's weekly meetings, and what waits for the next one."""

import random
from datetime import date, time, timedelta

from guests.models import NOBODY, Participant, Stay
from household.meetings.actions import create_default_meeting_time
from household.models import AgendaItem, Decision, Meeting, MeetingAttendance
from ui.weekdays import SUNDAY

from .cards import Cards
from .house import DemoHouse
from .load_texts import load_texts

TEXTS = load_texts("meetings")
FIVE = time(17)
# What was decided so many days ago is done by now; of the rest some is.
DONE_AFTER = 12


def hold_meetings(demo: DemoHouse, dice: random.Random) -> list[Decision]:
    create_default_meeting_time(house=demo.house, from_on=demo.start)
    meetings = _Meetings(demo, dice)
    for number, day in enumerate(demo.weekly(SUNDAY, demo.start)):
        meetings.hold(number, day)
    meetings.save()
    _put_on_the_agenda(demo, dice)
    return meetings.decisions


class _Meetings:
    def __init__(self, demo: DemoHouse, dice: random.Random) -> None:
        self.demo, self.dice, self.cards = demo, dice, Cards(dice)
        self.meetings: list[Meeting] = []
        self.came: list[MeetingAttendance] = []
        self.agenda: list[AgendaItem] = []
        self.decisions: list[Decision] = []

    def hold(self, number: int, day: date) -> None:
        peer = self.dice.choice(self.demo.staff)
        guests = [each for each in self.demo.guests_on(day) if self.dice.random() < 0.85]
        leads = (
            Participant(stay=guests[0]) if guests and number % 4 == 3 else Participant(staff=peer)
        )
        meeting = Meeting(
            house=self.demo.house,
            on=day,
            at=FIVE,
            said=TEXTS["said"][number % len(TEXTS["said"])],
            stay=leads.stay,
            staff=leads.staff,
            closed_at=self.demo.moment(day, FIVE, minutes=55),
            closed_by=peer,
        )
        self.meetings.append(meeting)
        people = [Participant(stay=each) for each in guests] + [Participant(staff=peer)]
        self.came += [
            MeetingAttendance(
                house=meeting.house, meeting=meeting, stay=each.stay, staff=each.staff
            )
            for each in people
        ]
        self._talk(number, meeting, guests)
        self._decide(number, meeting, guests)

    def _talk(self, number: int, meeting: Meeting, guests: list[Stay]) -> None:
        for place in range(2 + number % 2):
            text = self.cards.deal(TEXTS["agenda"])
            person = _person(self.demo, self.dice, text["whose"], guests)
            added_at = self.demo.moment(
                meeting.on - timedelta(days=self.dice.randint(1, 4)), time(20), minutes=place * 9
            )
            item = AgendaItem(house=meeting.house, words=text["words"], meeting=meeting)
            item.added_at = added_at
            item.participant = person
            item.added_by = person.staff or self.dice.choice(self.demo.staff)
            self.agenda.append(item)

    def _decide(self, number: int, meeting: Meeting, guests: list[Stay]) -> None:
        for place in range(1 + number % 2):
            text = self.cards.deal(TEXTS["decisions"])
            person, days = _person(self.demo, self.dice, text["whose"], guests), text.get("days")
            decision = Decision(
                house=meeting.house,
                meeting=meeting,
                words=text["words"],
                noted_by=meeting.closed_by,
            )
            decision.participant = person
            decision.noted_at = self.demo.moment(meeting.on, FIVE, minutes=40 + place)
            if person and days:
                decision.by_on = meeting.on + timedelta(days=days)
                if decision.by_on <= self.demo.today - timedelta(days=DONE_AFTER):
                    decision.done_at = self.demo.moment(decision.by_on, time(18))
                    decision.done_by = self.dice.choice(self.demo.staff)
            self.decisions.append(decision)

    def save(self) -> None:
        Meeting.objects.bulk_create(self.meetings)
        MeetingAttendance.objects.bulk_create(self.came)
        AgendaItem.objects.bulk_create(self.agenda)
        Decision.objects.bulk_create(self.decisions)


def _person(demo: DemoHouse, dice: random.Random, whose: str, guests: list[Stay]) -> Participant:
    if whose == "guest" and guests:
        return Participant(stay=dice.choice(guests))
    return Participant(staff=dice.choice(demo.staff)) if whose == "peer" else NOBODY


def _put_on_the_agenda(demo: DemoHouse, dice: random.Random) -> None:
    guests = demo.guests_on(demo.today - timedelta(days=1))
    for place, text in enumerate(TEXTS["coming"]):
        item = AgendaItem(house=demo.house, words=text["words"])
        item.participant = _person(demo, dice, text["whose"], guests)
        item.added_by = item.staff or dice.choice(demo.staff)
        item.added_at = demo.moment(demo.today - timedelta(days=1), time(19 + place))
        item.save()
