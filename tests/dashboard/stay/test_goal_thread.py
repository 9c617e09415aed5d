"""A goal's thread over the days: meant in the morning, answered in the afternoon."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEvent
from tests.checkins.factories import EntryFactory, IntentionFactory
from tests.conftest import staying
from tests.guests.factories import GoalFactory, StepFactory, SupportMomentFactory
from tests.pages import text_of


def path(goal):
    return f"/guests/{goal.stay.guest_id}/goals/{goal.pk}/"


@pytest.fixture
def goal(alex):
    return GoalFactory(stay=alex, words="A place of my own", begun_on=date(2026, 10, 1))


def meant(goal, day, words, answer=""):
    entry = EntryFactory(round__house=goal.stay.guest.house, round__date=day, stay=goal.stay)
    return IntentionFactory(entry=entry, goal=goal, words=words, answer=answer)


def test_day_by_day_the_newest_first(as_robin, goal):
    meant(goal, date(2026, 11, 20), "Call two landlords", "partly")
    meant(goal, date(2026, 11, 23), "Fill in the form")
    StepFactory(goal=goal, words="Ask for a letter", done_on=date(2026, 11, 23))
    SupportMomentFactory(
        stay=goal.stay,
        goal=goal,
        on=date(2026, 11, 22),
        kind="walked_alongside",
        words="To the housing office",
    )
    page = text_of(as_robin.get(path(goal)))
    assert (
        "Monday, November 23 day 61 Fill in the form step done: Ask for a letter "
        "Sunday, November 22 day 60 Walked alongside To the housing office"
    ) in page
    assert (
        "Friday, November 20 day 58 Call two landlords In the afternoon: partly "
        "step written down: Ask for a letter"
    ) in page
    assert page.endswith("Thursday, October 1 day 8 This is where it began.")


def test_what_belongs_to_another_goal_or_was_taken_away_is_not_in_it(as_robin, goal, alex, robin):
    other = GoalFactory(stay=alex, words="Sleep")
    meant(other, date(2026, 11, 20), "Radio low")
    SupportMomentFactory(stay=alex, goal=other, words="Late talk")
    moment = SupportMomentFactory(stay=alex, goal=goal, words="Put here by mistake")
    moment.withdrawn_at, moment.withdrawn_by = moment.noted_at, robin
    moment.save()
    page = text_of(as_robin.get(path(goal)))
    for words in ("Radio", "Late talk", "mistake"):
        assert words not in page


def test_how_it_ended_is_on_its_day(as_robin, goal):
    goal.reached_on, goal.ended_words = date(2026, 11, 22), "I have the keys"
    goal.save()
    assert "Sunday, November 22 day 60 Reached: “I have the keys”" in text_of(
        as_robin.get(path(goal))
    )
    goal.reached_on, goal.set_aside_on = None, date(2026, 11, 21)
    goal.save()
    assert "Saturday, November 21 day 59 Set aside: “I have the keys”" in text_of(
        as_robin.get(path(goal))
    )


def test_it_is_found_under_its_own_guest_alone(as_robin, goal, jo):
    assert as_robin.get(f"/guests/{jo.guest_id}/goals/{goal.pk}/").status_code == 404


def test_of_a_stay_that_ended_long_ago_it_is_a_managers_to_read(as_robin, as_sam, house):
    gone = staying(house, "Lou", date(2026, 7, 1), left_on=date(2026, 10, 1))
    goal = GoalFactory(stay=gone, words="Find work with animals", begun_on=date(2026, 7, 2))
    assert as_robin.get(path(goal)).status_code == 404
    assert "animals" in text_of(as_sam.get(path(goal)))


def test_reading_it_is_on_record(as_robin, robin, goal):
    as_robin.get(path(goal))
    as_robin.get(path(goal))
    assert AuditEvent.objects.get(kind="guest_read").guest_id == goal.stay.guest_id


def test_it_asks_as_much_for_ninety_days_as_for_one(as_robin, goal):
    meant(goal, date(2026, 11, 24), "Call")
    as_robin.get(path(goal))
    counts = []
    for round_of_asking in range(2):
        with CaptureQueriesContext(connection) as asked:
            assert as_robin.get(path(goal)).status_code == 200
        counts.append(len(asked))
        for back in range(1, 50 * (1 - round_of_asking)):
            day = date(2026, 11, 24) - timedelta(days=back)
            meant(goal, day, f"Call {back}", "done")
            StepFactory(goal=goal, words=f"Step {back}", added_on=day, done_on=day)
            SupportMomentFactory(stay=goal.stay, goal=goal, on=day)
    assert counts[0] == counts[1] <= 11
