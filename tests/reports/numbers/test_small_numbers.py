"""Someone who has all that is published tries every table it could come from."""

from itertools import accumulate

import pytest

from accounts.houses.models import House
from reports.numbers.people import HOW_LONG, TABLES
from reports.numbers.small_numbers import is_withheld, middle_of

LEAST = min(
    each.limit_value
    for each in House._meta.get_field("small_number_limit").validators
    if each.code == "min_value"
)


def tables_of(people, lines):
    """Every way in which so many people may be on so many lines."""
    if lines == 1:
        yield (people,)
        return
    for first in range(people + 1):
        for rest in tables_of(people - first, lines - 1):
            yield (first, *rest)


def known_lines(tables):
    """Those that are the same in all of them."""
    return [numbers for numbers in map(set, zip(*tables, strict=True)) if len(numbers) == 1]


def line_of_the_middle(table):
    half = (sum(table) + 1) // 2
    return next(line for line, people in enumerate(accumulate(table)) if people >= half)


def test_a_small_line_withholds_the_whole_table():
    assert is_withheld([8, 4, 12], limit=5)
    assert not is_withheld([8, 5, 0, 12], limit=5)
    assert not is_withheld([], limit=5)


@pytest.mark.parametrize("limit", range(LEAST, 8))
@pytest.mark.parametrize("lines", [3, 4])
def test_a_withheld_table_is_not_found_from_its_total(limit, lines):
    assert min(len(table.labels) for table in TABLES) >= 3
    for people in range(1, 31):
        withheld = [t for t in tables_of(people, lines) if is_withheld(t, limit)]
        assert known_lines(withheld) == []


@pytest.mark.parametrize("limit", range(LEAST, 8))
def test_nor_from_its_total_and_the_middle_one(limit):
    """The length that half of them do not pass is in one of the lines of that table."""
    for people in range(1, 26):
        if middle_of(range(people), limit) is None:
            continue
        by_middle = {}
        for table in tables_of(people, len(HOW_LONG.labels)):
            if is_withheld(table, limit):
                by_middle.setdefault(line_of_the_middle(table), []).append(table)
        for tables in by_middle.values():
            assert known_lines(tables) == []


def test_the_middle_of_too_few_is_not_told():
    assert middle_of([4, 90, 30, 60, 61], limit=5) == 60
    assert middle_of([4, 90, 30, 60, 61, 62], limit=5) == 60
    assert middle_of([4, 90, 30, 60], limit=3) is None
    assert middle_of([4, 90, 30, 60, 61], limit=6) is None
    assert middle_of([], limit=3) is None
