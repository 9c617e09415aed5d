"""Sam looks at last year in numbers, takes them along, and prints the year on one page."""

from datetime import date

import pytest

from tests.guests.factories import SupportMomentFactory
from tests.reports.numbers.test_numbers import people_leave_in

pytestmark = pytest.mark.browser

PAPER = {"Letter": 1, "A4": 1}


@pytest.fixture
def two_years(house, alex, casey, jo):
    """Of last year one table is shown, and one is withheld."""
    people_leave_in(house, 2025, ["own_rental"] * 9 + ["shelter"] * 4)
    for number, kind in enumerate(("conversation", "group", "phone", "celebration")):
        SupportMomentFactory(stay=alex, kind=kind, on=date(2026, 11, 20))
        SupportMomentFactory(stay=alex, kind=kind, on=date(2026, 10, 1 + number))


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
    for paper, pages in PAPER.items():
        assert page.pdf(format=paper).count(b"/Type /Page\n") == pages
    visitor.follow("Back")

    visitor.follow("See who read and changed what")
    assert "exported the house's numbers" in page.inner_text("main")
