"""Times of day and days as people say them. Knows no Django."""

from datetime import date, datetime, time


def clock(moment: datetime | time) -> str:
    """9:41 am. Takes a time, or a datetime already in its zone."""
    return f"{moment.hour % 12 or 12}:{moment:%M} {'am' if moment.hour < 12 else 'pm'}"


def month_day(day: date) -> str:
    return f"{day:%B} {day.day}"


def short_date(day: date) -> str:
    return f"{day:%b} {day.day}, {day.year}"


def day_in_short(day: date) -> str:
    return f"{day:%a, %b} {day.day}"


def day_named(day: date, today: date) -> str:
    """today, tomorrow, Thursday; past or far off: Thursday, December 3."""
    ahead = (day - today).days
    if ahead in (0, 1):
        return ("today", "tomorrow")[ahead]
    if 1 < ahead < 7:
        return f"{day:%A}"
    year = f", {day.year}" if day.year != today.year else ""
    return f"{day:%A}, {month_day(day)}{year}"


def day_brief(day: date, today: date) -> str:
    """Today, Thu; past or far off: Dec 3, with the year where it is another one."""
    ahead = (day - today).days
    if 0 <= ahead < 7:
        return f"{day:%a}" if ahead else "Today"
    return f"{day:%b} {day.day}" if day.year == today.year else short_date(day)
