"""Who is on which shift in the demo house: in the past weeks, in this one and in the next."""

from datetime import date, time, timedelta

from accounts.models import User
from shifts.models import OnCallNumber, Shift, ShiftPerson, ShiftTime
from shifts.times.actions import create_default_shift_times

from .house import DemoHouse
from .load_texts import load_texts

TEXTS = load_texts("shifts")
WEEKS_AHEAD = 2
WEEK = timedelta(days=7)


def create_shifts(demo: DemoHouse) -> None:
    create_default_shift_times(house=demo.house, from_on=demo.start)
    OnCallNumber.objects.create(
        house=demo.house, number=TEXTS["on_call_number"], words=TEXTS["on_call_words"]
    )
    DemoRota(demo).write()


class DemoRota:
    """Two peers take the evenings and the nights in turn, a week each; the manager the days."""

    def __init__(self, demo: DemoHouse) -> None:
        self.demo = demo
        self.peers, self.manager = demo.staff, demo.manager
        self.times = list(ShiftTime.objects.filter(house=demo.house))
        self.monday = demo.today - timedelta(days=demo.today.weekday())

    def write(self) -> None:
        first, last = self.demo.start, self.monday + (WEEKS_AHEAD + 1) * WEEK
        days = [first + timedelta(days=n) for n in range((last - first).days)]
        shifts = [
            Shift(house=self.demo.house, time=each, on=day) for day in days for each in self.times
        ]
        Shift.objects.bulk_create(shifts)
        people = [person for shift in shifts for person in self._people(shift)]
        ShiftPerson.objects.bulk_create(people)
        self._swap(people)

    def _people(self, shift: Shift) -> list[ShiftPerson]:
        week = (shift.on - timedelta(days=shift.on.weekday())).toordinal() // 7
        evening, night = self.peers if week % 2 else reversed(self.peers)
        if shift.time.name == "Day":
            # The Sunday of next week is still open.
            is_open = shift.on == self.monday + 2 * WEEK - timedelta(days=1)
            return [] if is_open else [self._person(shift, self.manager)]
        if shift.time.name == "Evening":
            return [self._person(shift, evening)]
        return [self._person(shift, night), self._person(shift, self.manager, is_on_call=True)]

    def _person(self, shift: Shift, user: User, *, is_on_call: bool = False) -> ShiftPerson:
        planned_on = shift.on - timedelta(days=shift.on.weekday() + 4)
        return ShiftPerson(
            house=self.demo.house,
            shift=shift,
            user=user,
            is_on_call=is_on_call,
            put_on_at=self._at(planned_on),
            put_on_by=self.manager,
        )

    def _swap(self, people: list[ShiftPerson]) -> None:
        of_evening = (self.monday + timedelta(days=3), "Evening")
        [was] = [each for each in people if (each.shift.on, each.shift.time.name) == of_evening]
        was.taken_off_at, was.taken_off_by = self._at(self.monday), self.manager
        was.why = TEXTS["why_swapped"]
        was.save()
        now = self._person(was.shift, self.manager)
        now.instead_of, now.put_on_at = was, was.taken_off_at
        now.save()

    def _at(self, day: date):
        return self.demo.moment(day, time(11), minutes=20)
