"""Jo is asked to leave in the evening, Sam reads it on Today; months later Jo comes back."""

from datetime import date

import pytest

from guests.models import FollowUp, Goal, Stay
from household.agreements.actions import create_default_agreements
from tests.conftest import staying
from tests.guests.factories import GoalFactory, StayFactory, WorldviewFactory
from tests.shifts.factories import OnCallNumberFactory

pytestmark = pytest.mark.browser

LINE = "Threw a chair at the window, and would not put down the second one"


def test_asking_someone_to_leave_takes_a_line_and_managers_read_it(visitor, people, house, jo):
    create_default_agreements(house=house, from_on=date(2026, 1, 1))
    OnCallNumberFactory(house=house)
    page = visitor.page
    visitor.sign_in("robin")
    visitor.go(f"/guests/{jo.guest_id}/leaving/")
    page.get_by_label("At what time, if you know").fill("08:40")
    page.get_by_label("How it ended").select_option(label="They were asked to leave")
    visitor.press("They have left")
    assert Stay.objects.get().left_on is None
    said = page.inner_text("main")
    assert "Asking someone to leave is the last thing we try" in said
    assert "603 555 0142" in said
    assert page.get_by_label("At what time, if you know").input_value() == "08:40"
    visitor.press("Note that they were asked to leave")
    assert "Please write what happened, in a line." in page.inner_text("main")
    page.get_by_label("What happened, in a line").fill(LINE)
    visitor.press("Note that they were asked to leave")
    assert f"They were asked to leave.\n\n{LINE}" in page.inner_text("main")

    visitor.go("/shifts/handoff/")
    said = " ".join(page.inner_text("main").split())
    assert "About Jo left Tuesday, November 24, 8:40 am" in said
    assert "If something comes up about Jo: Call the on-call number, 603 555 0142" in said

    visitor.sign_in("sam")
    assert LINE in page.get_by_role("region", name="Jo was asked to leave").inner_text()
    row = page.get_by_role("listitem").filter(has_text="for a manager")
    visitor.act(row.get_by_role("button", name="Done"))
    assert not page.get_by_role("region", name="Jo was asked to leave").is_visible()
    assert FollowUp.objects.get().done_at


def test_what_they_said_yes_to_comes_along(visitor, people, house):
    spring = staying(house, "Casey", date(2026, 3, 1), left_on=date(2026, 5, 20))
    WorldviewFactory(stay=spring)
    GoalFactory(stay=spring, words="My own kitchen", begun_on=date(2026, 3, 3))
    GoalFactory(stay=spring, words="Swim", begun_on=date(2026, 3, 4))
    autumn = StayFactory(guest=spring.guest, arrives_on=date(2026, 11, 24))
    page = visitor.page
    visitor.sign_in("robin")
    visitor.go(f"/guests/{spring.guest_id}/")
    visitor.follow("Ask which of their own pages come along")
    assert "Swim" not in page.inner_text("main")
    page.get_by_text("A goal begun March 4").click()
    visitor.press("Save their answer")
    assert "Saved. What they said yes to is here now." in page.inner_text("main")
    assert "Swim" in page.inner_text("main")
    assert [goal.words for goal in Goal.objects.filter(stay=autumn)] == ["Swim"]
    assert "has been here before" not in page.inner_text("main")
