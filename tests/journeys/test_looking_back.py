"""Robin looks back: from the month to a past round, and through a guest's days."""

from datetime import date

import pytest

from tests.checkins.factories import EntryFactory, IntentionFactory
from tests.guests.factories import GoalFactory

pytestmark = pytest.mark.browser


def test_the_month_and_the_days_of_a_stay(visitor, people, house, alex, jo):
    goal = GoalFactory(stay=alex, words="A place of my own")
    for day, support in ((20, "usual"), (23, "more")):
        for which in ("morning", "afternoon"):
            said = EntryFactory(
                round__house=house,
                round__date=date(2026, 11, day),
                round__which=which,
                stay=alex,
                support=support,
                where_at=f"November {day}, in the {which}, fine",
            )
            if (day, which) == (23, "morning"):
                IntentionFactory(entry=said, goal=goal, answer="done")
    for day in (2, 3, 4, 5, 6, 9):
        EntryFactory(
            round__house=house,
            round__date=date(2026, 11, day),
            stay=alex,
            where_at=f"November {day}, and tired",
        )
    page = visitor.page
    visitor.sign_in("robin")
    visitor.go("/check-ins/?month=2026-10")
    visitor.go("/check-ins/?month=soon")
    visitor.follow("Go to this month")
    page.locator("#today").wait_for()
    visitor.lead_on(page.locator('a[href="/check-ins/2026-11-23/morning/"]'))
    assert "Monday, November 23" in page.inner_text("main")

    visitor.go(f"/guests/{alex.guest_id}/")
    visitor.lead_on(page.get_by_label("This stay").get_by_role("link", name="Check-ins"))
    page.get_by_text("Show as a table").click()
    page.get_by_role("row", name="Mon, Nov 23 more support more support").wait_for()
    visitor.look()
    page.get_by_label("Asked for").select_option("More support")
    page.get_by_label("Toward").select_option("A place of my own")
    visitor.press("Show these days")
    assert f"/check-ins/?support=more&goal={goal.pk}" in page.url
    assert "November 23, in the afternoon, fine" in page.inner_text("main")
    assert "November 20, in the morning, fine" not in page.inner_text("main")
    visitor.follow("Show all")
    assert "November 20, in the morning, fine" in page.inner_text("main")
    assert "November 6, and tired" not in page.inner_text("main")
    page.get_by_role("link", name="Show the week of November 2").click()
    page.get_by_text("November 6, and tired").wait_for()
    visitor.look()
    visitor.go(f"/guests/{alex.guest_id}/check-ins/?all=1")
    for day in (2, 9, 20):
        assert f"November {day}," in page.inner_text("main")
