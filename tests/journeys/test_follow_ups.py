"""On the list of follow-ups, what is done goes in place; a new one that is being typed stays."""

import pytest

from guests.models import FollowUp
from tests.guests.factories import FollowUpFactory

pytestmark = pytest.mark.browser


def test_one_is_done_while_another_is_written_down(visitor, people, house):
    for words in ("Call the plumber", "Buy bulbs"):
        FollowUpFactory(house=house, words=words, for_person=None)
    visitor.sign_in("robin", at="/follow-ups/")
    page, plumber = visitor.page, FollowUp.objects.get(words="Call the plumber")
    line = page.get_by_label("What needs doing")
    if visitor.checks_pages:
        line.fill("Ask about the lease")
    page.get_by_text("Done, add a note: Call the plumber").click()
    page.get_by_label("Note: Call the plumber").fill("Comes on Friday")
    visitor.act(page.get_by_role("button", name="Done : Call the plumber"))
    plumber.refresh_from_db()
    assert plumber.done_at
    assert plumber.done_words == "Comes on Friday"
    assert page.locator("#follow-ups .said").all_inner_texts() == ["Buy bulbs"]
    visitor.act(page.locator("#said").get_by_role("button", name="Undo"))
    plumber.refresh_from_db()
    assert plumber.done_at is None
    assert "Call the plumber" in page.locator("#follow-ups .said").all_inner_texts()
    if visitor.checks_pages:
        assert line.input_value() == "Ask about the lease"
