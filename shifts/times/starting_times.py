"""Patterns of shifts to begin with: what a new house has, and two that other houses use."""

from dataclasses import dataclass
from datetime import time

from ui.weekdays import EVERY_DAY

WEEK = frozenset({1, 2, 3, 4, 5})
WEEKEND = frozenset({6, 7})


@dataclass(frozen=True)
class ShiftLine:
    """One shift of the pattern; `key` names the shift that it continues, if there is one."""

    name: str
    starts: time
    ends: time
    weekdays: frozenset[int] = EVERY_DAY
    key: int | None = None


# With a quarter of an hour in which one shift tells the next (assumed, DOMAIN: the day).
THREE = [
    ShiftLine("Day", time(7), time(15, 15)),
    ShiftLine("Evening", time(15), time(23, 15)),
    ShiftLine("Overnight", time(23), time(7, 15)),
]
TWELVE = [
    ShiftLine("Day", time(7), time(19, 15)),
    ShiftLine("Night", time(19), time(7, 15)),
]
WEEKENDS = [
    *(ShiftLine(each.name, each.starts, each.ends, WEEK) for each in THREE),
    *(
        ShiftLine(f"Weekend {each.name.lower()}", each.starts, each.ends, WEEKEND)
        for each in TWELVE
    ),
]

# By the name it has in an address: what it is called, and its shifts.
EXAMPLES = {
    "three": ("Three shifts a day", THREE),
    "twelve": ("Two 12-hour shifts a day", TWELVE),
    "weekends": ("Three on weekdays, two on weekends", WEEKENDS),
}
