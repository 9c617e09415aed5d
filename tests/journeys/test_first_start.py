"""An empty database becomes a house with a guest in it and a round on the table."""

import pytest

from tests.conftest import ROUND

pytestmark = [pytest.mark.browser, pytest.mark.each_database]


def test_from_setup_to_the_first_guest(visitor, settings):
    settings.SETUP_IS_OPEN = True
    visitor.go("/")
    page = visitor.page
    assert page.url.endswith("/setup/")
    page.get_by_label("Name of the house").fill("Juniper House")
    page.get_by_label("Your name").fill("Ida")
    page.get_by_label("Sign-in name").fill("ida")
    page.get_by_label("Password").fill("short")
    visitor.press("Open the house")
    assert "too short" in page.inner_text("main")
    assert page.get_by_label("Name of the house").input_value() == "Juniper House"
    page.get_by_label("Password").fill("river stones and tea")
    visitor.press("Open the house")
    assert "Good morning, Ida" in page.inner_text("main")

    visitor.follow("Bring in a guest")
    page.get_by_label("Name").fill("Maria-Guadalupe Fernandez-Whitfield")
    page.get_by_label("Day of arrival").fill("2026-11-24")
    visitor.press("Save")
    assert "day 1 of 90" in page.inner_text("main")
    visitor.follow("Goals")
    page.get_by_label("In their own words").fill("Ring my sister on Sundays")
    visitor.press("Add the goal")
    visitor.go(ROUND)
    assert "0 of 1 guest came" in page.inner_text("main")
    for path in (
        "/guests/",
        "/check-ins/",
        "/check-ins/2026-11-22/morning/",
        "/check-ins/2026-11-25/morning/",
        "/house/",
        "/house/edit/",
        "/house/rooms/",
        "/house/check-in-times/",
        "/house/check-in-times/morning/",
        "/house/check-in-times/one-day/",
        "/house/check-in-times/afternoon/words/",
        "/house/staff/",
        "/house/staff/new/",
        "/password/",
        "/logout/",
        "/nowhere/",
    ):
        visitor.go(path)


@pytest.mark.parametrize("visitor", ["laptop", "without JavaScript"], indirect=True)
def test_the_demo_house(visitor, settings):
    settings.SETUP_IS_OPEN = True
    visitor.go("/setup/")
    # Half a year is written in one go, which takes a busy machine a while.
    visitor.page.set_default_timeout(150_000)  # milliseconds
    visitor.press("Load the demo house")
    assert "The demo house is ready" in visitor.page.inner_text("main")
    visitor.follow("Sign in")
    visitor.page.get_by_label("Sign-in name").fill("peer")
    visitor.page.get_by_label("Password").fill("house-demo")
    visitor.press("Sign in")
    visitor.follow("Guests")
    visitor.follow("Alex")
    visitor.go("/check-ins/")
    visitor.lead_on(visitor.page.get_by_role("link", name="Afternoon check-in").nth(1))
