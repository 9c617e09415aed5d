"""Which periods there are to choose from."""

from dataclasses import dataclass
from datetime import date

from .periods import Period


@dataclass(frozen=True)
class Choices:
    period: Period
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
    def years(self) -> list[Period]:
        """The chosen one too, whether or not there is anything in it."""
        first = self.first_day.year if self.first_day else self.today.year
        last = self.today.year
        return [Period(year, 1, 12) for year in range(first, last + 1)]

    @property
    def quarters(self) -> list[Period]:
        return [each for each in self.period.quarters if each.has_begun(self.today)]

    @property
    def months(self) -> list[Period]:
        months = self.period.whole_year.months
        return [each for each in months if each.has_begun(self.today)]

    @property
    def earlier(self) -> Period | None:
        before = self.period.previous
        return before if self.first_day and before.end > self.first_day else None

    @property
    def later(self) -> Period | None:
        return self.period.next if self.period.next.has_begun(self.today) else None

    @property
    def last_whole_year(self) -> Period | None:
        """The newest for which people may be told apart."""
        year = self.period.whole_year
        if not year.has_ended(self.today):
            year = year.previous
        return year if self.first_day and year.end > self.first_day else None
