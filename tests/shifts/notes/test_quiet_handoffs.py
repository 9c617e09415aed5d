"""A run of handoffs in which nothing happened is one line, and opens to each of them."""

from datetime import date, datetime

import pytest

from shifts.handoffs.quiet import Told, fold_quiet
from shifts.models import Handoff, HandoffItem
from tests.conftest import NEW_YORK
from tests.pages import text_of


@pytest.mark.parametrize(
    ("given", "lines"),
    [
        ([], []),
        ([(23, "Lee", True)], [""]),
        (
            [(23, "Lee", False), (22, "Robin", True), (20, "Lee", True), (20, "Lee", True)],
            ["", "Three quiet handoffs, November 20 to 22 (Lee, Robin)"],
        ),
        ([(22, "Lee", True)] * 12, ["12 quiet handoffs, November 22 (Lee)"]),
        ([(22, "Lee", True), (21, "Lee", False), (20, "Lee", True)], ["", "", ""]),
    ],
)
def test_a_run_of_quiet_handoffs_is_one_line(given, lines):
    found = fold_quiet(
        given,
        is_quiet=lambda each: each[2],
        told=lambda each: Told(date(2026, 11, each[0]), each[1]),
    )
    assert [line.title for line in found] == lines
    assert [each for line in found for each in line.handoffs] == given


def test_a_run_over_the_end_of_a_month_names_both_months():
    days = [date(2026, 12, 1), date(2026, 11, 30)]
    (line,) = fold_quiet(days, is_quiet=bool, told=lambda day: Told(day, "Sam"))
    assert line.title == "Two quiet handoffs, November 30 to December 1 (Sam)"


@pytest.fixture
def quiet_weekend(house, robin, lee):
    """Three handoffs with nothing in them, and one before that listed a chore."""

    def given(day, by):
        at = datetime(2026, 11, day, 15, tzinfo=NEW_YORK)
        return Handoff.objects.create(house=house, given_by=by, given_at=at, reaches_back_to=at)

    HandoffItem.objects.create(house=house, handoff=given(20, lee), kind="chore", object_id=1)
    return [given(21, lee), given(22, robin), given(23, robin)]


def test_earlier_handoffs_open_from_their_line(as_robin, quiet_weekend):
    response = as_robin.get("/shifts/?handed-over=1")
    page, html = text_of(response), response.content.decode()
    assert "Three quiet handoffs, November 21 to 23 (Lee, Robin) Monday, November 23" in page
    assert "Friday, November 20, 3:00 pm by Lee" in page
    for handoff in quiet_weekend:
        assert f'href="/shifts/{handoff.pk}/"' in html


def test_what_was_left_over_a_quiet_weekend_is_read_at_a_glance(as_sam, quiet_weekend):
    page = text_of(as_sam.get("/shifts/handoff/"))
    assert "Left for you Four quiet handoffs, November 20 to 23 (Lee, Robin)" in page
    assert "Lee, Saturday, November 21, 3:00 pm" in page
