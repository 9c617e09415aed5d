"""The house's check-ins as a month of days."""

import re
from datetime import date

import pytest
import time_machine

from checkins.history.reading import month_called
from tests.checkins.factories import EntryFactory, RoundFactory
from tests.conftest import TUESDAY
from tests.pages import text_of

MONTH = "/check-ins/"


def days_with_links(response) -> list[str]:
    return re.findall(r'href="/check-ins/(\d{4}-\d\d-\d\d)/morning/"', response.content.decode())


def test_a_month_of_days_with_both_rounds_and_how_many_came(as_robin, robin, alex, jo, house):
    monday = RoundFactory(house=house, date=date(2026, 11, 23))
    EntryFactory(round=monday, stay=alex)
    EntryFactory(round=monday, stay=jo, presence="not_today")
    EntryFactory(round=monday, staff=robin)
    page = text_of(as_robin.get(MONTH))
    assert "Check-ins November 2026" in page
    assert (
        "Monday, November 23 Morning check-in 1 of 2 came, 1 not , November 23 "
        "Afternoon check-in nothing written , November 23" in page
    )
    assert "missed" not in page


def test_today_is_marked_and_days_to_come_or_without_a_check_in_are_quiet(as_robin, house):
    response = as_robin.get(MONTH)
    page = text_of(response)
    assert "Tuesday, November 24 today Morning check-in nothing written" in page
    assert response.content.decode().count('id="today"') == 1
    assert "Wednesday, November 25 Thursday, November 26" in page
    assert "Saturday, November 21 Sunday, November 22 Monday" in page
    days = days_with_links(response)
    assert len(days) == len(set(days)) == 17  # Monday 2 to Tuesday 24
    assert days[-1] == "2026-11-24"


def test_the_first_day_is_under_its_weekday(as_robin, house):
    assert "month-starts-7" in as_robin.get(MONTH).content.decode()
    assert "month-starts-4" in as_robin.get(MONTH, {"month": "2026-10"}).content.decode()


def test_other_months_are_a_step_away_as_far_as_there_is_something(as_robin, house):
    november = as_robin.get(MONTH).content.decode()
    assert 'href="?month=2026-10"' in november
    assert "month=2026-12" not in november
    january = as_robin.get(MONTH, {"month": "2026-01"}).content.decode()
    assert 'href="?month=2026-02"' in january
    assert "month=2025-12" not in january
    RoundFactory(house=house, date=date(2025, 12, 24))
    january = as_robin.get(MONTH, {"month": "2026-01"}).content.decode()
    assert 'href="?month=2025-12"' in january
    assert "id=" + '"today"' not in january


def test_a_month_without_check_ins_says_what_will_be_there(as_robin, house):
    house.check_in_times.all().delete()
    page = text_of(as_robin.get(MONTH))
    assert "No check-ins in this month." in page


@pytest.mark.parametrize(
    "nonsense",
    ["", "x", "2026-13", "2026-1", "0001-01", "9999-12", "2026-12", "2026-11-01", "٢٠٢٦-١١"],
)
def test_what_is_no_month_is_refused_kindly(as_robin, house, nonsense):
    response = as_robin.get(MONTH, {"month": nonsense})
    assert response.status_code == 404
    assert "No check-ins to show there" in text_of(response)
    assert 'href="/check-ins/"' in response.content.decode()


def test_the_month_is_the_houses_own(as_robin, house):
    with time_machine.travel("2026-12-01T04:59:59Z"):
        assert "November 2026" in text_of(as_robin.get(MONTH))
    with time_machine.travel("2026-12-01T05:00:00Z"):
        assert "December 2026" in text_of(as_robin.get(MONTH))


def test_a_leap_month_is_whole():
    assert month_called("2028-02", date(2028, 2, 29)) == date(2028, 2, 1)
    assert month_called(None, date(2028, 2, 29)) == date(2028, 2, 1)


def test_another_houses_rounds_are_not_counted(as_robin, house, other_house, stranger):
    EntryFactory(round__house=other_house, round__date=date(2026, 11, 23), stay=stranger)
    assert "1 guest" not in text_of(as_robin.get(MONTH))


def test_it_asks_as_much_for_a_full_month_as_for_an_empty_one(
    as_robin, alex, house, django_assert_num_queries
):
    def ask():
        with django_assert_num_queries(9):
            assert as_robin.get(MONTH).status_code == 200

    ask()
    for day in range(2, 25):
        for which in ("morning", "afternoon"):
            round_ = RoundFactory(house=house, date=TUESDAY.date().replace(day=day), which=which)
            EntryFactory(round=round_, stay=alex)
    ask()


def test_on_a_day_without_one_today_offers_to_hold_one(as_robin, alex):
    assert "Hold one" not in text_of(as_robin.get("/check-ins/"))
    with time_machine.travel("2026-11-28T15:00:00Z"):
        assert "Hold one today" in text_of(as_robin.get("/check-ins/"))
