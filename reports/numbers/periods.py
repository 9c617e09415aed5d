"""A month, a quarter or a year of the house's calendar. No clock is read here."""

import re
from dataclasses import dataclass
from datetime import date

KEY = re.compile(r"([12][0-9]{3})(?:-(0[1-9]|1[0-2])|-Q([1-4]))?", re.ASCII)
MONTH, QUARTER, YEAR = 1, 3, 12  # months
# Of a name in short.
LETTERS = {MONTH: 3, YEAR: 4}
NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True)
class ReportPeriod:
    year: int
    first_month: int
    # In months.
    length: int

    @property
    def key(self) -> str:
        """As in an address: 2026, 2026-Q4 or 2026-11."""
        if self.is_year:
            return f"{self.year}"
        if self.length == QUARTER:
            return f"{self.year}-Q{self.first_month // QUARTER + 1}"
        return f"{self.year}-{self.first_month:02}"

    @property
    def name(self) -> str:
        if self.is_year:
            return f"{self.year}"
        first, last = NAMES[self.first_month - 1], NAMES[self.first_month + self.length - 2]
        return f"{first} {self.year}" if first == last else f"{first} to {last} {self.year}"

    @property
    def short_name(self) -> str:
        """2026, Q4 or Nov."""
        return self.key[-2:] if self.length == QUARTER else self.name[: LETTERS[self.length]]

    @property
    def is_year(self) -> bool:
        return self.length == YEAR

    @property
    def first(self) -> date:
        return date(self.year, self.first_month, 1)

    @property
    def end(self) -> date:
        """The day after its last one."""
        return self._moved(1).first

    @property
    def previous(self) -> "ReportPeriod":
        return self._moved(-1)

    @property
    def next(self) -> "ReportPeriod":
        return self._moved(1)

    @property
    def months(self) -> "list[ReportPeriod]":
        numbers = range(self.first_month, self.first_month + self.length)
        return [ReportPeriod(self.year, number, MONTH) for number in numbers]

    @property
    def whole_year(self) -> "ReportPeriod":
        return ReportPeriod(self.year, 1, YEAR)

    @property
    def quarters(self) -> "list[ReportPeriod]":
        """Those of its year."""
        return [ReportPeriod(self.year, number, QUARTER) for number in range(1, YEAR, QUARTER)]

    def has_begun(self, today: date) -> bool:
        return self.first <= today

    def has_ended(self, today: date) -> bool:
        return self.end <= today

    def _moved(self, by: int) -> "ReportPeriod":
        months = self.year * YEAR + self.first_month - 1 + by * self.length
        return ReportPeriod(months // YEAR, months % YEAR + 1, self.length)


def period_of(key: str) -> ReportPeriod | None:
    """None for what is no period."""
    match = KEY.fullmatch(key)
    if match is None:
        return None
    year, month, quarter = match.groups()
    if month:
        return ReportPeriod(int(year), int(month), MONTH)
    if quarter:
        return ReportPeriod(int(year), int(quarter) * QUARTER - QUARTER + 1, QUARTER)
    return ReportPeriod(int(year), 1, YEAR)


def month_of(day: date) -> ReportPeriod:
    return ReportPeriod(day.year, day.month, MONTH)
