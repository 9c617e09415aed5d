"""Robin looks up the keyboard shortcuts on Today, and Lee turns his off for good."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

WITH_SCRIPT = pytest.mark.parametrize("visitor", ["laptop", "phone at night"], indirect=True)
WITHOUT = pytest.mark.parametrize("visitor", ["without JavaScript"], indirect=True)


def find_dialog(page):
    return page.get_by_role("dialog", name="Find anything")


def list_of_keys(page):
    return page.get_by_role("dialog", name="Keyboard shortcuts")


@WITH_SCRIPT
def test_the_list_on_today(visitor, people, alex):
    page = visitor.page
    visitor.sign_in("robin")
    page.get_by_role("link", name="Handoff").focus()
    page.keyboard.press("?")
    keys = list_of_keys(page)
    expect(keys).to_contain_text("find anything")
    expect(keys).to_contain_text("With guests on the page")
    expect(keys).not_to_contain_text("In a check-in")
    visitor.look()
    page.keyboard.press("/")  # no key does anything under the list
    page.keyboard.press("Escape")
    expect(keys).to_have_count(0)
    assert find_dialog(page).count() == 0
    assert page.evaluate("document.activeElement.textContent") == "Handoff"

    page.keyboard.press("g")
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("g")
    assert page.url.endswith("/guests/")
    page.keyboard.press("?")
    expect(keys).to_contain_text("go to Today")
    expect(keys).not_to_contain_text("With guests on the page")
    page.context.add_cookies([{"name": "locked", "value": "1", "url": visitor.url}])
    expect(page.get_by_label("Password")).to_be_focused()
    assert keys.count() == 0
    page.locator("#lock h2").click()
    page.keyboard.press("?")
    assert keys.count() == 0


@WITH_SCRIPT
def test_turned_off_they_are_off_everywhere(visitor, people, alex):
    page = visitor.page
    visitor.sign_in("lee")
    page.keyboard.press("?")
    keys = list_of_keys(page)
    keys.get_by_role("button", name="Turn off shortcuts").press("Enter")
    expect(keys).to_contain_text("They are off for you, on every page.")
    expect(keys.get_by_role("button", name="Turn on shortcuts")).to_be_focused()
    visitor.look()
    page.keyboard.press("Escape")
    expect(keys).to_have_count(0)
    for path in ("", "/guests/"):
        if path:
            visitor.go(path)
        for key in ("/", "?", "m", "g", "t"):
            page.keyboard.press(key)
        assert page.get_by_role("dialog").count() == 0
        assert page.get_by_role("group", name="Note a moment with").count() == 0
    assert page.url.endswith("/guests/")

    visitor.go("/password/")
    visitor.follow("Keyboard shortcuts")
    visitor.press("Turn on shortcuts")
    page.keyboard.press("/")
    expect(find_dialog(page)).to_be_visible()


@WITHOUT
def test_without_javascript_the_list_is_a_page(visitor, people, alex):
    page = visitor.page
    visitor.sign_in("robin")
    visitor.go("/password/")
    visitor.follow("Keyboard shortcuts")
    assert "In a check-in" in page.inner_text("main")
    assert not page.get_by_role("button", name="Back to the page").is_visible()
    visitor.press("Turn off shortcuts")
    assert "They are off for you, on every page." in page.inner_text("main")
