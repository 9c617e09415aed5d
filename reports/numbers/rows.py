"""What the numbers of a period are counted from: of that period's days alone, each read once.

What happened counts, until now: what is planned for later does not, nor does the night to come.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce, ExtractMonth

from accounts.access.actor import Actor
from accounts.houses.compiled import compiled_once
from checkins.models import Entry, Round
from checkins.rounds.attendance import CAME
from guests.models import Extension, Room, Stay, SupportMoment
from guests.stays.days import ONE_DAY
from guests.stays.models import DID_NOT_COME
from household.models import GroupDay, Meeting, MeetingAttendance, Turn
from shifts.models import CoReflection, Handoff, Shift, ShiftPerson

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


class NotCome(NamedTuple):
    """Someone who did not come to stay."""

    on: date
    decision: str
    why_not: str


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
    def not_come(self) -> list[NotCome]:
        stays = Stay.objects.for_house(self.actor.house).filter(DID_NOT_COME)
        rows = stays.filter(over_on__gte=self.first, over_on__lt=self.end).order_by()
        return [NotCome(*row) for row in rows.values_list("over_on", "decision", "why_not")]

    @cached_property
    def days_until_answer(self) -> list[int]:
        """Of everyone with an answer in these days whose first call is on record."""
        stays = Stay.objects.for_house(self.actor.house).filter(enquired_on__isnull=False)
        answered = _within(stays, "decided_on", self.first, self.end)
        days = answered.values_list("enquired_on", "decided_on")
        return [(answer - call).days for call, answer in days if call and answer]

    @cached_property
    def extensions(self) -> ByMonth:
        found = Extension.objects.for_house(self.actor.house).filter(agreed=True)
        return self._by_month(found, "decided_on")

    @cached_property
    def rounds(self) -> ByMonth:
        return dict(_rounds(actor=self.actor, first=self.first, end=self.end))

    @cached_property
    def came_to_rounds(self) -> ByMonth:
        """Each guest once for each check-in."""
        return dict(_came_to_rounds(actor=self.actor, first=self.first, end=self.end))

    @cached_property
    def meetings(self) -> ByMonth:
        return dict(_meetings(actor=self.actor, first=self.first, end=self.end))

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
        rows = _within(moments, "on", self.first, self.end).annotate(month=ExtractMonth("on"))
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
        return dict(_shifts(actor=self.actor, first=self.first, end=self.nights_end))

    @cached_property
    def handoffs(self) -> ByMonth:
        """By the day on the house's clock."""
        zone = self.actor.house.zone
        begin, end = (datetime.combine(day, time.min, zone) for day in (self.first, self.end))
        given = Handoff.objects.for_house(self.actor.house)
        rows = given.filter(given_at__gte=begin, given_at__lt=end).order_by()
        months = rows.annotate(month=ExtractMonth("given_at", tzinfo=zone)).values_list("month")
        return dict(months.annotate(number=Count("pk")))

    @cached_property
    def co_reflections(self) -> ByMonth:
        return self._by_month(CoReflection.objects.for_house(self.actor.house), "on")

    def _by_month(self, rows: QuerySet[Any], day: str) -> ByMonth:
        return dict(_by_month(rows, day, self.first, self.end))


def _within(rows: QuerySet[Any], day: str, first: date, end: date) -> QuerySet[Any]:
    return rows.filter(**{f"{day}__gte": first, f"{day}__lt": end}).order_by()


def _by_month(
    rows: QuerySet[Any],
    day: str,
    first: date,
    end: date,
    number: Count | Coalesce | None = None,
) -> QuerySet[Any, Any]:
    found = _within(rows, day, first, end).annotate(month=ExtractMonth(day)).values_list("month")
    return found.annotate(number=number or Count("pk"))


# Those that take Django longest to put together.
@compiled_once
def _rounds(*, actor: Actor, first: date, end: date) -> QuerySet[Any, Any]:
    came = Entry.objects.filter(round=OuterRef("pk"), presence__in=CAME)
    held = Q(closed_at__isnull=False) | Exists(came)
    return _by_month(Round.objects.for_house(actor.house).filter(held), "date", first, end)


@compiled_once
def _came_to_rounds(*, actor: Actor, first: date, end: date) -> QuerySet[Any, Any]:
    came = Entry.objects.filter(round=OuterRef("pk"), stay__isnull=False, presence__in=CAME)
    rounds = Round.objects.for_house(actor.house).annotate(came=_number_of(came, "round"))
    return _by_month(rounds, "date", first, end, Coalesce(Sum("came"), 0))


@compiled_once
def _meetings(*, actor: Actor, first: date, end: date) -> QuerySet[Any, Any]:
    came = MeetingAttendance.objects.filter(meeting=OuterRef("pk"), came=True)
    held = Q(closed_at__isnull=False) | Exists(came)
    return _by_month(Meeting.objects.for_house(actor.house).filter(held), "on", first, end)


@compiled_once
def _shifts(*, actor: Actor, first: date, end: date) -> QuerySet[Any, Any]:
    on_shift = ShiftPerson.objects.filter(shift=OuterRef("pk"), is_on_call=False).active()
    people: QuerySet[Any] = on_shift.with_who_works_here()
    shifts: QuerySet[Any] = Shift.objects.for_house(actor.house).annotate(
        covered_by=_number_of(people.filter(works_here=True), "shift")
    )
    return _by_month(shifts.filter(covered_by__gt=0), "on", first, end)


def _number_of(children: QuerySet[Any], parent: str) -> Subquery:
    """Of each row by itself: as a join, PostgreSQL would rather read all that were ever written."""
    return Subquery(children.order_by().values(parent).annotate(n=Count("pk")).values("n"))


@compiled_once
def _first_to_leave(*, actor: Actor) -> QuerySet[Any, Any]:
    stays = Stay.objects.for_house(actor.house).filter(left_on__isnull=False)
    return stays.order_by("left_on", "id").values_list("arrived_on", flat=True)[:1]


@compiled_once
def _first_here(*, actor: Actor) -> QuerySet[Any, Any]:
    here = Stay.objects.for_house(actor.house).on_date(actor.today).order_by("arrived_on")
    return here.values_list("arrived_on", flat=True)[:1]


@compiled_once
def _first_call(*, actor: Actor) -> QuerySet[Any, Any]:
    calls = Stay.objects.for_house(actor.house).filter(enquired_on__isnull=False)
    return calls.order_by("enquired_on").values_list("enquired_on", flat=True)[:1]


@compiled_once
def _first_round(*, actor: Actor) -> QuerySet[Any, Any]:
    rounds = Round.objects.for_house(actor.house).order_by("date")
    return rounds.values_list("date", flat=True)[:1]


def arrival_of_first_to_leave(actor: Actor) -> list[date | None]:
    """None or one."""
    return _first_to_leave(actor=actor)


def first_day_of(actor: Actor) -> date | None:
    """Of the first call, arrival or check-in on record; None in a house with nothing yet.

    Each is the first in an index.
    """
    days = [
        *arrival_of_first_to_leave(actor),
        *_first_here(actor=actor),
        *_first_call(actor=actor),
        *_first_round(actor=actor),
    ]
    return _earliest(days)


def _earliest(days: Iterable[date | None]) -> date | None:
    return min((day for day in days if day), default=None)
