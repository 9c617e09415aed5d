"""Days and hours as people say them to one another, looking back: pure rules; no clock is read."""

from datetime import date, datetime, time

from ui.clock import clock, month_day

# So many days back, the name of the weekday is enough.
A_WEEK = 7


def day_past(day: date, today: date) -> str:
    """Friday; longer ago: November 13. Empty for today."""
    ago = (today - day).days
    if ago <= 0:
        return ""
    return f"{day:%A}" if ago < A_WEEK else month_day(day)


def hour_past(at: datetime, today: date) -> str:
    """9:10 pm; Friday 9:10 pm; November 13, 9:10 pm."""
    day = day_past(at.date(), today)
    between = ", " if day[-1:].isdigit() else " "
    return f"{day}{between}{clock(at)}" if day else clock(at)


def check_in_past(on: date, which: str, today: date) -> str:
    """This morning's check-in; Friday afternoon's check-in; the morning check-in on November 13."""
    day = day_past(on, today)
    if day[-1:].isdigit():
        return f"the {which} check-in on {day}"
    return f"{day} {which}'s check-in" if day else f"this {which}'s check-in"


def planned_back_past(on: date, at: time | None, today: date) -> str:
    """A planned return that has passed: by 9:00 pm; Friday by 9:00 pm; Friday."""
    hour = f"by {clock(at)}" if at else ""
    return " ".join(filter(None, [day_past(on, today), hour])) or "today"


def day_lately(day: date, today: date) -> str:
    """today, yesterday, Friday; longer ago: November 13."""
    ago = (today - day).days
    return ("today", "yesterday")[ago] if ago in (0, 1) else day_past(day, today)


def days_ago(day: date, today: date) -> str:
    """today, yesterday, 9 days ago."""
    ago = (today - day).days
    return ("today", "yesterday")[ago] if ago in (0, 1) else f"{ago} days ago"
