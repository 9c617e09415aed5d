"""Sam looks at how each stay is moving, and sits down with Jo, who has waited longest."""

from datetime import date

import pytest

from guests.models import SitDown
from tests.conftest import staying
from tests.dashboard.a_night import check_in
from tests.guests.factories import (
    FarewellFactory,
    GoalFactory,
    SitDownFactory,
    StepFactory,
    SupportMomentFactory,
)

pytestmark = pytest.mark.browser


@pytest.fixture
def some_weeks(house, alex, casey, jo, robin):
    check_in(house, "morning", {alex: {"support": "more"}, casey: {}, jo: {}}, day=20)
    check_in(house, "afternoon", {alex: {"presence": "out"}, casey: {"support": "space"}}, day=23)
    goal = GoalFactory(stay=jo, words="A place of my own")
    StepFactory(goal=goal, words="Call two landlords")
    SupportMomentFactory(stay=jo, is_victory=True)
    SitDownFactory(stay=alex, on=date(2026, 11, 18), sat_with=robin)
    SitDownFactory(stay=casey, on=date(2026, 11, 20), sat_with=robin)
    sky = staying(house, "Sky", date(2026, 9, 1), left_on=date(2026, 11, 12))
    FarewellFactory(stay=sky)


def test_from_progress_to_sitting_down_and_back(visitor, people, some_weeks, jo):
    page = visitor.page
    visitor.sign_in("sam")
    visitor.follow("Progress")
    rows = page.locator(".progress-row")
    assert [each.split()[0] for each in rows.all_inner_texts()] == ["Jo", "Alex", "Casey"]
    visitor.follow("Show the paths in words")
    assert "mornings: more support" in page.inner_text("main")
    visitor.follow("Show the paths as pictures")

    page.get_by_role("link", name="Show how their stays moved").click()
    page.get_by_role("link", name="Sky", exact=True).nth(1).wait_for()
    assert rows.count() == 4
    visitor.look()

    visitor.follow("Sit down together with Jo")
    assert "Call two landlords" in page.inner_text("main")
    page.get_by_label("A line about it, if you like").fill("The next step has a day now")
    visitor.press("We sat down together")
    assert page.url.endswith("/progress/")
    assert "Noted that you sat down together." in page.inner_text("main")
    assert [each.split()[0] for each in rows.all_inner_texts()] == ["Alex", "Casey", "Jo"]
    assert SitDown.objects.get(stay=jo).words == "The next step has a day now"
