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
def test_how_a_card_stands_is_never_behind_its_keys(visitor, people, alex, width):
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
