"""Robin is alone at night and part of a conflict: a page is begun, and Sam sits down with them."""

import pytest

from household.models import Conversation, ConversationPart

pytestmark = pytest.mark.browser


def test_from_the_night_to_sitting_down_with_someone(visitor, people, alex, casey):
    page = visitor.page
    visitor.sign_in("robin")
    visitor.go("/household/conversations/")
    visitor.follow("Write down a conversation")
    page.get_by_label("I was part of this myself, and nobody else was there").check()
    visitor.press("Begin")
    assert "A conversation is between two people or more." in page.inner_text("main")
    # Still ticked.
    page.get_by_label("Alex", exact=True).check()
    visitor.press("Begin")
    assert "nobody else was there to support it" in page.inner_text("main")
    visitor.follow("Write down your part")
    page.get_by_label("What happened, as I saw it").fill("We both shouted")
    visitor.press("Save")
    assert "We both shouted" in page.inner_text("main")
    visitor.follow("Ask someone to sit down with you all")
    visitor.press("Save")
    assert "Please choose who it is." in page.inner_text("main")

    visitor.sign_in("sam")
    visitor.lead_on(page.get_by_label("To sit down with people").get_by_role("link"))
    assert "Robin was part of this, and nobody else" in page.inner_text("main")
    visitor.press("I'll sit down with them")
    assert "supported by Sam" in page.inner_text("main")
    visitor.follow("Write with Alex")
    page.get_by_label("What I need").fill("A knock on the door first")
    visitor.press("Save")
    visitor.go("/")
    assert "part of a conflict" not in page.inner_text("main")

    visitor.sign_in("robin")
    visitor.go("/household/conversations/")
    visitor.follow("A conversation you were in")
    said = page.inner_text("main")
    assert "We both shouted" in said
    assert "A knock" not in said
    assert ConversationPart.objects.exclude(as_seen="", needs="").count() == 2
    assert Conversation.objects.get().supporters.get().user.display_name == "Sam"
