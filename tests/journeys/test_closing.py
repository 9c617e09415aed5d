"""Robin closes the round, Sam opens it again, and words in the wrong place are taken away."""

import pytest

from checkins.models import Round
from tests.checkins.factories import EntryFactory
from tests.conftest import ROUND

pytestmark = pytest.mark.browser


def test_from_closing_to_what_came_after(visitor, people, house, robin, alex, jo):
    entry = EntryFactory(
        round__house=house, round__opened_by=robin, stay=alex, support="more", where_at="Tired"
    )
    page = visitor.page
    visitor.sign_in("robin")
    visitor.go(ROUND)
    visitor.follow("Close the check-in")
    assert "Not written down yet" in page.inner_text("main")
    page.get_by_label("Who led it").select_option("Alex")
    page.get_by_label("The circle as a whole").fill("Jo made us laugh")
    visitor.press("Close the check-in")
    assert "This seems to name Jo" in page.inner_text("main")
    visitor.press("Close the check-in")
    assert page.url.endswith(ROUND)
    assert "led by Alex" in page.inner_text("main")
    visitor.press("Sign out")

    visitor.sign_in("sam")
    visitor.go(ROUND)
    visitor.follow("Open it again")
    visitor.press("Open it again")
    assert "Please say why" in page.inner_text("main")
    page.get_by_label("Why are you opening it again?").fill("Someone spoke up later")
    visitor.press("Open it again")
    cards = page.locator(f"#stay-{alex.pk}")
    cards.locator("summary").first.click()
    cards.get_by_label("Where I'm at").fill("Rested")
    visitor.press("Save, then close")
    visitor.press("Close the check-in")
    assert "This seems to name Jo" in page.inner_text("main")
    page.get_by_label("The circle as a whole").fill("Laughter")
    visitor.press("Close the check-in")
    assert Round.objects.get().circle == "Laughter"
    page.get_by_text("Changed after closing").click()
    visitor.look()
    assert page.get_by_text("Tired").is_visible()

    page.get_by_text("More: Alex").click()
    visitor.follow("Wrong person? Move or remove : Alex")
    visitor.press("Remove them")
    assert "Rested" not in page.inner_text("main")
    visitor.follow("Read what it was")
    assert "Rested" in page.inner_text("main")
    entry.refresh_from_db()
    assert entry.where_at == ""
