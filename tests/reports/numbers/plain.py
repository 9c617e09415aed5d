"""The same numbers, counted by hand: every row there is, one after the other, in plain loops.

Nothing of `reports` is used here.
"""

from datetime import date, timedelta
from statistics import median_low

from accounts.models import Membership
from checkins.models import Entry, Round
from guests.models import Extension, Room, Stay, SupportMoment
from household.models import GroupDay, Meeting, MeetingAttendance, Turn
from shifts.models import CoReflection, Handoff, Shift, ShiftPerson

CAME = ("here", "later", "one_to_one")
KINDS = (
    *("conversation", "walked_alongside", "shared_tool", "resource"),
    *("group", "phone", "conflict", "celebration"),
)
KEYS = (
    *("calls", "conversations", "not_come", "arrivals", "leavings", "nights_used"),
    *("nights_possible", "extensions", "rounds", "came", "meetings", "groups", "chores"),
    *("moments", "resources", "shifts", "handoffs", "co_reflections"),
    *(f"moments_{kind}" for kind in KINDS),
    "moments_not_said",
)


class PlainHouse:
    """All rows of one house, as they are in the database."""

    def __init__(self, house, today):
        self.house, self.today = house, today
        self.days = {}
        self.stays = self.of(Stay)
        self.rooms = self.of(Room)
        self.extensions = self.of(Extension)
        self.moments = [each for each in self.of(SupportMoment) if each.withdrawn_at is None]
        self.rounds = self.of(Round)
        self.entries = [each for each in self.of(Entry) if each.presence in CAME]
        self.meetings = self.of(Meeting)
        self.came_to_meetings = {
            each.meeting_id for each in self.of(MeetingAttendance) if each.came
        }
        self.group_days = [each for each in self.of(GroupDay) if each.was_held]
        self.turns = [each for each in self.of(Turn) if each.done_at is not None]
        self.shifts = self.of(Shift)
        self.on_shift = self.of(ShiftPerson)
        self.memberships = list(Membership.objects.select_related("user"))
        self.co_reflections = self.of(CoReflection)
        self.handoffs = self.of(Handoff)
        self.entries_by_round = {}
        for entry in self.entries:
            self.entries_by_round.setdefault(entry.round_id, []).append(entry)
        self.people_by_shift = {}
        for person in self.on_shift:
            self.people_by_shift.setdefault(person.shift_id, []).append(person)
        self.first_arrival = min(
            (stay.arrived_on for stay in self.stays if stay.arrived_on), default=None
        )

    def of(self, model):
        return [row for row in model.objects.all() if row.house_id == self.house.pk]

    def count(self, first, last):
        """By key, for the days from `first` to `last`."""
        found, guests, day = dict.fromkeys(KEYS, 0), set(), first
        while day <= last and day <= self.today:
            if day not in self.days:
                self.days[day] = (dict.fromkeys(KEYS, 0), set())
                self.count_day(day, *self.days[day])
            of_day, guests_of_day = self.days[day]
            guests |= guests_of_day
            for key in KEYS:
                found[key] += of_day[key]
            day += timedelta(days=1)
        return found | {"guests": len(guests)}

    def count_day(self, day, found, guests):
        is_over = day < self.today
        for stay in self.stays:
            found["calls"] += stay.enquired_on == day
            found["conversations"] += stay.talked_on == day
            found["arrivals"] += stay.arrived_on == day
            found["leavings"] += stay.left_on == day
            found["not_come"] += self.did_not_come_on(stay) == day
            if stay.arrived_on and stay.arrived_on <= day:
                if stay.left_on is None or day <= stay.left_on:
                    guests.add(stay.guest_id)
                if is_over and (stay.left_on is None or day < stay.left_on):
                    found["nights_used"] += 1
        if is_over and self.first_arrival and self.first_arrival <= day:
            for room in self.rooms:
                found["nights_possible"] += room.since_on is None or room.since_on <= day
        for extension in self.extensions:
            found["extensions"] += extension.decided_on == day and extension.agreed is True
        for moment in self.moments:
            if moment.on == day:
                found["moments"] += 1
                found[f"moments_{moment.kind or 'not_said'}"] += 1
                found["resources"] += moment.resource_id is not None
        for round_ in self.rounds:
            if round_.date == day:
                came = self.entries_by_round.get(round_.pk, [])
                found["rounds"] += round_.closed_at is not None or len(came) > 0
                found["came"] += sum(entry.stay_id is not None for entry in came)
        for meeting in self.meetings:
            if meeting.on == day:
                was_held = meeting.closed_at or meeting.pk in self.came_to_meetings
                found["meetings"] += bool(was_held)
        found["groups"] += sum(each.on == day for each in self.group_days)
        found["chores"] += sum(each.on == day for each in self.turns)
        for handoff in self.handoffs:
            found["handoffs"] += handoff.given_at.astimezone(self.house.zone).date() == day
        found["co_reflections"] += sum(each.on == day for each in self.co_reflections)
        if is_over:
            for shift in self.shifts:
                found["shifts"] += shift.on == day and self.is_covered(shift)

    def did_not_come_on(self, stay):
        if stay.arrived_on is not None:
            return None
        if stay.called_off_on is not None:
            return stay.called_off_on
        return stay.decided_on if stay.decision in ("not_now", "chose_otherwise") else None

    def is_covered(self, shift):
        return any(
            not each.is_on_call
            and each.taken_off_at is None
            and self.works_here(each.user_id, shift.on)
            for each in self.people_by_shift.get(shift.pk, [])
        )

    def works_here(self, user_id, day):
        return any(
            each.user_id == user_id
            and each.house_id == self.house.pk
            and each.role in ("peer", "manager")
            and each.user.is_active
            and each.started_on <= day
            and (each.ended_on is None or day < each.ended_on)
            for each in self.memberships
        )

    def people_of(self, year):
        """Of a whole year: each table of people, by code, and the two numbers of days."""
        first, last = date(year, 1, 1), date(year, 12, 31)
        tables = {"came_from": {}, "went_to": {}, "why_not": {}, "how_long": {}}
        answers, waits, lengths = [], [], []

        def add(table, code):
            tables[table][code] = tables[table].get(code, 0) + 1

        for stay in self.stays:
            if stay.enquired_on and stay.decided_on and first <= stay.decided_on <= last:
                answers.append((stay.decided_on - stay.enquired_on).days)
            if stay.arrived_on and first <= stay.arrived_on <= last:
                add("came_from", stay.came_from)
                if stay.enquired_on:
                    waits.append((stay.arrived_on - stay.enquired_on).days)
            if stay.left_on and first <= stay.left_on <= last:
                add("went_to", stay.went_to)
                days = (stay.left_on - stay.arrived_on).days
                lengths.append(days)
                if days <= 30:
                    add("how_long", "up_to_30")
                elif days <= 60:
                    add("how_long", "over_30")
                elif days <= 90:
                    add("how_long", "over_60")
                else:
                    add("how_long", "over_90")
            over_on = self.did_not_come_on(stay)
            if over_on and first <= over_on <= last:
                declined = stay.decision in ("not_now", "chose_otherwise")
                add("why_not", stay.why_not if declined else "called_off")
        days = {"answer": answers, "waiting": waits, "length": lengths}
        middles = {key: median_low(of) if of else None for key, of in days.items()}
        return tables, middles, {key: len(of) for key, of in days.items()}
