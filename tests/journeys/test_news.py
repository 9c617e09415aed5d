"""Lee notes something on another laptop; Robin's Today says so, and nothing on it moves."""

from datetime import date, time

import pytest

from accounts.access.actor import actor_for
from guests.follow_ups.actions import make_follow_up
from tests.conftest import TUESDAY
from tests.journeys.conftest import WAYS, Visitor
from tests.shifts.factories import ShiftPersonFactory, ShiftTimeFactory

pytestmark = pytest.mark.browser
CHANGED = "Something here has changed. Show it"
A_MINUTE = 60_000  # milliseconds


@pytest.fixture(params=["laptop", "phone at night"])
def robins(request, site, browser, people):
    context = browser.new_context(**WAYS[request.param])
    context.set_default_timeout(30_000)  # a busy machine is no failure
    visitor = Visitor(context.new_page(), site.url, checks_pages=True)
    visitor.page.clock.install()
    visitor.sign_in("robin")
    yield visitor
    context.close()


def places(page):
    """Where everything on the board is."""
    return page.evaluate(
        """() => [...document.querySelectorAll("#board *")].map(
            (each) => JSON.stringify(each.getBoundingClientRect()))"""
    )


def test_what_another_person_does_is_told_on_today_and_shown_once_nobody_is_busy(robins, lee, alex):
    page = robins.page
    news = page.locator("#news")
    page.get_by_role("link", name="See all, or add one").focus()
    before = places(page)
    with page.expect_response("**/news/*") as answer:
        page.clock.run_for(A_MINUTE)
    assert answer.value.status == 204
    assert news.inner_text() == ""

    make_follow_up(by=actor_for(lee), words="Ask about the bus", stay=alex)
    with page.expect_response("**/news/*"):
        page.clock.run_for(A_MINUTE)
    news.get_by_text("Something here has changed.").wait_for()
    assert news.inner_text().split() == CHANGED.split()
    assert places(page) == before
    robins.look()

    page.evaluate("document.activeElement.blur()")
    page.clock.run_for(A_MINUTE)
    page.get_by_role("button", name="Done: Ask about the bus").wait_for()
    assert news.inner_text() == ""
    # What has come by itself is done in place as well.
    make_follow_up(by=actor_for(lee), words="Buy bulbs")
    robins.act(page.get_by_role("button", name="Done: Ask about the bus"))
    assert "done by Robin" in page.inner_text("main")
    assert "Buy bulbs" not in page.inner_text("main")
    assert news.inner_text().split() == CHANGED.split()


def test_after_midnight_its_heading_is_of_the_new_day(robins, tuesday_morning, lee, sam, house):
    evening = ShiftTimeFactory(house=house, starts=time(15), ends=time(0))
    night = ShiftTimeFactory(house=house, starts=time(0), ends=time(7))
    ShiftPersonFactory(shift__time=evening, shift__on=date(2026, 11, 24), user=lee)
    ShiftPersonFactory(shift__time=night, shift__on=date(2026, 11, 25), user=sam)
    page = robins.page
    tuesday_morning.move_to(TUESDAY.replace(hour=23, minute=57))
    robins.sign_in("robin")
    assert "Tuesday, November 24" in page.inner_text("main")
    assert "On now: Lee" in page.inner_text("header")
    tuesday_morning.move_to(TUESDAY.replace(day=25, hour=0, minute=1))
    page.clock.run_for(A_MINUTE)
    page.get_by_text("Wednesday, November 25").wait_for()
    assert "Tuesday" not in page.inner_text("#today-head")
    assert "On now: Sam" in page.inner_text("header")
