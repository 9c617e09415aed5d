"""A hint under what Robin types, a co-reflection without a name, and a paper that runs out."""

from datetime import date

import pytest

from guests.models import SupportMoment
from guests.wording.actions import create_default_word_list
from shifts.models import CoReflection
from tests.shifts.co_reflection.factories import CertificateFactory

pytestmark = pytest.mark.browser


def test_a_word_to_think_about_and_no_guests_name(visitor, people, house, alex, robin):
    create_default_word_list(house=house)
    CertificateFactory(house=house, user=robin, what="Naloxone", runs_out_on=date(2026, 12, 20))
    page = visitor.page
    visitor.sign_in("robin")
    visitor.follow("Your Naloxone certificate expires")
    visitor.follow("Co-reflection")
    page.get_by_label("The theme, in a line").fill("How we are with Alex")
    visitor.press("Note it")
    assert "This names Alex." in page.inner_text("main")
    page.get_by_label("The theme, in a line").fill("How we are when someone is quiet")
    visitor.press("Note it")
    assert CoReflection.objects.count() == 1

    visitor.go(f"/guests/{alex.guest_id}/support/")
    page.get_by_text("Conversation", exact=True).click()
    page.get_by_label("In a line").press_sequentially("A walk; he refused to talk")
    hint = page.get_by_text("chose not to; did not want to")
    if visitor.checks_pages:  # while typing, before anything is saved
        hint.wait_for()
        visitor.look()
        assert not SupportMoment.objects.exists()
    visitor.press("Note it")
    assert SupportMoment.objects.get().words == "A walk; he refused to talk"
    assert "Noted for Alex." in page.inner_text("main")
    # Seen once is enough; without JavaScript it is seen now.
    assert hint.is_visible() != visitor.checks_pages
