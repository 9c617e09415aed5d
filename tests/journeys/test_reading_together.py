"""Robin turns the screen round: Alex reads what is written, adds words, and goes nowhere else."""

import pytest

from checkins.models import EntryReply
from tests.checkins.factories import EntryFactory, IntentionFactory
from tests.guests.factories import SupportMomentFactory
from tests.journeys.conftest import PASSWORD

pytestmark = pytest.mark.browser


def test_reading_together(visitor, people, house, alex, jo):
    entry = EntryFactory(round__house=house, stay=alex, support="more", where_at="Slept badly")
    IntentionFactory(entry=entry, answer="partly")
    SupportMomentFactory(stay=alex, kind="phone", words="Called the landlord")
    page = visitor.page
    visitor.sign_in("robin")
    visitor.go(f"/guests/{alex.guest_id}/")
    visitor.press("Read together")
    assert "Slept badly" in page.inner_text("main")
    page.get_by_role("link", name="Moments of support").click()
    page.get_by_text("Called the landlord").wait_for()
    visitor.look()

    def asks_for_the_password():
        visitor.look()
        assert page.get_by_label("Password of Robin").is_visible()
        assert "Jo" not in page.inner_text("body")

    visitor.go("/guests/")
    asks_for_the_password()
    visitor.follow("Keep reading together")
    # By Back: what stood there before it began.
    page.goto(visitor.url + f"/guests/{alex.guest_id}/together/")
    while "/lock/" not in page.url:
        page.go_back(wait_until="load")
    asks_for_the_password()
    visitor.go(f"/guests/{alex.guest_id}/together/")

    visitor.lead_on(page.locator(f"#entry-{entry.pk}").get_by_role("link"))
    page.get_by_label("I see it differently").check()
    page.get_by_label("In my own words").fill("I slept well that night")
    visitor.press("Keep my words")
    assert EntryReply.objects.get().sees_differently
    assert page.get_by_text("I slept well that night").is_visible()
    visitor.follow("Print booklet")
    assert page.get_by_text("I slept well that night").is_visible()
    visitor.follow("Keep reading together")

    visitor.follow("We are done")
    page.get_by_label("Password of Robin").fill(PASSWORD)
    visitor.press("Unlock")
    assert page.url.endswith(f"/guests/{alex.guest_id}/")
    visitor.go("/guests/")
    assert "Jo" in page.inner_text("main")
