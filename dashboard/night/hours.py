"""Which night it is, and which shift takes the house through it: pure rules; no clock is read."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, tzinfo

from shifts.times.rules import ShiftRule, ShiftSpan, next_to_start, on_at

NOON = time(12)
ONE_DAY = timedelta(days=1)


def night_of(now: datetime) -> date:
    """The day on which the night began, or will: until noon it is the night that is ending."""
    return now.date() - ONE_DAY if now.time() < NOON else now.date()


def shifts_of_night(times: Iterable[ShiftRule], now: datetime, zone: tzinfo) -> list[ShiftSpan]:
    times, night = list(times), night_of(now)
    coming = next_to_start(times, now, zone)
    return [*on_at(times, now, zone), *([coming] if coming and coming.on == night else [])]


def overnight(spans: Iterable[ShiftSpan], night: date) -> ShiftSpan | None:
    return next((span for span in spans if span.on == night and _crosses_midnight(span)), None)


def _crosses_midnight(span: ShiftSpan) -> bool:
    return span.time.ends_next_day and span.time.ends > time.min
