"""What tells people apart: by year alone, once the year is over, and never of too few of them.

The rules are in `small_numbers`; screen, print and export all get what is built here.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from guests.house_words.models import HouseWording, Wordings
from guests.models import CameFrom, WentTo
from guests.stays.choices import DECLINED, WhyNot

from .rows import NotCome, PeriodRows
from .small_numbers import is_withheld, middle_of

NOT_NOTED = "Not noted"
OVER = (90, 60, 30)  # days


@dataclass(frozen=True)
class Middle:
    """A number of days that half of the people do not pass."""

    key: str
    name: str
    definition: str
    days: Callable[[PeriodRows], list[int]]


@dataclass(frozen=True)
class Table:
    key: str
    name: str
    definition: str
    # What is counted in it, for each person.
    codes: Callable[[PeriodRows], Iterable[str]]
    labels: tuple[tuple[str, str], ...]
    # The list of a stay that a house may word in its own way, if it is one.
    worded_as: str = ""


@dataclass(frozen=True)
class MiddleShown:
    middle: Middle
    # None: withheld.
    days: int | None


@dataclass(frozen=True)
class TableShown:
    table: Table
    is_withheld: bool
    # Empty where it is withheld.
    lines: list[tuple[str, int]]


def _lengths(rows: PeriodRows) -> list[int]:
    return [(stay.left_on - stay.arrived_on).days for stay in rows.leavings if stay.left_on]


ANSWER = Middle(
    "answer",
    "Waiting for an answer",
    "Of those who got a yes or a no, half had it within this many days of their first call.",
    lambda rows: rows.days_until_answer,
)
WAITING = Middle(
    "waiting",
    "Waiting to come",
    "Of the guests who arrived, half came within this many days of their first call.",
    lambda rows: [
        (stay.arrived_on - stay.enquired_on).days for stay in rows.arrivals if stay.enquired_on
    ],
)
LENGTH = Middle(
    "length",
    "Length of stay",
    "Of the guests who left, half stayed this many days or fewer. The day of leaving does not "
    "count.",
    _lengths,
)
MIDDLES = (ANSWER, WAITING, LENGTH)


def _over(days: int) -> str:
    return next((f"over_{limit}" for limit in OVER if days > limit), "up_to_30")


def _why(person: NotCome) -> str:
    return person.why_not if person.decision in DECLINED else "called_off"


CAME_FROM = Table(
    "came_from",
    "Where guests came from",
    "Everyone who arrived in this year, by where they were at their first call.",
    lambda rows: (stay.came_from for stay in rows.arrivals),
    (*CameFrom.choices, ("", NOT_NOTED)),
    "came_from",
)
WENT_TO = Table(
    "went_to",
    "Where guests went",
    "Everyone who left in this year, by where they went.",
    lambda rows: (stay.went_to for stay in rows.leavings),
    (*WentTo.choices, ("", NOT_NOTED)),
    "went_to",
)
WHY_NOT = Table(
    "why_not",
    "Why people did not come",
    "Everyone about whom it was decided in this year that they don't come, by why; or whose stay "
    "was called off in it.",
    lambda rows: map(_why, rows.not_come),
    (
        *WhyNot.choices,
        ("called_off", "It was called off before they came"),
        ("", NOT_NOTED),
    ),
    "why_not",
)
HOW_LONG = Table(
    "how_long",
    "How long guests stayed",
    "Everyone who left in this year, by their days here. The day of leaving does not count.",
    lambda rows: map(_over, _lengths(rows)),
    (
        ("up_to_30", "30 days or less"),
        ("over_30", "Over 30 days, up to 60"),
        ("over_60", "Over 60 days, up to 90"),
        ("over_90", "Over 90 days"),
    ),
)
TABLES = (WHY_NOT, CAME_FROM, HOW_LONG, WENT_TO)


def read_middles(rows: PeriodRows) -> list[MiddleShown]:
    limit = rows.actor.house.small_number_limit
    return [MiddleShown(each, middle_of(each.days(rows), limit)) for each in MIDDLES]


def read_tables(rows: PeriodRows) -> list[TableShown]:
    wordings = HouseWording.objects.for_house(rows.actor.house).wordings()
    return [_shown(table, rows, wordings) for table in TABLES]


def _shown(table: Table, rows: PeriodRows, wordings: Wordings) -> TableShown:
    people = Counter(table.codes(rows))
    if is_withheld(people.values(), rows.actor.house.small_number_limit):
        return TableShown(table, True, [])
    lines = [
        (wordings.get((table.worded_as, code), label), people[code])
        for code, label in table.labels
        # A long list without the places where no one was.
        if people[code] or not table.worded_as
    ]
    return TableShown(table, False, lines if people else [])


def are_shown(rows: PeriodRows) -> bool:
    return rows.period.is_year and rows.period.has_ended(rows.today)
