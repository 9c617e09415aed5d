"""Robin supports Alex and Jo in working something out, and Jo leaves a page in the journal."""

import pytest

from household.models import Attempt, ConversationPart, JournalPage

pytestmark = pytest.mark.browser


def test_each_in_their_own_words_then_what_they_try_and_a_page_for_the_next(
    visitor, people, alex, jo
):
    page = visitor.page
    visitor.sign_in("robin")
    visitor.go("/household/conversations/")
    visitor.follow("Write down a conversation")
    visitor.press("Begin")
    assert "A conversation is between two people or more." in page.inner_text("main")
    page.get_by_label("Alex", exact=True).check()
    page.get_by_label("Jo", exact=True).check()
    visitor.press("Begin")

    visitor.follow("Write with Alex")
    assert "Jo" not in page.inner_text("main")
    page.get_by_label("What happened, as I saw it").fill("Jo played until two")
    page.get_by_label("What I need").fill("Sleep")
    visitor.press("Save")
    assert "This seems to name Jo." in page.inner_text("main")
    page.get_by_label("What happened, as I saw it").fill("There was music until two")
    visitor.press("Save")
    visitor.follow("Write with Jo")
    page.get_by_label("What happened, as I saw it").fill("I did not hear the knock")
    # By keyboard alone.
    page.get_by_label("What I need").focus()
    page.keyboard.press("Tab")
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("Enter")
    assert ConversationPart.objects.exclude(as_seen="").count() == 2

    visitor.follow("Write down what we try")
    page.get_by_label("What we try").fill("Headphones from ten")
    page.get_by_label("When we look again").fill("2026-11-24")
    visitor.press("Save")
    assert "There was music until two" in page.inner_text("main")
    visitor.go("/")
    visitor.lead_on(page.get_by_role("link", name="Revisit a conversation you supported"))
    visitor.follow("Look at it again")
    page.get_by_label("How it went").fill("Seven quiet nights")
    visitor.press("We looked at it again")
    assert Attempt.objects.get().looked_again_words == "Seven quiet nights"
    assert "Seven quiet nights" in page.inner_text("main")

    visitor.go("/household/journal/")
    visitor.follow("Write a page")
    page.get_by_label("A page for whoever comes next").fill("The third stair creaks.")
    page.get_by_label("Signed by").select_option("Jo")
    visitor.press("Put it in the journal")
    assert "Jo, November 24, 2026" in page.inner_text("main")
    visitor.lead_on(page.get_by_role("link", name="Hide this page"))
    page.get_by_label("Why").fill("Taken back")
    visitor.press("Hide it")
    assert "hidden by Robin: Taken back" in page.inner_text("main")
    visitor.lead_on(page.get_by_role("link", name="Read it, or show it again"))
    visitor.press("Show it again")
    assert JournalPage.objects.get().hidden_at is None

    visitor.go(f"/guests/{jo.guest_id}/together/")
    visitor.press("Begin reading together")
    page.get_by_role("link", name="Conversations, working something out").click()
    page.get_by_text("I did not hear the knock").wait_for()
    said = page.inner_text("main")
    assert "I did not hear the knock" in said
    assert "music until two" not in said
    assert "Alex" not in said
    visitor.follow("The house journal")
    assert "The third stair creaks." in page.inner_text("main")
