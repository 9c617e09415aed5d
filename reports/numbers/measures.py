"""Every number of the reports: its name, what it counts in a sentence, and how it is counted.

Acts and totals of the house are shown for every period. What tells people apart is in `people`.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from guests.models import MomentKind

from .nights import nights_possible, nights_used
from .periods import ReportPeriod
from .rows import ByMonth, PeriodRows

MOMENTS_MEAN = {
    MomentKind.NOT_SAID: "Noted in a line, without saying what kind.",
    MomentKind.CONVERSATION: "Time to talk, planned or not.",
    MomentKind.WALKED_ALONGSIDE: "Going along: to an appointment, a shop, through paperwork.",
    MomentKind.SHARED_TOOL: "A way of coping that one person shared with another.",
    MomentKind.RESOURCE: "Speaking up with someone, or a link to help elsewhere.",
    MomentKind.GROUP: "Being with someone in a group.",
    MomentKind.PHONE: "Being with someone by phone.",
    MomentKind.CONFLICT: "Being with people who saw something differently.",
    MomentKind.CELEBRATION: "Something good, celebrated together.",
}


@dataclass(frozen=True)
class Measure:
    key: str
    name: str
    definition: str
    by_month: Callable[[PeriodRows], ByMonth]
    # Where a period is not the sum of its months.
    total: Callable[[PeriodRows], int] | None = None
    # Part of the number above it.
    is_part: bool = False

    def of_period(self, rows: PeriodRows) -> int:
        return self.total(rows) if self.total else sum(self.by_month(rows).values())


@dataclass(frozen=True)
class MeasureGroup:
    name: str
    measures: tuple[Measure, ...]


def months_begun(period: ReportPeriod, today: date) -> list[ReportPeriod]:
    return [month for month in period.months if month.has_begun(today)]


def _guests_by_month(rows: PeriodRows) -> ByMonth:
    return {
        month.first_month: _guests(rows, month.first, min(month.end, rows.end))
        for month in months_begun(rows.period, rows.today)
    }


def _guests(rows: PeriodRows, first: date, end: date) -> int:
    stays = rows.stays
    return len({s.guest for s in stays if s.arrived_on < end and (s.left_on or first) >= first})


def _used_by_month(rows: PeriodRows) -> ByMonth:
    days = [(stay.arrived_on, stay.left_on) for stay in rows.stays]
    return _nights_by_month(rows, lambda first, end: nights_used(days, first, end))


def _possible_by_month(rows: PeriodRows) -> ByMonth:
    """From the first arrival on: before it, the house had not begun."""
    begun = rows.first_arrival_on
    if begun is None:
        return {}
    return _nights_by_month(
        rows, lambda first, end: nights_possible(rows.rooms, max(first, begun), end)
    )


def _nights_by_month(rows: PeriodRows, nights: Callable[[date, date], int]) -> ByMonth:
    return {
        month.first_month: nights(month.first, min(month.end, rows.nights_end))
        for month in rows.period.months
    }


def _all_moments(rows: PeriodRows) -> ByMonth:
    return sum((Counter(each) for each in rows.moments.values()), Counter())


def _moments_of(kind: MomentKind) -> Measure:
    return Measure(
        f"moments_{kind.value or 'not_said'}",
        kind.label if kind.value else "Not said what kind",
        MOMENTS_MEAN[kind],
        lambda rows: rows.moments.get(kind.value, {}),
        is_part=True,
    )


def _months(days: Iterable[date]) -> ByMonth:
    return Counter(day.month for day in days)


CALLS = Measure(
    "calls",
    "Calls",
    "First calls about a stay, by the day of the call.",
    lambda rows: rows.calls,
)
CONVERSATIONS = Measure(
    "conversations",
    "Conversations",
    "Talks with someone thinking about a stay, before they came, by the day of the talk.",
    lambda rows: rows.conversations,
)
NOT_COME = Measure(
    "not_come",
    "People who did not come to stay",
    "A no from the house, a no from them, or a plan that was called off; by the day of that.",
    lambda rows: _months(each.on for each in rows.not_come),
)
GUESTS = Measure(
    "guests",
    "Guests",
    "People who stayed here on any day of this time. Each counts once, also after a second stay.",
    _guests_by_month,
    lambda rows: _guests(rows, rows.first, rows.end),
)
ARRIVALS = Measure(
    "arrivals",
    "Arrivals",
    "Stays that began, by the day of arrival.",
    lambda rows: _months(stay.arrived_on for stay in rows.arrivals),
)
LEAVINGS = Measure(
    "leavings",
    "Leavings",
    "Stays that ended, by the day someone left.",
    lambda rows: _months(stay.left_on for stay in rows.leavings if stay.left_on),
)
NIGHTS_USED = Measure(
    "nights_used",
    "Bed nights used",
    "Nights that guests had a room here, time away too. The night of arrival counts, the day of "
    "leaving does not.",
    _used_by_month,
)
NIGHTS_POSSIBLE = Measure(
    "nights_possible",
    "Bed nights possible",
    "Every room, every night since the first arrival; a room that was added later, from then on.",
    _possible_by_month,
)
EXTENSIONS = Measure(
    "extensions",
    "Extensions",
    "Times that the house agreed to a longer stay, by the day of the decision.",
    lambda rows: rows.extensions,
)
ROUNDS = Measure(
    "rounds",
    "Check-ins held",
    "Morning and afternoon check-ins that someone came to or that were closed.",
    lambda rows: rows.rounds,
)
CAME = Measure(
    "came",
    "Guests who came to check-ins",
    "Here, joined later or one to one: each guest once for each check-in. Peers on staff are not "
    "counted.",
    lambda rows: rows.came_to_rounds,
)
MEETINGS = Measure(
    "meetings",
    "House meetings",
    "Meetings that someone came to or that were closed.",
    lambda rows: rows.meetings,
)
GROUPS = Measure("groups", "Groups", "Times a group was held.", lambda rows: rows.groups)
CHORES = Measure(
    "chores",
    "Chores done",
    "Turns that were done, by guests and by peers on staff, by the day they were for.",
    lambda rows: rows.chores,
)
MOMENTS = Measure(
    "moments",
    "Moments of support",
    "Moments that someone noted, by the day they were on, without those removed as a mistake.",
    _all_moments,
)
MOMENTS_BY_KIND = tuple(map(_moments_of, MomentKind))
RESOURCES = Measure(
    "resources",
    "Resources shared",
    "Moments in which something from the house's list of resources was shared.",
    lambda rows: rows.resources,
)
SHIFTS = Measure(
    "shifts",
    "Shifts covered",
    "By the schedule: shifts on days that are over, with a peer who was to be in the house.",
    lambda rows: rows.shifts,
)
HANDOFFS = Measure(
    "handoffs",
    "Shifts handed over",
    "Times that someone handed over to the next shift.",
    lambda rows: rows.handoffs,
)
CO_REFLECTIONS = Measure(
    "co_reflections",
    "Co-reflections",
    "Times that peers on staff looked back together on their work.",
    lambda rows: rows.co_reflections,
)

GROUPS_OF_MEASURES = (
    MeasureGroup("Before a stay", (CALLS, CONVERSATIONS, NOT_COME)),
    MeasureGroup(
        "Guests and nights",
        (GUESTS, ARRIVALS, LEAVINGS, NIGHTS_USED, NIGHTS_POSSIBLE, EXTENSIONS),
    ),
    MeasureGroup("Living together", (ROUNDS, CAME, MEETINGS, GROUPS, CHORES)),
    MeasureGroup("The team", (SHIFTS, HANDOFFS, CO_REFLECTIONS)),
    MeasureGroup("Support", (MOMENTS, *MOMENTS_BY_KIND, RESOURCES)),
)
