"""Which periods there are to choose from."""

from dataclasses import dataclass
from datetime import date

from .periods import YEAR, ReportPeriod


@dataclass(frozen=True)
class Choices:
    period: ReportPeriod
    # Of the first row of the house, if it has one.
    first_day: date | None
    today: date

    @property
    def has_anything(self) -> bool:
        return self.first_day is not None and self.period.end > self.first_day

    @property
    def is_so_far(self) -> bool:
        return not self.period.has_ended(self.today)

    @property
    def years(self) -> list[ReportPeriod]:
        first = self.first_day.year if self.first_day else self.today.year
        return [ReportPeriod(year, 1, YEAR) for year in range(first, self.today.year + 1)]

    @property
    def quarters(self) -> list[ReportPeriod]:
        return [each for each in self.period.quarters if each.has_begun(self.today)]

    @property
    def months(self) -> list[ReportPeriod]:
        months = self.period.whole_year.months
        return [each for each in months if each.has_begun(self.today)]

    @property
    def earlier(self) -> ReportPeriod | None:
        before = self.period.previous
        is_known = self.first_day and before.end > self.first_day and before.has_begun(self.today)
        return before if is_known else None

    @property
    def later(self) -> ReportPeriod | None:
        return self.period.next if self.period.next.has_begun(self.today) else None

    @property
    def last_whole_year(self) -> ReportPeriod | None:
        """The newest for which people may be told apart."""
        year = self.period.whole_year
        if not year.has_ended(self.today):
            year = year.previous
        return year if self.first_day and year.end > self.first_day else None
