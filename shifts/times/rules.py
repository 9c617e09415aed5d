"""When shifts are on: pure rules over the house's shift times, its clock and its time zone.

A shift is on from its start until its end on the house's clock, and one that ends at or before its
start time ends on the next day. A time on the clock is the first moment at which the clock shows
that time or a later one. So a time that is skipped when the clocks go forward is the moment of the
change, and of a time that comes twice when they go back the first counts: two shifts that meet on
the clock meet in those nights too, and a night shift lasts an hour less, or more.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache

from ui.from_date import begun_by

# How far it is looked back and ahead, in days: weekly shifts lie no farther apart, and the last
# one may have begun the day before.
DAYS_TO_LOOK = 9

MIDNIGHT, NOON = time(0), time(12)


@dataclass(frozen=True)
class ShiftRule:
    """One shift of the house's pattern, on these weekdays (Monday is 1).

    The pattern is all those with the same `from_on`; it holds from that day until the next one.
    """

    key: int
    name: str
    starts: time
    ends: time
    weekdays: frozenset[int]
    from_on: date

    @property
    def ends_next_day(self) -> bool:
        return self.ends <= self.starts


@dataclass(frozen=True)
class ShiftSpan:
    """One shift of one day, named by the day it starts on, in real moments (aware, UTC)."""

    on: date
    time: ShiftRule
    starts_at: datetime
    ends_at: datetime

    def is_on(self, moment: datetime) -> bool:
        """From its first moment on; no longer at the moment at which it ends."""
        return self.starts_at <= moment < self.ends_at


@lru_cache(maxsize=1024)
def first_moment(wall: datetime, zone: tzinfo) -> datetime:
    """The first moment (in UTC) at which a clock in that zone shows `wall` (naive) or later."""
    moment = wall.replace(tzinfo=zone).astimezone(UTC)
    if _wall(moment, zone) == wall:
        return moment
    # Skipped: by the clock of before it is after the change, and by that of after, before it.
    early = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    seconds = range(int((moment - early).total_seconds()))
    return early + timedelta(
        seconds=bisect_left(
            seconds, True, key=lambda n: _wall(early + timedelta(seconds=n), zone) >= wall
        )
    )


def _wall(moment: datetime, zone: tzinfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None, fold=0)


def in_force(times: Iterable[ShiftRule], day: date) -> list[ShiftRule]:
    """In the day's order; empty before the first pattern."""
    begun = begun_by(times, day)
    pattern = [each for each in begun if each.from_on == begun[-1].from_on]
    return sorted(pattern, key=lambda each: (each.starts, each.ends, each.key))


def held_on(times: Iterable[ShiftRule], day: date) -> list[ShiftRule]:
    return [each for each in in_force(times, day) if day.isoweekday() in each.weekdays]


def span_of(each: ShiftRule, on: date, zone: tzinfo) -> ShiftSpan:
    """Whether or not the pattern has that shift then."""
    last_day = on + timedelta(days=1) if each.ends_next_day else on
    return ShiftSpan(
        on=on,
        time=each,
        starts_at=first_moment(datetime.combine(on, each.starts), zone),
        ends_at=first_moment(datetime.combine(last_day, each.ends), zone),
    )


def spans_on(times: Iterable[ShiftRule], day: date, zone: tzinfo) -> list[ShiftSpan]:
    """One that lies wholly in skipped time is left out."""
    spans = [span_of(each, day, zone) for each in held_on(times, day)]
    return [span for span in spans if span.starts_at < span.ends_at]


def on_at(times: Iterable[ShiftRule], moment: datetime, zone: tzinfo) -> list[ShiftSpan]:
    """At that moment (aware), the one that began first before the others.

    Two or more while shifts overlap; none where the pattern leaves a gap.
    """
    return [span for span in _around(times, moment, zone, 1, 1) if span.is_on(moment)]


def last_ended(times: Iterable[ShiftRule], moment: datetime, zone: tzinfo) -> ShiftSpan | None:
    """At that moment or before; None if no shift ended for a week.

    Of two that ended at once, the one that began later.
    """
    spans = _around(times, moment, zone, DAYS_TO_LOOK, 1)
    over = [span for span in spans if span.ends_at <= moment]
    return max(over, key=lambda span: (span.ends_at, span.starts_at), default=None)


def next_to_start(times: Iterable[ShiftRule], moment: datetime, zone: tzinfo) -> ShiftSpan | None:
    """After that moment; None if no shift starts for a week.

    Of two that start at once, the one that ends first.
    """
    spans = _around(times, moment, zone, 0, DAYS_TO_LOOK)
    coming = [span for span in spans if span.starts_at > moment]
    return min(coming, key=lambda span: (span.starts_at, span.ends_at), default=None)


def next_change(times: Iterable[ShiftRule], moment: datetime, zone: tzinfo) -> datetime | None:
    """When the next shift starts or ends, by the end of tomorrow (aware, UTC)."""
    spans = _around(times, moment, zone, 1, 1)
    edges = (edge for span in spans for edge in (span.starts_at, span.ends_at))
    return min((edge for edge in edges if edge > moment), default=None)


def day_ends(times: Iterable[ShiftRule], day: date, zone: tzinfo) -> datetime:
    """When work that began on that day is over (aware, UTC): with the last shift that starts on it.

    Never before the day itself is over. Noon of the next day where no shift starts on it, since
    nobody knows when the people of such a house go home.
    """
    spans = spans_on(times, day, zone)
    wall = datetime.combine(day + timedelta(days=1), MIDNIGHT if spans else NOON)
    return max([first_moment(wall, zone), *(span.ends_at for span in spans)])


def _around(
    times: Iterable[ShiftRule], moment: datetime, zone: tzinfo, back: int, ahead: int
) -> list[ShiftSpan]:
    """The shifts of so many days before and after today, by when they start.

    Tomorrow's may have begun today: where clocks go back just after midnight, it is today again.
    """
    times, day = list(times), _wall(moment, zone).date()
    days = [day + timedelta(days=n) for n in range(-back, ahead + 1)]
    spans = [span for day in days for span in spans_on(times, day, zone)]
    return sorted(spans, key=lambda span: (span.starts_at, span.ends_at, span.time.key))
