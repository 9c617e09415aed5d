"""A change of the quiet hours: proposed, talked about, decided, and gone through with Alex."""

import pytest

from household.agreements.actions import create_default_agreements
from household.models import Acceptance, AgreementVersion
from tests.household.agreements.factories import AcceptanceFactory

pytestmark = pytest.mark.browser


def test_from_an_idea_to_a_tick(visitor, people, house, sam, lee, alex):
    create_default_agreements(house=house, from_on=house.today())
    for version in AgreementVersion.objects.all():
        AcceptanceFactory(stay=alex, version=version, gone_through_with=lee)
    page = visitor.page
    visitor.sign_in("sam")
    visitor.go("/household/agreements/")
    visitor.follow("Quiet hours")
    visitor.follow("Propose a change")
    words = page.get_by_label("How it would read").input_value()
    page.get_by_label("How it would read").fill(words.replace("10:00 pm", "11:00 pm"))
    page.get_by_label("Why").fill("On Fridays we play cards")
    visitor.press("Propose it")
    page.get_by_label("Who says it").select_option("Alex")
    page.get_by_label("What is said").fill("Eleven is fine")
    visitor.press("Add this")
    assert "Alex, November 24, written down with Sam" in page.inner_text("main")
    # From here on by keyboard.
    page.get_by_text("Note what was decided").focus()
    page.keyboard.press("Enter")
    page.get_by_text("From today on we live by it").click()
    page.get_by_label("The reason").fill("Nobody sleeps before eleven")
    with page.expect_navigation(wait_until="load"):
        page.get_by_label("The reason").press("Enter")
    page.get_by_text("What was changed then").click()
    visitor.look()
    assert page.locator("del").last.is_visible()
    visitor.follow("See all agreements")
    visitor.follow("Go through it with Alex")
    page.get_by_text("What they see differently:").click()
    page.get_by_label("What I see differently").fill("Midnight would do")
    page.get_by_label("Read together and accepted").focus()
    page.keyboard.press("Space")
    visitor.look()
    visitor.press("Save")
    assert "Saved: 1 topic read together and accepted." in page.inner_text("main")
    assert "Midnight would do" in page.inner_text("main")
    assert Acceptance.objects.filter(version__number=2, stay=alex).exists()
    visitor.go("/household/agreements/posting/")
    assert "11:00 pm" in page.inner_text("main")
    assert "Alex" not in page.inner_text("main")
