"""Ida takes a first call and brings the guest in: how many pages and fields does that take?"""

from datetime import date
from urllib.parse import urlsplit

import pytest

from guests.models import Stay
from tests.conftest import staying
from tests.guests.factories import RoomFactory

pytestmark = pytest.mark.browser

# As the README's walk-through states them.
PAGES, FIELDS = 3, 12


class Walk:
    """Counts the pages someone fills in, and the fields they fill in there."""

    def __init__(self, page) -> None:
        self.page = page
        self.pages: set[str] = set()
        self.fields = 0

    def say(self, label, words) -> None:
        field = self._next(self.page.get_by_label(label, exact=True))
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(label=words)
        else:
            field.fill(words)

    def choose(self, words) -> None:
        self._next(self.page.locator("label", has_text=words)).click()

    def here(self) -> None:
        self.pages.add(urlsplit(self.page.url).path)

    def _next(self, field):
        self.here()
        self.fields += 1
        return field


def test_from_the_first_call_to_the_logged_arrival(visitor, people, house, alex):
    RoomFactory(house=house, name="Garden room")
    page, walk = visitor.page, Walk(visitor.page)
    visitor.sign_in("ida")
    visitor.go("/guests/")
    visitor.follow("Add a call or a new guest")
    walk.say("Name*", "Sky")
    walk.say("Who called", "their sister")
    walk.say("How they found us", "Family or a friend")
    walk.say("Stepping up or down", "Stepping down, from a hospital")
    walk.say("Where they are now", "A psychiatric hospital")
    visitor.press("Save")

    walk.say("Day of the conversation", "2026-11-24")
    walk.say("With whom", "Robin")
    walk.say("What would help, in their words", "A door I can close.")
    walk.choose("Yes, they come")
    walk.say("Day of arrival", "2026-11-24")
    walk.say("Room", "Blue room, Alex's until December 22")
    walk.choose("They are 18 or over")
    visitor.press("Save")
    assert "The Blue room is Alex's until December 22." in page.inner_text("main")
    page.get_by_label("Room", exact=True).select_option(label="Garden room")
    visitor.press("Save")
    assert "arrives Tuesday, November 24" in page.inner_text("main")

    visitor.follow("They have arrived")
    walk.here()
    visitor.press("They are here")
    assert "day 1 of 90" in page.inner_text("main")
    assert (len(walk.pages), walk.fields) == (PAGES, FIELDS)
    stay = Stay.objects.get(guest__name="Sky")
    assert (stay.is_here, stay.is_adult, stay.room.name) == (True, True, "Garden room")


def test_someone_the_house_knows_and_the_rooms(visitor, people, house, alex):
    rene = staying(house, "René Alvarez", date(2026, 3, 1), left_on=date(2026, 5, 20))
    page = visitor.page
    visitor.sign_in("ida")
    visitor.go("/guests/new/")
    page.get_by_label("Name*", exact=True).press_sequentially("rene alvarez")
    if not visitor.checks_pages:
        visitor.press("Save")
        assert "Is it one of these, or someone new?" in page.inner_text("main")
    page.get_by_text("This is René Alvarez, stayed March 1, 2026").click()
    visitor.look()
    page.get_by_label("Day of arrival").fill("2026-12-22")
    page.get_by_label("Room").select_option(label="Blue room, Alex's until December 22")
    visitor.press("Save")
    assert rene.guest.stays.count() == 2
    visitor.follow("stayed March 1, 2026 to May 20, 2026")
    assert page.url.endswith(f"?stay={rene.pk}")
    visitor.go("/guests/")
    rooms = page.get_by_role("region", name="The rooms, six weeks ahead").inner_text()
    rooms = " ".join(rooms.split())
    assert "Alex planned until December 22 · René Alvarez from December 22" in rooms
