"""What may be told of how many people. No database is read here.

A table of people is shown whole or not at all: with one line left out, that line would be the
total, which is always shown, less the others. It is of a year that is over: of a year so far,
today's table less yesterday's would be one person. And it is of years alone: a year less eleven
months would be the twelfth.
"""

from collections.abc import Iterable, Sequence
from statistics import median_low

# With fewer, the middle one and a withheld table would tell a line of it (test_small_numbers).
FEWEST_WITH_A_MIDDLE = 5


def is_withheld(people: Iterable[int], limit: int) -> bool:
    """Whether any line of a table has fewer people than `limit`, though it has some."""
    return any(0 < number < limit for number in people)


def middle_of(days: Sequence[int], limit: int) -> int | None:
    """The number that half of them do not pass; None where it would be that of too few people."""
    return median_low(days) if len(days) >= max(limit, FEWEST_WITH_A_MIDDLE) else None
