"""The days of a stay, counted and named: the house's calendar days, whatever the clocks do.

Day 1 is the day of arrival and the last planned day is arrival + length - 1; time away does not
stop the count (DOMAIN: the day, assumed there). Plain dates in; no clock is read here.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from ui.clock import month_day

ONE_DAY = timedelta(days=1)
NOON = time(12)
DAYS_OF_A_WEEK = 7


def day_number(first_day: date, on: date) -> int:
    return (on - first_day).days + 1


def last_planned_day(first_day: date, length: int) -> date:
    return first_day + timedelta(days=length - 1)


# New Hampshire's rule about asking someone to leave (DOMAIN, section 5).
RECORD_WITHIN = timedelta(hours=24)


def record_due(noted_at: datetime, zone: tzinfo) -> datetime:
    """When the written record is due, on the clock of the house's `zone`.

    24 hours that pass: on the days the clocks change it is an hour earlier or later by the clock.
    """
    return (noted_at.astimezone(UTC) + RECORD_WITHIN).astimezone(zone)


def day_words(day: int, length: int, planned_on: date, on: date) -> str:
    """ "day 62 of 90", but never "day 91 of 90"."""
    if on <= planned_on:
        return f"day {day} of {length}"
    return f"day {day}; planned leaving was {past_day(planned_on, on)}"


def past_day(day: date, today: date) -> str:
    """Tuesday, in the week after it; then December 22."""
    if (today - day).days < DAYS_OF_A_WEEK:
        return f"{day:%A}"
    return month_day(day) if day.year == today.year else f"{month_day(day)}, {day.year}"


def coming_day(day: date, today: date) -> str:
    """today, tomorrow, on Friday, then on Friday, December 4."""
    ahead = (day - today).days
    if ahead in (0, 1):
        return ("today", "tomorrow")[ahead]
    return f"on {day:%A}" if ahead < DAYS_OF_A_WEEK else f"on {day:%A}, {month_day(day)}"


class Away(NamedTuple):
    """Time spent elsewhere, by the house's wall clock: as planned, and when they were seen back.

    Times have no zone. Without an hour, a planned first day counts from midnight, and a planned
    day of coming back until midnight: nobody knows when on that day.
    """

    from_on: date
    back_on: date | None = None
    from_at: time | None = None
    back_at: time | None = None
    seen_back: datetime | None = None

    @property
    def starts(self) -> datetime:
        return datetime.combine(self.from_on, self.from_at or time.min)

    @property
    def planned_end(self) -> datetime | None:
        if self.back_on is None:
            return None
        if self.back_at is None:
            return datetime.combine(self.back_on + ONE_DAY, time.min)
        return datetime.combine(self.back_on, self.back_at)

    @property
    def last_end(self) -> datetime | None:
        return self.seen_back or self.planned_end

    def covers(self, moment: datetime) -> bool:
        """Once the planned return has come, they are expected."""
        ends = [end for end in (self.planned_end, self.seen_back) if end is not None]
        return self.starts <= moment and all(moment < end for end in ends)

    def is_open(self, now: datetime) -> bool:
        return self.starts <= now and (self.seen_back is None or now < self.seen_back)

    def is_not_back_yet(self, now: datetime) -> bool:
        return self.is_open(now) and not self.covers(now)

    def covers_day(self, day: date) -> bool:
        """For what goes by days, such as chores and rooms.

        The day they leave still counts as here when they leave in the afternoon, and so does the
        day they come back.
        """
        first = self.from_on
        if self.from_at is not None and self.from_at >= NOON:
            first += ONE_DAY
        end = self.seen_back.date() if self.seen_back else self.back_on
        return first <= day and (end is None or day < end)

    def overlaps(self, other: "Away") -> bool:
        first = max(self.starts, other.starts)
        return all(each.last_end is None or first < each.last_end for each in (self, other))


@dataclass(frozen=True)
class StayDates:
    """What the dates of one stay say about any day. `Stay.objects.on_date` says it in SQL."""

    arrived_on: date | None
    left_on: date | None = None
    away: tuple[Away, ...] = ()

    def is_staying(self, day: date) -> bool:
        """From the day of arrival on; someone who leaves that day has left."""
        if self.arrived_on is None or day < self.arrived_on:
            return False
        return self.left_on is None or day < self.left_on

    def is_away_on(self, day: date) -> bool:
        return any(away.covers_day(day) for away in self.away)

    def is_away_at(self, moment: datetime) -> bool:
        """On the house's clock, without a zone."""
        return any(away.covers(moment) for away in self.away)
