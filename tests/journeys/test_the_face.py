"""What must be readable is never behind something else."""

import pytest

from tests.conftest import ROUND

pytestmark = pytest.mark.browser

LONGEST = "Not saved yet: no connection. Trying again …"
OVERLAP = """([said, asks]) => {
  const [a, b] = [said, asks].map((each) => each.getBoundingClientRect());
  return Math.min(a.right, b.right) > Math.max(a.left, b.left)
    && Math.min(a.bottom, b.bottom) > Math.max(a.top, b.top);
}"""


@pytest.mark.parametrize("visitor", ["laptop"], indirect=True)
@pytest.mark.parametrize("width", [1366, 1320, 1319, 1200, 390])
def test_the_state_of_a_card_is_never_behind_its_keys(visitor, people, alex, width):
    visitor.page.set_viewport_size({"width": width, "height": 768})
    visitor.sign_in("robin")
    visitor.go(ROUND)
    card = visitor.page.locator("details.person").first
    card.get_by_label("Goal 1 for today").fill("Call the landlord back")
    saved = card.locator(".saved", has_text="Saved")
    saved.wait_for()
    name = card.locator(".person-facts")
    keys = card.locator(".segments").first
    for words in (None, LONGEST):
        if words:
            saved.evaluate("(line, words) => { line.textContent = words; }", words)
        parts = [card.locator(each) for each in (".saved", ".person-asks")]
        handles = [part.element_handle() for part in parts]
        assert not visitor.page.evaluate(OVERLAP, handles)
        assert not visitor.page.evaluate(OVERLAP, [name.element_handle(), keys.element_handle()])


@pytest.mark.parametrize("visitor", ["laptop"], indirect=True)
def test_on_a_phone_what_one_came_for_is_near_the_top(visitor, people, alex):
    page = visitor.page
    page.set_viewport_size({"width": 390, "height": 844})
    visitor.sign_in("robin")
    for path in ("/", "/shifts/handoff/", "/shifts/training/", "/household/journal/"):
        visitor.go(path)
        assert page.locator("h1").bounding_box()["y"] < 200, path
        for each in page.locator(".top a:not(.brand), .top button, .tabs a").all():
            assert each.bounding_box()["height"] >= 44, each.inner_text()
        for here in page.locator("nav [aria-current]").all():
            box = here.bounding_box()
            assert 0 <= box["x"] <= 390 - box["width"], path
        assert page.evaluate("document.documentElement.scrollWidth") == 390
    for button in ("Lock", "Sign out"):
        assert page.get_by_role("button", name=button, exact=True).is_visible()


@pytest.mark.parametrize("visitor", ["laptop"], indirect=True)
def test_handing_over_is_one_press_from_the_open_page(visitor, people, alex):
    visitor.sign_in("robin")
    visitor.page.set_viewport_size({"width": 1366, "height": 640})
    visitor.go("/shifts/handoff/")
    box = visitor.page.get_by_role("button", name="Hand over").bounding_box()
    assert box["y"] + box["height"] <= 640


@pytest.mark.parametrize("visitor", ["laptop"], indirect=True)
def test_a_color_too_pale_to_read_is_found(visitor, house):
    """Contrast is looked at once for each look of the letters, so a new look must be noticed."""
    visitor.go("/login/")
    visitor.page.evaluate("document.querySelector('h1').style.color = '#e8e0d5'")
    with pytest.raises(AssertionError, match="color-contrast"):
        visitor.look()
