"""Counting the days of a stay: the house's calendar days; no clock change adds or drops one.

Day 1 is the day of arrival and the last planned day is arrival + length - 1; time away does not
stop the count (DOMAIN: the day, assumed there). Dates in, numbers out; no clock is read here.
"""

from datetime import date, timedelta


def day_number(first_day: date, on: date) -> int:
    """Which day of the stay `on` is: 1 on the day of arrival, 0 or less before it."""
    return (on - first_day).days + 1


def last_planned_day(first_day: date, length: int) -> date:
    """The day a stay of `length` days is planned to end: day 90 of 90."""
    return first_day + timedelta(days=length - 1)
