"""Robin notes a moment from Today, and the path of Alex's stay shows it."""

from datetime import date

import pytest

from guests.models import Goal, Step, SupportMoment
from tests.checkins.factories import EntryFactory, IntentionFactory
from tests.guests.factories import GoalFactory

pytestmark = pytest.mark.browser


def press(page, name):
    """A button that leads back to a page that has been looked at already."""
    with page.expect_navigation(wait_until="load"):
        page.get_by_role("button", name=name).click()


def test_two_clicks_and_a_line_then_the_path_the_goal_and_their_own_page(
    visitor, people, house, alex, jo
):
    goal = GoalFactory(stay=alex, words="A place of my own")
    said = EntryFactory(round__house=house, round__date=date(2026, 11, 20), stay=alex)
    IntentionFactory(entry=said, goal=goal, words="Call two landlords", answer="partly")
    page = visitor.page
    visitor.sign_in("robin", at=f"/guests/{alex.guest_id}/support/?back=today")
    page.get_by_text("Walked alongside", exact=True).click()
    page.get_by_label("In a line").fill("To the housing office, with Jo")
    with page.expect_navigation(wait_until="load"):
        page.get_by_label("In a line").press("Enter")
    # Naming another guest is asked about once.
    assert "This seems to name Jo" in page.inner_text("main")
    page.get_by_label("In a line").fill("To the housing office")
    page.get_by_text("More: several guests").click()
    visitor.look()
    page.get_by_label("Jo", exact=True).check()
    press(page, "Note it")
    assert "Noted for Alex and Jo. Thank you for being there." in page.inner_text("main")
    assert SupportMoment.objects.count() == 2

    page.goto(f"{visitor.url}/guests/{alex.guest_id}/")
    assert "To the housing office" in page.get_by_label("Lately").inner_text()
    page.get_by_text("Show as a table").click()
    page.get_by_role("row", name="Walked alongside: To the housing office").wait_for()
    visitor.look()
    visitor.lead_on(page.get_by_label("Moving toward").get_by_role("link"))
    assert "Call two landlords" in page.inner_text("main")
    visitor.follow("Go to goals")
    page.get_by_label("A small step").fill("Ask for a letter")
    press(page, "Add the step")
    visitor.act(page.get_by_role("button", name="Done: Ask for a letter"))
    assert Step.objects.get().done_on
    page.get_by_text("Reached, or set aside").click()
    page.get_by_label("A word about it").fill("I have the keys")
    press(page, "Reached")
    visitor.look()
    assert Goal.objects.get().ended_words == "I have the keys"

    visitor.go(f"/guests/{alex.guest_id}/worldview/")
    page.locator("textarea").fill("When I'm quiet, ask me.")
    page.get_by_label("Share it with the house's peers").check()
    visitor.press("Save")
    assert "Shared with the house's peers since November 24" in page.inner_text("main")


def test_what_was_shared_is_found_again_and_a_note_in_the_wrong_place_goes(
    visitor, people, alex, jo
):
    page = visitor.page
    visitor.sign_in("robin")
    visitor.go(f"/guests/{alex.guest_id}/support/")
    page.get_by_text("Advocacy or a resource").click()
    page.get_by_label("In a line").fill("Made the call together")
    page.get_by_text("More: several guests").click()
    page.get_by_label("What it is").fill("Food pantry")
    press(page, "Note it")
    visitor.follow("See what the house has shared so far")
    page.get_by_label("Words to look for").fill("pantry")
    visitor.press("Search")
    assert "Food pantry" in page.inner_text("main")
    page.goto(f"{visitor.url}/guests/{alex.guest_id}/support/")
    page.get_by_text("More: Advocacy or a resource").click()
    visitor.lead_on(page.get_by_role("link", name="Wrong guest?"))
    visitor.press("Remove it")
    assert "A note was put here by mistake." in page.inner_text("main")
    visitor.follow("Read what it was")
    assert "Made the call together" in page.inner_text("main")
