"""The house in one period: what the screen, the printed page and the tables to export show."""

from dataclasses import dataclass
from functools import cached_property

from accounts.access.actor import Actor

from .charts import Chart, bars_of, columns_of
from .measures import (
    CAME,
    GROUPS_OF_MEASURES,
    MOMENTS,
    MOMENTS_BY_KIND,
    NIGHTS_POSSIBLE,
    NIGHTS_USED,
    ROUNDS,
    Measure,
    MeasureGroup,
    months_begun,
)
from .people import MiddleShown, TableShown, are_shown, read_middles, read_tables
from .periods import MONTH, ReportPeriod
from .rows import PeriodRows


@dataclass(frozen=True)
class Number:
    measure: Measure
    value: int
    # By month (1 to 12), of those that have begun.
    by_month: dict[int, int]

    @property
    def shown(self) -> str:
        return f"{self.value:,}"


@dataclass(frozen=True)
class NumberGroup:
    group: MeasureGroup
    numbers: list[Number]


class Numbers:
    def __init__(self, actor: Actor, period: ReportPeriod) -> None:
        self.period, self.today = period, actor.today
        self.house, self.limit = actor.house, actor.house.small_number_limit
        self.months = months_begun(period, actor.today)
        rows = PeriodRows(actor, period)
        self.parts = [
            NumberGroup(each, [self._number(measure, rows) for measure in each.measures])
            for each in GROUPS_OF_MEASURES
        ]
        self.shows_people = are_shown(rows)
        self.middles: list[MiddleShown] = read_middles(rows) if self.shows_people else []
        self.tables: list[TableShown] = read_tables(rows) if self.shows_people else []

    def _number(self, measure: Measure, rows: PeriodRows) -> Number:
        counted = measure.by_month(rows)
        by_month = {month.first_month: counted.get(month.first_month, 0) for month in self.months}
        return Number(measure, measure.of_period(rows), by_month)

    @cached_property
    def by_key(self) -> dict[str, Number]:
        return {each.measure.key: each for part in self.parts for each in part.numbers}

    @property
    def is_so_far(self) -> bool:
        return not self.period.has_ended(self.today)

    @property
    def part_of_nights(self) -> int | None:
        """How many in a hundred of the possible nights were used."""
        used, possible = self.by_key[NIGHTS_USED.key], self.by_key[NIGHTS_POSSIBLE.key]
        return round(100 * used.value / possible.value) if possible.value else None

    @property
    def charts(self) -> list[Chart]:
        return [*self.charts_by_month, self.chart_of_moments]

    @cached_property
    def charts_by_month(self) -> list[Chart]:
        if self.period.length == MONTH:
            return []
        return [
            self._by_month("nights", "Bed nights by month", NIGHTS_USED, NIGHTS_POSSIBLE),
            self._by_month("rounds", "Check-ins by month", ROUNDS, CAME),
        ]

    @cached_property
    def chart_of_moments(self) -> Chart:
        values = [(each.name, self.by_key[each.key].value) for each in MOMENTS_BY_KIND]
        return bars_of("moments", "Moments of support by kind", "Kind", MOMENTS.name, values)

    def _by_month(self, key: str, name: str, one: Measure, other: Measure) -> Chart:
        first, second = self.by_key[one.key].by_month, self.by_key[other.key].by_month
        lines = [
            (month.short_name, first[month.first_month], second[month.first_month])
            for month in self.months
        ]
        return columns_of(key, name, "Month", (one.name, other.name), lines)
