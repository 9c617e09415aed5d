"""What the numbers of a period are counted from: of that period's days alone, each read once.

What happened counts, until now: what is planned for later does not, nor does the night to come.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce, ExtractMonth

from accounts.access.actor import Actor
from checkins.models import Entry, Round
from checkins.rounds.attendance import CAME
from guests.models import Extension, Room, Stay, SupportMoment
from guests.stays.days import ONE_DAY
from guests.stays.models import DID_NOT_COME
from household.models import GroupDay, Meeting, MeetingAttendance, Turn
from shifts.models import CoReflection, Shift, ShiftPerson

from .periods import ReportPeriod

# By month (1 to 12).
ByMonth = Mapping[int, int]


class StayDays(NamedTuple):
    guest: int
    enquired_on: date | None
    arrived_on: date
    left_on: date | None
    came_from: str
    went_to: str


class PeriodRows:
    def __init__(self, actor: Actor, period: ReportPeriod) -> None:
        self.actor, self.period, self.today = actor, period, actor.today

    @property
    def first(self) -> date:
        return self.period.first

    @property
    def end(self) -> date:
        """The day after the last one that has come."""
        return min(self.period.end, self.today + ONE_DAY)

    @property
    def nights_end(self) -> date:
        """The day after the last one that is over."""
        return min(self.period.end, self.today)

    @cached_property
    def stays(self) -> list[StayDays]:
        """Those of whom some day is in the period, the day they left too."""
        found = Stay.objects.for_house(self.actor.house).not_over_before(self.first)
        rows = found.filter(arrived_on__lt=self.end).order_by()
        return [StayDays(*row) for row in rows.values_list(*StayDays._fields)]

    @property
    def arrivals(self) -> list[StayDays]:
        return [stay for stay in self.stays if stay.arrived_on >= self.first]

    @property
    def leavings(self) -> list[StayDays]:
        return [stay for stay in self.stays if stay.left_on and stay.left_on < self.end]

    @cached_property
    def rooms(self) -> list[date | None]:
        """Since when the house has each."""
        rooms = Room.objects.for_house(self.actor.house).values_list("since_on", flat=True)
        return list(rooms.order_by())

    @cached_property
    def first_arrival_on(self) -> date | None:
        """Of the house; whoever arrived before the first to leave is among `stays` until they left.

        Where that was before this period, it is some day before this period.
        """
        arrivals = [stay.arrived_on for stay in self.stays]
        return _earliest([*arrivals, *arrival_of_first_to_leave(self.actor)])

    @cached_property
    def calls(self) -> ByMonth:
        return self._by_month(Stay.objects.for_house(self.actor.house), "enquired_on")

    @cached_property
    def conversations(self) -> ByMonth:
        return self._by_month(Stay.objects.for_house(self.actor.house), "talked_on")

    @cached_property
    def not_come(self) -> list[tuple[date, str]]:
        """Those who did not come to stay: since which day, and what was decided."""
        stays = Stay.objects.for_house(self.actor.house).filter(DID_NOT_COME)
        rows = stays.filter(over_on__gte=self.first, over_on__lt=self.end).order_by()
        return list(rows.values_list("over_on", "decision"))

    @cached_property
    def extensions(self) -> ByMonth:
        found = Extension.objects.for_house(self.actor.house).filter(agreed=True)
        return self._by_month(found, "decided_on")

    @cached_property
    def rounds(self) -> ByMonth:
        came = Entry.objects.filter(round=OuterRef("pk"), presence__in=CAME)
        held = Q(closed_at__isnull=False) | Exists(came)
        return self._by_month(Round.objects.for_house(self.actor.house).filter(held), "date")

    @cached_property
    def came_to_rounds(self) -> ByMonth:
        """Each guest once for each check-in."""
        came = Entry.objects.filter(round=OuterRef("pk"), stay__isnull=False, presence__in=CAME)
        rounds = Round.objects.for_house(self.actor.house).annotate(came=_number_of(came, "round"))
        return self._by_month(rounds, "date", Coalesce(Sum("came"), 0))

    @cached_property
    def meetings(self) -> ByMonth:
        came = MeetingAttendance.objects.filter(meeting=OuterRef("pk"), came=True)
        held = Q(closed_at__isnull=False) | Exists(came)
        return self._by_month(Meeting.objects.for_house(self.actor.house).filter(held), "on")

    @cached_property
    def groups(self) -> ByMonth:
        return self._by_month(
            GroupDay.objects.for_house(self.actor.house).filter(was_held=True), "on"
        )

    @cached_property
    def chores(self) -> ByMonth:
        done = Turn.objects.for_house(self.actor.house).filter(done_at__isnull=False)
        return self._by_month(done, "on")

    @cached_property
    def moments(self) -> dict[str, ByMonth]:
        """By kind, without those that were put under the wrong guest."""
        moments = SupportMoment.objects.for_house(self.actor.house).active()
        rows = self._within(moments, "on").annotate(month=ExtractMonth("on"))
        by_kind: dict[str, Counter[int]] = {}
        for kind, month, number in rows.values_list("kind", "month").annotate(number=Count("pk")):
            by_kind.setdefault(kind, Counter())[month] = number
        return dict(by_kind)

    @cached_property
    def resources(self) -> ByMonth:
        moments = SupportMoment.objects.for_house(self.actor.house).active()
        return self._by_month(moments.filter(resource__isnull=False), "on")

    @cached_property
    def shifts(self) -> ByMonth:
        """Those that began on a day that is over."""
        on_shift = ShiftPerson.objects.filter(shift=OuterRef("pk"), is_on_call=False).active()
        people: QuerySet[Any] = on_shift.with_who_works_here()
        shifts: QuerySet[Any] = Shift.objects.for_house(self.actor.house).annotate(
            covered_by=_number_of(people.filter(works_here=True), "shift")
        )
        return self._by_month(shifts.filter(covered_by__gt=0, on__lt=self.nights_end), "on")

    @cached_property
    def co_reflections(self) -> ByMonth:
        return self._by_month(CoReflection.objects.for_house(self.actor.house), "on")

    def _within(self, rows: QuerySet[Any], day: str) -> QuerySet[Any]:
        days = {f"{day}__gte": self.first, f"{day}__lt": self.end}
        return rows.filter(**days).order_by()

    def _by_month(
        self, rows: QuerySet[Any], day: str, number: Count | Coalesce | None = None
    ) -> ByMonth:
        found = self._within(rows, day).annotate(month=ExtractMonth(day)).values_list("month")
        return dict(found.annotate(number=number or Count("pk")))


def _number_of(children: QuerySet[Any], parent: str) -> Subquery:
    """Of each row by itself: as a join, PostgreSQL would rather read all that were ever written."""
    return Subquery(children.order_by().values(parent).annotate(n=Count("pk")).values("n"))


def arrival_of_first_to_leave(actor: Actor) -> list[date | None]:
    """None or one."""
    stays = Stay.objects.for_house(actor.house).filter(left_on__isnull=False)
    return list(stays.order_by("left_on", "id").values_list("arrived_on", flat=True)[:1])


def first_day_of(actor: Actor) -> date | None:
    """Of the first call, arrival or check-in on record; None in a house with nothing yet.

    Each is the first in an index.
    """
    calls = Stay.objects.for_house(actor.house).filter(enquired_on__isnull=False)
    here = Stay.objects.for_house(actor.house).on_date(actor.today).order_by("arrived_on")
    rounds = Round.objects.for_house(actor.house).order_by("date")
    days = [
        *arrival_of_first_to_leave(actor),
        *here.values_list("arrived_on", flat=True)[:1],
        *calls.order_by("enquired_on").values_list("enquired_on", flat=True)[:1],
        *rounds.values_list("date", flat=True)[:1],
    ]
    return _earliest(days)


def _earliest(days: Iterable[date | None]) -> date | None:
    return min((day for day in days if day), default=None)
