"""Robin notes a chore as done from Today, two people swap, and the weeks hang on the fridge."""

import re
from datetime import date

import pytest

from household.models import Turn
from tests.household.chores.factories import ChoreFactory, TurnFactory

pytestmark = pytest.mark.browser

TODAY = date(2026, 11, 24)


@pytest.fixture
def chores(house, alex, jo):
    kitchen = ChoreFactory(house=house, name="Kitchen")
    bathroom = ChoreFactory(house=house, name="Bathroom")
    TurnFactory(chore=kitchen, stay=alex, on=date(2026, 11, 23))
    TurnFactory(chore=kitchen, stay=alex)
    TurnFactory(chore=bathroom, stay=jo)


def test_done_a_swap_a_word_over_coffee_and_four_weeks_to_print(visitor, people, chores, jo):
    page = visitor.page
    visitor.sign_in("robin")
    assert "Kitchen was Alex's yesterday" in page.inner_text("main")
    visitor.act(page.get_by_role("button", name="We talked about it"))
    assert "was Alex's yesterday" not in page.inner_text("main")
    visitor.act(page.get_by_role("button", name="Done: Bathroom"))
    assert "Jo, done 9:31 am" in page.inner_text("main")

    visitor.follow("Chores today")
    page.get_by_text("Change: Kitchen").click()
    page.get_by_role("link", name="Give it to someone else, or swap").press("Enter")
    page.get_by_role("button", name="Jo takes over: Kitchen").wait_for()
    if visitor.checks_pages:  # with JavaScript it opens below its row, and the keyboard stays there
        assert page.locator("summary:focus").inner_text().startswith("Give it to someone else")
    visitor.look()
    with page.expect_navigation(wait_until="load"):
        page.get_by_role("button", name="Jo takes over: Kitchen").click()
    assert Turn.objects.get(chore__name="Kitchen", on=TODAY).stay == jo
    page.get_by_role("link", name="As a table, with links to each turn").click()
    page.get_by_role("table", name="Who has which chore").wait_for()
    visitor.look()
    visitor.lead_on(page.get_by_role("link", name=re.compile("Jo ?, Kitchen, Tuesday")))
    assert "Counters first, then the floor." in page.inner_text("main")
    visitor.follow("Go to chores")
    visitor.follow("Print four weeks")
    assert page.get_by_role("columnheader", name="Week of Nov 30").is_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    visitor.look()
    for week in page.locator("tbody tr").first.locator("td").all():
        box = week.bounding_box()
        assert box is None or box["x"] + box["width"] <= 390


def test_sam_writes_down_a_chore_and_sets_robins_days(visitor, people, house, alex, robin):
    page = visitor.page
    visitor.sign_in("sam")
    visitor.go("/household/chores/")
    visitor.follow("Write down the first chore")
    visitor.follow("Add a chore")
    page.get_by_label("What").fill("Windows")
    page.get_by_label("How often").select_option("Every week")
    page.get_by_label("Saturday").check()
    visitor.press("Add it to the list")
    assert "Windows" in page.inner_text("main")
    visitor.follow("Who shares")
    page.get_by_role("group", name=re.compile("Robin")).get_by_label("Monday").check()
    visitor.lead_on(page.get_by_role("button", name="Save the days of Robin"))
    assert "Saved: the days of Robin." in page.inner_text("main")
