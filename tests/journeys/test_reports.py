"""Sam looks at last year in numbers, takes them along, and prints the year on one page."""

from datetime import date

import pytest

from guests.models import CameFrom, Stay, WentTo
from guests.stays.choices import WhyNot
from tests.guests.factories import EnquiryFactory, SupportMomentFactory
from tests.reports.numbers.test_numbers import people_leave_in

pytestmark = pytest.mark.browser


def is_on_one_page(page):
    sheets = {page.pdf(format=paper).count(b"/Type /Page\n") for paper in ("Letter", "A4")}
    return sheets == {1}


@pytest.fixture
def two_years(house, alex, casey, jo):
    """Of last year one table is shown, and one is withheld."""
    people_leave_in(house, 2025, ["own_rental"] * 9 + ["shelter"] * 4)
    for number, kind in enumerate(("conversation", "group", "phone", "celebration")):
        SupportMomentFactory(stay=alex, kind=kind, on=date(2026, 11, 20))
        SupportMomentFactory(stay=alex, kind=kind, on=date(2026, 10, 1 + number))


@pytest.fixture
def full_year(house):
    """Every line of every table has someone, and none is withheld."""
    people_leave_in(house, 2024, [*WentTo.values, "", *WentTo.values])
    stays = Stay.objects.filter(arrived_on__year=2024).order_by("id")
    for stay, came_from in zip(stays, [*CameFrom.values, ""], strict=False):
        stay.came_from = came_from
        stay.save()
    for why in (*WhyNot.values, ""):
        decided = {"decision": "not_now", "why_not": why, "decided_on": date(2024, 5, 2)}
        EnquiryFactory(guest__house=house, enquired_on=date(2024, 5, 1), **decided)
    called_off = {"decision": "yes", "decided_on": date(2024, 5, 2)}
    EnquiryFactory(guest__house=house, **called_off, called_off_on=date(2024, 5, 3))
    house.small_number_limit = 1
    house.save()


def test_from_the_month_to_the_year_on_paper(visitor, people, two_years):
    page = visitor.page
    visitor.sign_in("sam")
    visitor.follow("Reports")
    assert "November 2026 so far" in page.inner_text("h1")
    assert "once it is over" in page.inner_text("main")

    visitor.follow("Q4 October to December 2026")
    visitor.follow("2025")
    text = page.inner_text("main")
    assert "Withheld: a line of it has fewer than 5 people." in text
    assert "Home, or with family or friends" in text
    assert "A shelter" not in text

    with page.expect_download() as download:
        page.get_by_role("link", name="Export as a workbook (XLSX)").click()
    assert download.value.suggested_filename == "house-numbers-2025.xlsx"

    visitor.follow("Print this year on one page")
    assert "Birch Street House, 2025" in page.inner_text("h1")
    assert is_on_one_page(page)
    visitor.follow("Back")

    visitor.follow("See who read and changed what")
    assert "exported the house's numbers" in page.inner_text("main")


def test_the_fullest_year_is_on_one_page_too(visitor, people, full_year):
    visitor.sign_in("sam", at="/reports/print/?period=2024")
    text = visitor.page.inner_text("main")
    assert "Withheld" not in text
    lines = (*WentTo.labels, *CameFrom.labels, *WhyNot.labels)
    assert {name for name in lines if name not in text} == set()
    assert is_on_one_page(visitor.page)
