from datetime import date

import pytest

from reports.numbers.periods import month_of, period_of

THE_24TH = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("key", "name", "first", "end"),
    [
        ("2026-11", "November 2026", date(2026, 11, 1), date(2026, 12, 1)),
        ("2026-12", "December 2026", date(2026, 12, 1), date(2027, 1, 1)),
        ("2028-02", "February 2028", date(2028, 2, 1), date(2028, 3, 1)),
        ("2026-Q1", "January to March 2026", date(2026, 1, 1), date(2026, 4, 1)),
        ("2026-Q4", "October to December 2026", date(2026, 10, 1), date(2027, 1, 1)),
        ("2026", "2026", date(2026, 1, 1), date(2027, 1, 1)),
    ],
)
def test_a_period_has_a_name_a_first_day_and_an_end(key, name, first, end):
    period = period_of(key)
    assert (period.key, period.name) == (key, name)
    assert (period.first, period.end) == (first, end)
    assert period.next.previous == period.previous.next == period
    assert period.next.first == period.end == period.months[-1].end


@pytest.mark.parametrize(
    "key",
    ["2026-13", "2026-00", "2026-Q0", "2026-Q5", "2026-1", "26", "0000", "9999", "20260", "٢٠٢٦"],
)
def test_what_is_no_period(key):
    assert period_of(key) is None
    assert period_of(f"{key}\n") is period_of(f"2026-11{key}") is None


def test_a_period_begins_and_ends_with_its_days():
    november = month_of(THE_24TH)
    assert november.has_begun(date(2026, 11, 1))
    assert not november.has_begun(date(2026, 10, 31))
    assert november.has_ended(date(2026, 12, 1))
    assert not november.has_ended(date(2026, 11, 30))
    assert not period_of("2026").has_ended(date(2026, 12, 31))


def test_a_year_of_quarters_and_months():
    year = period_of("2026")
    assert [each.short_name for each in year.quarters] == ["Q1", "Q2", "Q3", "Q4"]
    assert [each.short_name for each in year.months][3:5] == ["Apr", "May"]
    assert month_of(THE_24TH).whole_year == year
