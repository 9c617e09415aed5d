"""The days of the week, by number, by digits and in words. Knows no Django."""

from collections.abc import Collection, Iterable

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
SUNDAY = 7
EVERY_DAY = frozenset(range(1, 8))


def weekday_names(weekdays: Collection[int]) -> list[str]:
    return [name for number, name in WEEKDAYS if number in weekdays]


def weekdays_in_words(weekdays: Collection[int]) -> str:
    """Monday to Friday; every day; Monday, Thursday; none at all: not held."""
    days, names = sorted(weekdays), weekday_names(weekdays)
    if len(days) == len(WEEKDAYS):
        return "every day"
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"{names[0]} to {names[-1]}"
    return ", ".join(names) or "not held"


def as_digits(weekdays: Iterable[int]) -> str:
    """As a row keeps them: 135 for Monday, Wednesday, Friday."""
    return "".join(str(day) for day in sorted(set(weekdays)))


def from_digits(digits: str) -> frozenset[int]:
    return frozenset(int(digit) for digit in digits)
