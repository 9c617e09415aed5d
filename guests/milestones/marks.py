"""The marks along a stay: when guest and peer look back together, and when where next begins.

Pure rules over numbers of days: the currently planned length of a stay, and which day it is.
An extension makes the stay longer: halfway and what is counted back from the leaving move with
it. What was looked at is not asked again, on whatever day its mark falls now.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from functools import cache


class MilestoneMark(StrEnum):
    FIRST_LOOK_BACK = "first_look_back"
    MONTH = "month"
    HALF_WAY = "half_way"
    WHERE_NEXT_BEGINS = "where_next_begins"
    WHERE_NEXT_SETTLED = "where_next_settled"
    LAST_WEEK = "last_week"
    FAREWELL = "farewell"


# What each mark is called, and what it asks.
WORDS: dict[MilestoneMark, tuple[str, str]] = {
    MilestoneMark.FIRST_LOOK_BACK: (
        "A first look back",
        "What has the first week been like, and what would make the next one easier?",
    ),
    MilestoneMark.MONTH: ("A month here", "What has moved, and what would you like to move next?"),
    MilestoneMark.HALF_WAY: ("Halfway", "Is this moving you toward the life you want?"),
    MilestoneMark.WHERE_NEXT_BEGINS: (
        "Where next begins",
        "Where would you like to live, and near whom? A first line is enough.",
    ),
    MilestoneMark.WHERE_NEXT_SETTLED: (
        "Where next, settled",
        "What of the plan is still open? If you would like to stay longer, now is the time to ask.",
    ),
    MilestoneMark.LAST_WEEK: ("One week to go", "What should still happen here before you go?"),
    MilestoneMark.FAREWELL: (
        "The planned last day",
        "What do you take with you, and what do you leave us?",
    ),
}

# Days from the arrival, where halfway is later still.
FROM_THE_START = ((7, MilestoneMark.FIRST_LOOK_BACK), (30, MilestoneMark.MONTH))
# Days before the leaving, where where-next has begun by then.
BEFORE_THE_END = ((15, MilestoneMark.WHERE_NEXT_SETTLED), (7, MilestoneMark.LAST_WEEK))
WHERE_NEXT_BEFORE_THE_END = 30


@dataclass(frozen=True)
class Milestone:
    day: int  # of the stay
    mark: MilestoneMark

    @property
    def name(self) -> str:
        return WORDS[self.mark][0]

    @property
    def question(self) -> str:
        return WORDS[self.mark][1]

    @property
    def is_about_where_next(self) -> bool:
        return self.mark in (
            MilestoneMark.WHERE_NEXT_BEGINS,
            MilestoneMark.WHERE_NEXT_SETTLED,
            MilestoneMark.FAREWELL,
        )


@cache
def milestones(length: int) -> tuple[Milestone, ...]:
    """The marks of a stay of `length` days, in order, one a day at most.

    Of 90: day 7, 30, 45, 60, 75, 83 and 90 (DOMAIN, starting content). In a shorter stay where next
    begins 30 days before the leaving or halfway through, whichever is later; a mark that has no
    room left on its side of that is dropped.
    """
    half = (length + 1) // 2
    begins = max(length - WHERE_NEXT_BEFORE_THE_END, half)
    marks = {day: mark for day, mark in FROM_THE_START if day < half}
    marks[half] = MilestoneMark.HALF_WAY
    marks[begins] = MilestoneMark.WHERE_NEXT_BEGINS
    for before, mark in BEFORE_THE_END:
        if length - before > begins:
            marks[length - before] = mark
    marks[length] = MilestoneMark.FAREWELL
    return tuple(Milestone(day, marks[day]) for day in sorted(marks))


def mark_to_look_back_at(
    length: int, day: int, looked_at: int = 0, seen: Collection[str] = ()
) -> Milestone | None:
    """The mark to look at on that day of the stay: the latest one reached.

    `looked_at` is the latest day that was looked at together, 0 for none, and `seen` are the marks,
    also those that fell on another day before an extension. The last mark shows for as long as they
    stay.
    """
    reached = [each for each in milestones(length) if each.day <= day]
    if not reached or reached[-1].day <= looked_at or reached[-1].mark in seen:
        return None
    return reached[-1]


def asked_by(length: int) -> int:
    """The day of the stay by which someone who would like to stay longer asks."""
    in_time = (MilestoneMark.WHERE_NEXT_BEGINS, MilestoneMark.WHERE_NEXT_SETTLED)
    days = [each.day for each in milestones(length) if each.mark in in_time]
    return days[-1] if days else length
