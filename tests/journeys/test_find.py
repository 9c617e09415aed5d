"""Robin finds a guest without taking her hands off the keyboard; a lock leaves no name behind."""

import pytest

from tests.journeys.conftest import PASSWORD

pytestmark = pytest.mark.browser


def test_finding_a_guest_and_a_page(visitor, people, alex, jo):
    page = visitor.page
    visitor.sign_in("robin")
    if not visitor.checks_pages:
        visitor.follow("Find")
        page.get_by_label("A name, or a few words").fill("alex")
        visitor.press("Find")
        visitor.lead_on(page.get_by_role("link", name="Alex", exact=True))
        assert page.url.endswith(f"/guests/{alex.guest_id}/")
        return

    def find(words):
        page.keyboard.press("/")
        page.get_by_label("A name, or a few words").wait_for()
        page.keyboard.type(words)
        page.keyboard.press("Enter")
        page.get_by_text(f"Found for “{words}”").wait_for()

    find("o")
    visitor.look()
    assert page.evaluate("document.activeElement.textContent") == "Jo"
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.textContent") == "Robin"
    page.keyboard.press("Escape")
    assert page.get_by_role("dialog").count() == 0

    find("alex")
    page.context.add_cookies([{"name": "locked", "value": "1", "url": visitor.url}])
    page.get_by_label("Password").fill(PASSWORD)
    assert page.locator("dialog.find").count() == 0
    page.get_by_role("button", name="Unlock").click()
    page.get_by_label("Password").wait_for(state="detached")
    assert page.locator("dialog.find").count() == 0

    find("alex")
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("Enter")
    assert page.url.endswith(f"/guests/{alex.guest_id}/")
    visitor.go("/shifts/notes/")
    page.get_by_label("What to pass on").press_sequentially("either/or")
    assert page.get_by_label("What to pass on").input_value() == "either/or"
    assert page.locator("dialog.find").count() == 0
