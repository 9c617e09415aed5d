"""One laptop, many hands: Lee taps a name and gives six numbers, and nothing of Robin is left."""

import re

import pytest
from django.contrib.auth.hashers import make_password
from playwright.sync_api import expect

from accounts.access.actor import actor_for
from accounts.laptops.actions import enroll_laptop
from accounts.laptops.cookie import COOKIE
from accounts.models import Draft

pytestmark = pytest.mark.browser

NUMBERS = "280417"
WRITING = "/household/journal/new/"
TOKEN = "the kitchen's own"


@pytest.fixture
def at_the_laptop(visitor, people, robin, lee, ida):
    for user in (robin, lee):
        user.pin = make_password(NUMBERS)
        user.save()
    enroll_laptop(by=actor_for(ida), name="Kitchen", token=TOKEN)
    cookie = {"name": COOKIE, "value": TOKEN, "url": visitor.url, "httpOnly": True}
    visitor.page.context.add_cookies([cookie])
    return visitor


def give_numbers(visitor):
    """The last one sends them; without JavaScript, Enter does."""
    with visitor.page.expect_navigation(wait_until="load"):
        visitor.page.keyboard.type(NUMBERS)
        if not visitor.checks_pages:
            visitor.page.keyboard.press("Enter")
    visitor.look()


def test_lee_takes_over_in_two_presses_and_six_keys(at_the_laptop, robin):
    visitor, page = at_the_laptop, at_the_laptop.page
    visitor.sign_in("robin", at=WRITING)
    if visitor.checks_pages:
        page.locator("[name=words]").fill("The porch in November")
        other_tab = page.context.new_page()
        other_tab.goto(visitor.url)
        page.bring_to_front()
    # Two presses and six keys.
    visitor.lead_on(page.get_by_role("button", name=re.compile("^Switch")))
    visitor.lead_on(page.get_by_role("link", name="Lee"))
    give_numbers(visitor)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Lee")
    visitor.go(WRITING)
    assert "The porch" not in page.content()
    for _ in range(4):
        page.go_back()
        assert "The porch" not in page.content()
    if visitor.checks_pages:
        expect(other_tab.get_by_role("dialog")).to_be_visible()
        expect(other_tab.get_by_role("main")).not_to_be_visible()
        assert Draft.objects.get(author=robin).words == "The porch in November"


def test_the_keys_on_the_screen(at_the_laptop):
    visitor, page = at_the_laptop, at_the_laptop.page
    visitor.go("/switch/")
    visitor.lead_on(page.get_by_role("link", name="Robin"))
    if not visitor.checks_pages:
        return give_numbers(visitor)
    for key in "29":
        page.get_by_role("button", name=key, exact=True).click()
    page.get_by_role("button", name="Back", exact=True).click()
    with page.expect_navigation(wait_until="load"):
        for key in NUMBERS[1:]:
            page.get_by_role("button", name=key, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Robin")
