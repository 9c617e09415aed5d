"""The planned day is asked about and answered, and two guests swap rooms in a full house."""

from datetime import date

import pytest

from guests.models import Stay
from tests.conftest import staying

pytestmark = pytest.mark.browser


def words_of(visitor, name):
    return " ".join(visitor.page.get_by_role("region", name=name).inner_text().split())


def test_robin_notes_that_casey_leaves_as_planned(visitor, people, alex, casey):
    visitor.sign_in("robin")
    page = visitor.page
    assert "Casey: Leaving on Friday, or a longer stay?" in words_of(visitor, "Coming up")
    page.get_by_text("Answer: Casey's leaving").click()
    visitor.look()
    visitor.act(page.get_by_role("button", name="Confirm leaving as planned : Casey"))
    assert "Leaving on Friday, as planned. Robin noted it today" in words_of(visitor, "Coming up")
    visitor.act(page.get_by_role("button", name="Undo : Noted: Casey leaves as planned."))
    assert "or a longer stay?" in words_of(visitor, "Coming up")

    visitor.lead_on(page.get_by_role("heading", name="Casey").get_by_role("link"))
    visitor.press("Confirm leaving as planned : Casey")
    assert Stay.objects.get(pk=casey.pk).leaving_confirmed_for == date(2026, 11, 27)
    assert visitor.page.url.endswith(f"/guests/{casey.guest_id}/")


def test_a_room_that_is_not_free_and_a_swap(visitor, people, house, alex, jo, casey):
    late = staying(house, "Lou", date(2026, 8, 24), "Porch room")
    sky = staying(house, "Sky", date(2026, 11, 27), arrived_on=None)
    Stay.objects.filter(pk=sky.pk).update(room=late.room)
    visitor.sign_in("ida")
    coming_up = words_of(visitor, "Calls, arrivals and rooms")
    assert "Fri Sky arrives · Porch room" in coming_up
    assert "The Porch room isn't free yet: Lou is still here." in coming_up
    visitor.go("/guests/")
    assert "Lou still here, planned until Saturday" in words_of(
        visitor, "The rooms, six weeks ahead"
    )

    page = visitor.page
    visitor.go(f"/guests/{alex.guest_id}/room/")
    page.get_by_label("New room").select_option(str(jo.room_id))
    visitor.press("They have moved")
    assert "Jo is here too, so they can swap" in page.inner_text("main")
    visitor.press("Swap rooms with Jo")
    assert "Garden room" in page.inner_text("main")
    assert Stay.objects.get(pk=jo.pk).room == alex.room
