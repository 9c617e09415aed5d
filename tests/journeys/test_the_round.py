"""Robin logs the whole 9:30 round; Sam reads it; Ida is not shown the words."""

import pytest
from playwright.sync_api import expect

from checkins.models import Entry
from tests.conftest import ROUND
from tests.guests.factories import GoalFactory

pytestmark = [pytest.mark.browser, pytest.mark.each_database]

GOAL = "A place of my own close to my sister's, with a door that I can lock"


def card(visitor, name):
    heading = visitor.page.get_by_role("heading", name=name, exact=True)
    return visitor.page.locator("details.person").filter(has=heading)


def save_the_round(visitor):
    """With JavaScript the page stays and only sends what is still unsent."""
    if visitor.checks_pages:
        visitor.page.get_by_role("button", name="Save the check-in").click()
    else:
        visitor.press("Save the check-in")


def choose(card, label):
    """As a person would: by the words on the key."""
    card.locator("label", has_text=label).first.click()


def assert_whole_name_is_shown(card):
    name = card.get_by_text(f"toward: {GOAL}")
    expect(name).to_be_visible()
    assert name.evaluate("name => name.scrollWidth <= name.clientWidth")


def test_the_whole_930_round(visitor, people, alex, jo, casey):
    GoalFactory(stay=alex, words=GOAL)
    visitor.sign_in("robin")
    visitor.follow("Open the check-in")

    alexs = card(visitor, "Alex")
    choose(alexs, "Here")
    choose(alexs, "More support")
    alexs.get_by_label("Where I'm at").fill("Slept badly.\nWorried about the call.")
    alexs.get_by_label("Goal 1 for today").fill("Call the landlord back")
    alexs.get_by_label("Goal 1: toward which goal of the stay").select_option(GOAL)
    if visitor.checks_pages:  # without JavaScript the name and the next row come with a save
        assert_whole_name_is_shown(alexs)
        alexs.get_by_label("Goal 2 for today").fill("Walk to the library")
        expect(alexs.get_by_label("Goal 3 for today")).to_be_visible()
    alexs.get_by_label("What support looks like").fill("Someone beside me while I ring")
    jos = card(visitor, "Jo")
    choose(jos, "One to one")
    choose(jos, "Some space")
    choose(card(visitor, "Casey"), "Not today")
    robins = card(visitor, "Robin")
    choose(robins, "Here")
    choose(robins, "As usual")
    robins.get_by_label("Goal 1 for today").fill("Call the furnace man")
    save_the_round(visitor)

    expect(visitor.page.locator("#round-facts")).to_contain_text("2 of 3 guests came")
    assert visitor.page.url.endswith(ROUND)
    visitor.page.reload()
    alexs = card(visitor, "Alex")
    assert "More support" in alexs.locator("summary").first.inner_text()
    alexs.locator("summary").first.click()
    assert_whole_name_is_shown(alexs)
    visitor.look()
    assert alexs.get_by_label("Where I'm at").input_value() == (
        "Slept badly.\nWorried about the call."
    )
    assert alexs.get_by_label("Goal 1 for today").input_value() == "Call the landlord back"
    if visitor.checks_pages:
        assert alexs.get_by_label("Goal 2 for today").input_value() == "Walk to the library"
        toward = alexs.get_by_label("Goal 2: toward which goal of the stay")
        assert toward.input_value() == ""
    assert Entry.objects.count() == 4

    visitor.follow("Today")
    today = visitor.page.inner_text("main")
    assert "More support" in today
    assert "Call the landlord back" in today
    assert not visitor.page.get_by_text("Slept badly.").is_visible()
    visitor.page.get_by_text("Where they're at").first.click()
    assert visitor.page.get_by_text("Slept badly.").is_visible()
    visitor.look()
    visitor.press("Sign out")

    visitor.sign_in("sam")
    visitor.go(ROUND)
    card(visitor, "Alex").locator("summary").first.click()
    assert card(visitor, "Alex").get_by_label("Where I'm at").input_value().startswith("Slept")
    visitor.go(f"/guests/{alex.guest_id}/")
    assert "Slept badly." in visitor.page.inner_text("main")
    visitor.press("Sign out")

    visitor.sign_in("ida")
    assert "Alex" in visitor.page.inner_text("main")
    assert "Slept badly" not in visitor.page.content()
    assert visitor.go(ROUND).status == 403
    assert "Slept badly" not in visitor.page.content()
    visitor.go(f"/guests/{alex.guest_id}/")
    assert "Slept badly" not in visitor.page.content()


@pytest.mark.parametrize("visitor", ["without JavaScript"], indirect=True)
def test_both_texts_are_shown_when_two_laptops_write_in_one_place(visitor, people, alex, browser):
    visitor.sign_in("robin")
    visitor.go(ROUND)
    lees_laptop = browser.new_context(java_script_enabled=False)
    lee = type(visitor)(lees_laptop.new_page(), visitor.url, checks_pages=False)
    lee.sign_in("lee")
    lee.go(ROUND)
    card(lee, "Alex").get_by_label("Where I'm at").fill("Up since five")
    lee.press("Save the check-in")
    lees_laptop.close()

    card(visitor, "Alex").get_by_label("Where I'm at").fill("Slept badly")
    visitor.press("Save the check-in")
    alexs = card(visitor, "Alex")
    assert "“Up since five”" in alexs.inner_text()
    assert alexs.get_by_label("Where I'm at").input_value() == "Slept badly"
    alexs.get_by_label("Where I'm at").fill("Slept badly, up since five")
    visitor.press("Save the check-in")
    assert Entry.objects.get(stay=alex).where_at == "Slept badly, up since five"
