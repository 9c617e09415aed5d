"""The house meets: an agenda, who came, a decision that is followed up; and a group's day."""

from datetime import date

import pytest
from playwright.sync_api import expect

from guests.models import FollowUp
from household.models import GroupDay, Meeting
from tests.household.meetings.factories import GroupFactory, MeetingTimeFactory

pytestmark = pytest.mark.browser


def save(page):
    """The button of the bar; the first one stands out of sight, for the Enter key."""
    return page.locator(".save-bar").get_by_role("button", name="Save", exact=True)


def test_from_the_agenda_to_what_is_done(visitor, people, house, lee, alex, jo):
    MeetingTimeFactory(house=house, weekday=2)  # it is Tuesday
    page = visitor.page
    visitor.sign_in("robin")
    visitor.go("/household/meetings/")
    page.get_by_label("What to talk about").fill("The kettle is slow")
    page.get_by_label("From whom").select_option("Alex")
    visitor.press("Put it on the agenda")
    assert "The kettle is slow · Alex" in page.inner_text("main")
    visitor.press("Open the meeting")
    page.get_by_role("group", name="Who came").get_by_label("Jo").check()
    page.get_by_label("The kettle is slow").check()
    page.get_by_label("What was said").fill("Mornings are full, and Jo is quick.")
    if visitor.checks_pages:  # with JavaScript
        expect(page.locator("[data-draft-state]")).to_contain_text("Kept for you at 9:31 am")
    visitor.lead_on(save(page))
    assert "This seems to name Jo" in page.inner_text("main")
    page.get_by_label("What was said").fill("Mornings are full.")
    page.get_by_label("Who does it").select_option("Lee")
    page.get_by_label("Due").fill("2026-11-23")
    page.get_by_label("What was decided").fill("Buy a second kettle")
    # Enter saves; it takes no decision further.
    with page.expect_navigation(wait_until="load"):
        page.get_by_label("What was decided").press("Enter")
    assert "Saved." in page.inner_text("body")
    visitor.lead_on(page.get_by_role("button", name="Take it further"))
    assert page.get_by_label("What needs doing").input_value() == "Buy a second kettle"
    visitor.press("Add follow-up")
    visitor.press("Save and close the meeting")
    assert "Mornings are full." in page.inner_text("main")
    assert Meeting.objects.get().is_closed

    # It is Lee's, and late, so that it stands on Robin's board too.
    visitor.go("/")
    row = page.get_by_role("listitem").filter(has_text="Buy a second kettle")
    expect(row).to_contain_text("overdue since Nov 23")
    visitor.act(row.get_by_role("button", name="Done"))
    visitor.lead_on(row.get_by_role("link", name="Add a note"))
    page.get_by_label("A line about it").fill("It whistles")
    visitor.press("Done")
    assert FollowUp.objects.get().done_words == "It whistles"
    visitor.follow("See all, or add one")
    for path in ("/household/meetings/", "/household/meetings/another-day/"):
        visitor.go(path)


def test_a_group_on_one_day(visitor, people, house, casey):
    GroupFactory(house=house, name="Soup and talk")
    page = visitor.page
    visitor.sign_in("sam")
    visitor.go("/household/groups/")
    visitor.follow("Soup and talk")
    page.get_by_label("How many people came").fill("5")
    page.get_by_label("Who led it").select_option("Casey")
    page.get_by_label("Its topic").fill("Winter coats")
    visitor.press("Note it")
    assert "Wednesday, November 18, 2026 · 5 came · led by Casey" in page.inner_text("main")
    assert GroupDay.objects.get().on == date(2026, 11, 18)
    visitor.follow("Change")
    visitor.go("/household/meetings/time/")
