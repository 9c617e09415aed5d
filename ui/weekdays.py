"""The days of the week, by number, and in words. Knows no Django."""

from collections.abc import Collection

# By number: Monday is 1.
WEEKDAYS = [
    (1, "Monday"),
    (2, "Tuesday"),
    (3, "Wednesday"),
    (4, "Thursday"),
    (5, "Friday"),
    (6, "Saturday"),
    (7, "Sunday"),
]


def weekdays_in_words(weekdays: Collection[int]) -> str:
    """Monday to Friday; every day; Monday, Thursday; none at all: not held."""
    days = sorted(weekdays)
    names = [name for number, name in WEEKDAYS if number in weekdays]
    if len(days) == len(WEEKDAYS):
        return "every day"
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"{names[0]} to {names[-1]}"
    return ", ".join(names) or "not held"
