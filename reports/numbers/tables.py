"""The numbers of a period as one table, for a spreadsheet."""

from collections.abc import Iterator

from ui.clock import month_day

from ..exports import Cell
from .people import MiddleShown, TableShown
from .periods import MONTH
from .reading import Numbers

WITHHELD = "withheld"
PEOPLE = "People, by year"


def head_of(numbers: Numbers) -> list[str]:
    months = [month.short_name for month in _months(numbers)]
    return ["Part", "Number", name_of(numbers), *months, "How it is counted"]


def name_of(numbers: Numbers) -> str:
    """2025; or 2026 so far, through November 24."""
    if numbers.is_so_far:
        return f"{numbers.period.name} so far, through {month_day(numbers.today)}"
    return numbers.period.name


def rows_of(numbers: Numbers) -> Iterator[list[Cell]]:
    for part in numbers.parts:
        for each in part.numbers:
            by_month = [each.by_month[month.first_month] for month in _months(numbers)]
            name, definition = each.measure.name, each.measure.definition
            yield [part.group.name, name, each.value, *by_month, definition]
    without_months = [""] * len(_months(numbers))
    for middle in numbers.middles:
        yield [PEOPLE, *_of_middle(middle), *without_months, middle.middle.definition]
    for table in numbers.tables:
        for line in _of_table(table):
            yield [table.table.name, *line, *without_months, table.table.definition]


def _months(numbers: Numbers) -> list:
    return [] if numbers.period.length == MONTH else numbers.months


def _of_middle(middle: MiddleShown) -> tuple[str, Cell]:
    return f"{middle.middle.name}, in days", WITHHELD if middle.days is None else middle.days


def _of_table(table: TableShown) -> list[tuple[str, Cell]]:
    if table.is_withheld:
        return [("All of it", WITHHELD)]
    return [*table.lines] or [("No one", 0)]
