"""Sam sets the shifts, plans a week and copies it; Robin sees who is on at the top of the page."""

from datetime import date

import pytest

from shifts.models import ShiftPerson
from shifts.times.actions import create_default_shift_times

pytestmark = pytest.mark.browser


def put_on(visitor, shift, name, **more):
    page = visitor.page
    with page.expect_navigation(wait_until="load"):
        page.get_by_role("link", name=f": Tuesday, {shift}").click()
    page.get_by_label("Who").select_option(name)
    for label, chosen in more.items():
        page.get_by_label(label.replace("_", " ")).select_option(chosen)
    return page


def test_a_week_is_planned_changed_and_copied(visitor, people, house):
    create_default_shift_times(house=house, from_on=date(2026, 1, 1))
    page = visitor.page
    visitor.sign_in("sam")
    visitor.follow("Shifts")
    visitor.follow("Who is on")
    assert "nobody yet on 21 shifts" in page.inner_text("main")
    put_on(visitor, "Day", "Robin")
    visitor.look()
    visitor.press("Put them on")
    assert "On now: Robin" in page.inner_text("header")
    put_on(visitor, "Day", "Lee", Instead_of="Robin")
    page.get_by_label("Why").last.fill("The dentist")
    visitor.look()
    with page.expect_navigation(wait_until="load"):
        page.get_by_role("button", name="Put them on").click()
    assert "On now: Lee" in page.inner_text("header")
    assert "Lee instead of Robin on the Tuesday day shift: The dentist" in page.inner_text("main")
    visitor.lead_on(page.get_by_role("link", name="Week after"))
    visitor.press("Copy last week")
    assert ShiftPerson.objects.of_week(date(2026, 11, 30)).count() == 1


def test_the_pattern_and_the_number(visitor, people, house):
    create_default_shift_times(house=house, from_on=date(2026, 1, 1))
    page = visitor.page
    visitor.sign_in("sam")
    visitor.go("/house/")
    visitor.follow("Shift times")
    visitor.follow("Two 12-hour shifts a day")
    page.get_by_text("More shifts").click()
    visitor.look()
    visitor.press("Save")
    assert "From Wednesday, November 25, 2026" in page.inner_text("main")
    visitor.go("/shifts/on-call-number/")
    page.get_by_label("On-call number").fill("603 555 0142")
    visitor.press("Save")
    assert "603 555 0142" in page.inner_text("main")
    visitor.go("/shifts/week/?week=soon")
