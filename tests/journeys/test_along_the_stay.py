"""Robin arrives with Sky, looks back with Alex, and Casey says goodbye."""

import re
from datetime import date

import pytest

from guests.arrival.actions import create_default_arrival_list
from guests.models import ArrivalTick, LookBack, WhereNext
from tests.conftest import staying
from tests.guests.factories import ExtensionFactory

pytestmark = pytest.mark.browser


def tick(page, act, name):
    """The button of one thing on the arrival list, as it stands."""
    return page.get_by_role("button", name=re.compile(f"{act} ?: ?{name}"))


def test_from_the_first_day_to_the_farewell(visitor, people, house, alex, casey):
    create_default_arrival_list(house=house)
    sky = staying(house, "Sky", date(2026, 11, 24), arrived_on=None)
    page = visitor.page
    visitor.sign_in("sam")
    visitor.go(f"/guests/{sky.guest_id}/arrival/")
    page.get_by_label("They are 18 or over").check()
    visitor.press("They are here")
    page.get_by_label("This stay").get_by_role("link", name="Arrival", exact=True).click()
    for name in ("Rights gone through", "Emergency contact"):
        tick(page, "Done", name).click()
        tick(page, "Take back", name).wait_for()
    assert "2 of 14 done" in page.inner_text("main")
    tick(page, "Take back", "Emergency contact").click()
    tick(page, "Done", "Emergency contact").wait_for()
    assert ArrivalTick.objects.active().count() == 1
    visitor.look()
    visitor.follow("Print welcome sheet")
    assert "Welcome, Sky" in page.inner_text("main")

    visitor.go(f"/guests/{alex.guest_id}/")
    page.get_by_label("A line in their words, if they like").fill("Somewhere with light")
    visitor.press("We looked at it together")
    assert LookBack.objects.get().words == "Somewhere with light"
    ExtensionFactory(stay=alex, until_on=date(2027, 1, 5))
    visitor.go(f"/guests/{alex.guest_id}/longer/")
    page.get_by_label("Yes, they stay longer").check()
    visitor.press("Save decision")
    assert "day 62 of 104" in page.inner_text("main")

    visitor.go(f"/guests/{casey.guest_id}/leaving/plan/")
    page.get_by_label("Where I will live").fill("Elm Street")
    visitor.press("Save")
    assert WhereNext.objects.get().place_to_live == "Elm Street"
    page.get_by_label("How it ended").select_option("reached")
    visitor.press("They have left")
    visitor.go(f"/guests/{casey.guest_id}/leaving/rest/")
    page.get_by_label("They say we may be in touch afterward").check()
    visitor.press("Save")
    assert page.get_by_role("button", name="We were in touch").is_visible()
    visitor.go("/house/arrival/")
