"""Finished cards fold to their line, and nothing moves away under a hand or behind the bar."""

import pytest
from playwright.sync_api import expect

from checkins.models import Entry
from tests.conftest import ROUND
from tests.guests.factories import GoalFactory

pytestmark = pytest.mark.browser

WITH_SCRIPT = pytest.mark.parametrize("visitor", ["laptop", "phone at night"], indirect=True)
ON_A_LAPTOP = pytest.mark.parametrize("visitor", ["laptop"], indirect=True)
FOLDED = "[data-folded]"
# The field in focus (of a choice, its words) is in the window and ends above the bar.
IN_SIGHT = """() => {
  const focus = document.activeElement;
  const shown = focus.type === "radio" ? focus.nextElementSibling : focus;
  const bar = document.querySelector(".save-bar").getBoundingClientRect();
  const { top, bottom } = shown.getBoundingClientRect();
  return top >= 0 && bottom <= bar.top;
}"""
# At the end of the page nothing is behind the bar.
COVERED_AT_THE_END = """() => {
  window.scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" });
  const bar = document.querySelector(".save-bar");
  const fields = document.querySelectorAll("form.round :is(input, textarea, select, summary, a)");
  return [...fields].filter((each) => !bar.contains(each) && each.checkVisibility()
    && each.getBoundingClientRect().bottom > bar.getBoundingClientRect().top).length;
}"""


@pytest.fixture
def round_page(visitor, people, house, robin, alex, jo, casey):
    """Nothing is written on it yet, and nobody has pressed anything."""
    GoalFactory(stay=alex, words="A place of my own close to my sister's")
    visitor.sign_in("robin", at=ROUND)
    return visitor.page


def card(page, name):
    heading = page.get_by_role("heading", name=name, exact=True)
    return page.locator("details.person").filter(has=heading)


def key(page, name, label):
    return card(page, name).locator("label", has_text=label).first


def expect_open(card):
    expect(card).to_have_attribute("open", "")


def expect_folded(card):
    expect(card).not_to_have_attribute("open", "")


def expect_saved(card):
    expect(card.locator(".saved")).to_contain_text("Saved")


@WITH_SCRIPT
def test_a_finished_card_folds_once_someone_goes_on(visitor, round_page, alex):
    page, alexs = round_page, card(round_page, "Alex")
    key(page, "Alex", "Here").click()
    key(page, "Alex", "As usual").click()
    expect_saved(alexs)
    alexs.get_by_label("Where I'm at").press_sequentially("Slept badly")
    expect_saved(alexs)
    expect_open(alexs)  # still in their hands

    here = key(page, "Casey", "Here")
    here.scroll_into_view_if_needed()
    before = here.bounding_box()
    here.click()
    expect_folded(alexs)
    expect(page.locator(FOLDED)).to_have_text("Alex is saved and folded.")
    assert here.bounding_box()["y"] == pytest.approx(before["y"], abs=2)
    assert page.evaluate("document.activeElement.value") == "here"
    expect_open(card(page, "Casey"))
    page.keyboard.press("Tab")  # hands on the keys: the room that was kept closes
    space = "getComputedStyle(document.querySelector('details.person')).marginBottom"
    assert float(page.evaluate(space).removesuffix("px")) < 20
    visitor.look()

    alexs.locator("h2").click()
    where_at = alexs.get_by_label("Where I'm at")
    where_at.fill("Slept badly, up since five")
    key(page, "Casey", "As usual").click()
    expect_folded(alexs)
    assert Entry.objects.get(stay=alex).where_at == "Slept badly, up since five"
    alexs.locator("h2").click()
    key(page, "Jo", "Out").click()
    expect_folded(card(page, "Casey"))
    expect_open(alexs)  # opened to read, and folded by nobody
    assert page.evaluate(COVERED_AT_THE_END) == 0


@ON_A_LAPTOP
def test_unsaved_words_are_never_folded_away(visitor, round_page, alex):
    page, alexs = round_page, card(round_page, "Alex")
    key(page, "Alex", "Here").click()
    key(page, "Alex", "As usual").click()
    expect_saved(alexs)
    page.context.set_offline(True)
    alexs.get_by_label("Where I'm at").press_sequentially("Slept badly")
    key(page, "Casey", "Here").click()
    expect(alexs.locator(".saved")).to_contain_text("no connection")
    expect_open(alexs)
    alexs.locator("h2").click()  # even when pressed on
    expect_open(alexs)
    page.context.set_offline(False)
    expect_folded(alexs)
    visitor.complaints.clear()  # the network was cut on purpose
    assert Entry.objects.get(stay=alex).where_at == "Slept badly"


@WITH_SCRIPT
def test_the_bar_covers_no_field_that_is_in_focus(visitor, round_page):
    page = round_page
    card(page, "Alex").locator("summary").first.focus()
    fields = 0
    while page.evaluate("document.activeElement.closest('details.person') !== null"):
        page.wait_for_function(IN_SIGHT)
        fields += 1
        page.keyboard.press("Tab")
    assert fields == 4 * 6 + 1  # name, two choices, three fields; Alex's goal
    words = card(page, "Jo").get_by_label("Where I'm at")
    words.evaluate(
        """(field) => {
          const bar = document.querySelector(".save-bar").getBoundingClientRect();
          const top = field.getBoundingClientRect().top - bar.top + 20;
          window.scrollBy({ top, behavior: "instant" });
        }"""
    )
    words.click(position={"x": 20, "y": 8})  # half behind the bar
    page.wait_for_function(IN_SIGHT)
    page.keyboard.type("One line\n" * 8)
    page.wait_for_function(IN_SIGHT)
    assert page.evaluate(COVERED_AT_THE_END) == 0
