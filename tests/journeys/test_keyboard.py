"""Robin logs the 9:30 round for three guests and themselves, without touching the mouse."""

import re

import pytest
from playwright.sync_api import expect

from checkins.models import Entry, Intention
from tests.conftest import ROUND
from tests.guests.factories import GoalFactory
from tests.journeys.conftest import LAPTOP

pytestmark = pytest.mark.browser

WITH_KEYS = pytest.mark.parametrize("visitor", ["laptop"], indirect=True)

# What shows where the focus is: the thing itself, or for a choice its words. It has a ring, and
# stands in the window, not behind the bar with the save button.
FOCUS = """() => {
  const element = document.activeElement;
  const shown = element.type === "radio" ? element.nextElementSibling : element;
  const style = getComputedStyle(shown);
  const box = shown.getBoundingClientRect();
  const middle = [box.x + Math.min(box.width, 60) / 2, box.y + box.height / 2];
  const top = document.elementFromPoint(...middle);
  return {
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: shown.contains(top) || (top !== null && top.contains(shown)),
    where: element.getAttribute("aria-label") || element.id || element.tagName,
  };
}"""


class Keys:
    """The keyboard, and after each key a look at where the focus is."""

    def __init__(self, page) -> None:
        self.page = page

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            focus = self.focus_when_scrolled_to()
            assert focus["ring"], f"{key}: no ring around {focus['where']}"
            assert focus["seen"], f"{key}: {focus['where']} stands out of sight"

    def focus_when_scrolled_to(self) -> dict:
        for _ in range(20):
            focus = self.page.evaluate(FOCUS)
            if focus["seen"]:
                break
            self.page.wait_for_timeout(100)
        return focus

    def type(self, words: str) -> None:
        self.page.keyboard.type(words)

    def save(self) -> None:
        self.page.keyboard.press("Control+Enter")

    @property
    def person(self) -> str:
        """Whose card the focus is in."""
        card = "document.activeElement.closest('details.person')?.querySelector('h2').innerText"
        return self.page.evaluate(card)


@WITH_KEYS
def test_the_whole_round_without_a_mouse(visitor, people, robin, alex, jo, casey):
    GoalFactory(stay=alex, words="A place of my own")
    visitor.sign_in("robin")
    visitor.go(ROUND)
    keys = Keys(visitor.page)

    keys.press("j", "1", "6", "Tab")
    assert keys.person == "Alex"
    # Letters and numbers are words again where someone types.
    keys.type("Up at 3, jumpy?")
    keys.press("Tab")
    keys.type("Call the landlord back")
    keys.press("Tab", "ArrowDown")  # toward A place of my own
    visitor.look()

    keys.press("j", "Shift+Tab", "Escape", "j")  # in a list of goals, j is no key
    assert keys.person == "Casey"
    keys.press("5")
    keys.press("j", "3", "8", "8", "Delete", "7")  # the second 8 changes nothing, Delete clears it
    assert keys.person == "Jo"
    keys.press("j", "1", "7", "Tab", "Tab")
    assert keys.person == "Robin"
    keys.type("Call the furnace man")
    keys.press("Escape", "k", "k")
    assert keys.person == "Casey"
    # Finished, it has folded: by the browser's own keys, from not today to out.
    expect(visitor.page.locator(f"#stay-{casey.pk}")).not_to_have_attribute("open", "")
    keys.press("Space", "Tab", "ArrowLeft", "j")
    keys.save()
    expect(visitor.page.locator("#round-facts")).to_contain_text("2 of 3 guests came")
    visitor.page.reload()
    visitor.look()
    said = {
        entry.key: (entry.presence, entry.support, entry.where_at) for entry in Entry.objects.all()
    }
    assert said == {
        f"stay-{alex.pk}": ("here", "more", "Up at 3, jumpy?"),
        f"stay-{casey.pk}": ("out", "", ""),
        f"stay-{jo.pk}": ("one_to_one", "usual", ""),
        f"staff-{robin.pk}": ("here", "usual", ""),
    }
    words = Intention.objects.said().values_list("words", "goal__words").order_by("id")
    assert list(words) == [
        ("Call the landlord back", "A place of my own"),
        ("Call the furnace man", None),
    ]

    # Folded to one line now: a key opens the card again and puts it right.
    keys.press("j", "j", "4", "3")
    keys.save()
    line = visitor.page.locator(f"#stay-{casey.pk} .saved")
    expect(line).to_have_text(re.compile("^Saved"))
    assert Entry.objects.get(stay=casey).presence == "one_to_one"


@WITH_KEYS
def test_the_list_of_keys(visitor, people, alex, jo):
    visitor.sign_in("robin")
    visitor.go(ROUND)
    page, keys = visitor.page, Keys(visitor.page)
    shown = page.get_by_role("dialog", name="Keyboard shortcuts")
    keys.press("j")
    page.keyboard.press("?")
    expect(shown).to_contain_text("the next person, the one before")
    expect(shown).not_to_contain_text("With guests on the page")
    visitor.look()
    keys.press("1", "Escape")  # nothing is chosen under the list
    assert shown.count() == 0
    assert keys.person == "Alex"  # where they were before
    assert page.locator("input:checked").count() == 0

    keys.press("Tab", "Tab", "Tab")
    keys.type("Why me?")
    assert shown.count() == 0
    assert page.evaluate("document.activeElement.value") == "Why me?"

    page.get_by_role("button", name="Keys").press("Enter")
    shown.get_by_role("button", name="Turn off shortcuts").press("Enter")
    expect(shown).to_contain_text("They are off for you, on every page.")
    shown.get_by_role("button", name="Back to the page").press("Enter")
    page.locator("summary").first.focus()
    keys.press("j", "1")
    assert keys.person == "Alex"
    assert page.locator("input:checked").count() == 0


@pytest.mark.parametrize("visitor", ["laptop", "phone at night"], indirect=True)
def test_pages_of_asks_and_sheets(visitor, people, alex, jo):
    visitor.sign_in("robin")
    visitor.go(f"/guests/{alex.guest_id}/asks/new/?support=more")
    visitor.page.get_by_label("In their own words").fill("Company on the walk")
    visitor.press("Save")
    assert "Company on the walk" in visitor.page.inner_text("main")
    visitor.act(visitor.page.get_by_role("button", name="Mark as answered"))
    assert "answered by Robin 9:31 am" in visitor.page.inner_text("main")
    for path in (f"{ROUND}sheet/", "/check-ins/2026-11-25/afternoon/sheet/"):
        visitor.go(path)
        assert visitor.page.get_by_role("button", name="Print this sheet").is_visible()
    visitor.go("/check-ins/2027-11-25/afternoon/sheet/")


@pytest.mark.parametrize("visitor", ["phone at night"], indirect=True)
def test_on_paper_there_is_only_the_sheet_and_nobody_is_torn_in_two(visitor, people, alex, jo):
    visitor.sign_in("robin")
    page = visitor.page
    visitor.go(f"{ROUND}sheet/")
    page.emulate_media(media="print")
    assert not page.locator(".top").is_visible()
    assert not page.get_by_role("button", name="Print this sheet").is_visible()
    assert page.get_by_role("heading", name="Alex").is_visible()
    place = page.locator(".sheet-place").first
    assert place.evaluate("place => getComputedStyle(place).breakInside") == "avoid"
    assert place.bounding_box()["height"] < LAPTOP["height"] / 2
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
