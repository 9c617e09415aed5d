"""Robin writes what there is to pass on and hands over; Lee has read it with one click."""

import pytest

from shifts.models import Handoff, HandoffRead, Note
from tests.journeys.conftest import PASSWORD, Visitor

pytestmark = pytest.mark.browser


def test_from_the_end_of_one_shift_to_the_start_of_the_next(visitor, people, alex, jo):
    page = visitor.page
    visitor.sign_in("robin")
    visitor.follow("Handoff")
    page.get_by_text("About Alex", exact=True).click()
    page.locator(f"[name=stay-{alex.pk}-words]").fill("Slept till noon, and said that it was good")
    visitor.press("Hand over")
    assert "Handed over. Thank you; rest well." in page.inner_text("main")
    assert Note.objects.get().stay == alex
    visitor.press("Sign out")
    if page.url.endswith("/logout/"):
        visitor.press("Sign out")
    visitor.sign_in("lee")
    assert "Alex. Slept till noon, and said that it was good" in page.inner_text("main")
    visitor.look()
    visitor.follow("Handoff")
    assert "Slept till noon" in page.get_by_label("Left for you").inner_text()
    page.emulate_media(media="print")
    on_paper = page.locator(".handed-over").first
    assert on_paper.evaluate("(section) => getComputedStyle(section).breakInside") == "avoid"
    page.emulate_media(media="screen")
    visitor.press("I have read this")
    assert HandoffRead.objects.get().handoff == Handoff.objects.get()
    assert not page.get_by_text("Start your shift").is_visible()

    visitor.go(f"/guests/{alex.guest_id}/notes/")
    visitor.lead_on(page.get_by_role("link", name="Add to it"))
    page.get_by_label("What to add").fill("Ate with everyone")
    visitor.press("Add it")
    visitor.go("/shifts/")
    page.get_by_label("Words", exact=True).fill("noon everyone")
    visitor.press("Search")
    assert "1 matching note." in page.inner_text("main")
    assert "noon" not in page.url


@pytest.fixture
def laptop(site, people, browser):
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    context.set_default_timeout(30_000)  # milliseconds; a busy machine is no failure
    visitor = Visitor(context.new_page(), site.url, checks_pages=True)
    visitor.sign_in("robin")
    yield visitor
    context.close()


def test_a_note_is_kept_as_it_is_typed_past_a_cut_network_and_a_lock(laptop, alex):
    page = laptop.page
    laptop.go(f"/guests/{alex.guest_id}/notes/")
    words = page.get_by_label("What to pass on")
    words.press_sequentially("Up at two, ")
    page.get_by_text("Kept for you at").wait_for()
    page.context.set_offline(True)
    words.press_sequentially("made toast")
    page.get_by_text("no connection").wait_for()
    page.get_by_role("button", name="Lock", exact=True).click()
    page.get_by_label("Password").fill(PASSWORD)
    page.context.set_offline(False)
    page.get_by_role("button", name="Unlock").click()
    page.get_by_text("Kept for you at").wait_for()
    # The network was cut on purpose, and a hint that was asked for meanwhile says so.
    laptop.complaints.clear()
    laptop.go(f"/guests/{alex.guest_id}/notes/")
    assert words.input_value() == "Up at two, made toast"
    assert "not saved yet" in page.inner_text("main")
    laptop.press("Sign note")
    assert Note.objects.get().words == "Up at two, made toast"
