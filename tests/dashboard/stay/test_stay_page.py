"""The first page of a stay: the path so far, what they move toward, and what was lately."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEvent
from tests.checkins.factories import EntryFactory, IntentionFactory, SupportRequestFactory
from tests.conftest import NEW_YORK, staying
from tests.guests.factories import (
    GoalFactory,
    StepFactory,
    SupportMomentFactory,
    TimeAwayFactory,
    WorldviewFactory,
)
from tests.pages import text_of


def path(stay):
    return f"/guests/{stay.guest_id}/"


def test_it_shows_the_stay_the_goals_and_what_was_lately(as_sam, alex, house):
    goal = GoalFactory(stay=alex, words="A place of my own")
    StepFactory(goal=goal, words="Call two landlords", done_on=date(2026, 11, 22))
    StepFactory(goal=goal, words="Fill in the form")
    EntryFactory(round__house=house, stay=alex, support="more", where_at="Slept badly")
    page = text_of(as_sam.get(path(alex)))
    assert "arrived September 24 · day 62 of 90, leaving planned for December 22" in page
    assert (
        "A place of my own under way since November 14 · "
        "last step Nov 22: Call two landlords · 1 of 2 steps"
    ) in page
    assert "Tue, Nov 24, morning here More support Slept badly" in page


def test_a_goal_that_ended_says_how_and_never_that_it_failed(as_robin, alex):
    GoalFactory(stay=alex, words="Sleep", reached_on=date(2026, 11, 20), ended_words="3 nights")
    GoalFactory(stay=alex, words="Latin", set_aside_on=date(2026, 11, 21))
    page = text_of(as_robin.get(path(alex)))
    assert "Sleep reached November 20: “3 nights”" in page
    assert "Latin set aside November 21" in page
    assert "fail" not in page.lower()


def test_lately_tells_check_ins_asks_and_moments_in_their_order(as_robin, alex, robin, house):
    EntryFactory(round__house=house, round__date=date(2026, 11, 23), stay=alex, where_at="Tired")
    SupportRequestFactory(
        stay=alex,
        words="Someone to sit with",
        asked_at=datetime(2026, 11, 23, 14, 5, tzinfo=NEW_YORK),
    )
    SupportMomentFactory(
        stay=alex,
        words="Rang the landlord alone",
        is_victory=True,
        noted_by=robin,
        noted_at=datetime(2026, 11, 23, 17, tzinfo=NEW_YORK),
    )
    SupportMomentFactory(stay=alex, on=date(2026, 11, 22), kind="group", words="Cards")
    page = text_of(as_robin.get(path(alex))).split("Lately")[1]
    order = ["Rang the landlord alone", "2:05 pm asked in between", "Tired", "group", "Cards"]
    places = [page.index(words) for words in order]
    assert places == sorted(places)


def test_a_check_in_comes_where_it_was_held(as_robin, alex, house):
    """In a house that checks in at eleven."""
    eleven = datetime(2026, 11, 23, 11, tzinfo=NEW_YORK)
    held = {"round__date": date(2026, 11, 23), "round__opened_at": eleven}
    EntryFactory(round__house=house, stay=alex, where_at="Tired", **held)
    ten = datetime(2026, 11, 23, 10, tzinfo=NEW_YORK)
    SupportRequestFactory(stay=alex, words="Someone to sit with", asked_at=ten)
    page = text_of(as_robin.get(path(alex))).split("Lately")[1]
    assert page.index("Tired") < page.index("asked in between")


def test_the_path_tells_the_same_to_the_eye_and_as_a_table(as_robin, alex, house):
    for which, said in (("morning", {"support": "space"}), ("afternoon", {"presence": "out"})):
        EntryFactory(
            round__house=house,
            round__date=date(2026, 11, 20),
            round__which=which,
            stay=alex,
            **said,
        )
    GoalFactory(stay=alex, words="A place of my own", begun_on=date(2026, 11, 20))
    SupportMomentFactory(
        stay=alex, on=date(2026, 11, 20), is_victory=True, words="Rang the landlord alone"
    )
    TimeAwayFactory(stay=alex, from_on=date(2026, 11, 17), back_on=date(2026, 11, 18))
    html, page = as_robin.get(path(alex)).content.decode(), text_of(as_robin.get(path(alex)))
    table = text_of(as_robin.get(path(alex), {"table": 1}))
    for mark in ("space", "elsewhere", "away", "star"):
        assert f'href="#mark-{mark}"' in html
    assert "today, day 62" in page
    assert (
        "Fri, Nov 20 day 58 some space out begun: A place of my own "
        "★ victory · Conversation: Rang the landlord alone"
    ) in table
    assert "Tue, Nov 17 day 55 away away" in table


def test_what_they_would_like_known_is_folded_on_top_while_it_is_shared(
    as_robin, as_sam, as_ida, alex, lee
):
    page = WorldviewFactory(stay=alex, words="Ask me before you help", written_with=lee)
    for reader in (as_robin, as_sam):
        assert "like people here to know Ask me before you help" in text_of(reader.get(path(alex)))
    assert "Ask me before" not in text_of(as_ida.get(path(alex)))
    page.shared_at = None
    page.save()
    for reader in (as_robin, as_sam):
        assert "Ask me before" not in text_of(reader.get(path(alex)))


def test_a_note_put_there_by_mistake_leaves_the_path_and_lately(as_robin, alex, robin):
    SupportMomentFactory(
        stay=alex,
        words="About someone else",
        withdrawn_at=datetime(2026, 11, 24, tzinfo=NEW_YORK),
        withdrawn_by=robin,
    )
    assert "someone else" not in text_of(as_robin.get(path(alex)))


def test_an_admin_sees_names_and_dates_and_nothing_that_was_said(as_ida, alex, house):
    SupportMomentFactory(stay=alex, words="Talked over breakfast")
    GoalFactory(stay=alex, words="Find work with animals")
    page = text_of(as_ida.get(path(alex)))
    assert "day 62 of 90" in page
    assert "The path so far" not in page
    assert "breakfast" not in page
    assert "animals" not in page


def test_before_the_arrival_there_is_no_path_and_no_moment_to_note(as_robin, house):
    coming = staying(house, "Morgan", date(2026, 12, 1), arrived_on=None)
    page = text_of(as_robin.get(path(coming)))
    assert "The path so far" not in page
    assert "Note a moment" not in page


def test_reading_it_is_on_record_once_an_hour(as_robin, robin, alex):
    for _ in range(3):
        as_robin.get(path(alex))
    read = AuditEvent.objects.get(kind="guest_read")
    assert (read.person_id, read.guest_id) == (robin.pk, alex.guest_id)


def a_full_stay(stay, house):
    """As many of everything as ninety days hold, and more goals than anyone has."""
    WorldviewFactory(stay=stay)
    TimeAwayFactory(stay=stay, from_on=stay.first_day, back_on=date(2026, 9, 26))
    goals = [GoalFactory(stay=stay, words=f"Goal {n}") for n in range(12)]
    for goal in goals:
        StepFactory(goal=goal, done_on=date(2026, 11, 21))
    for back in range(60):
        day = date(2026, 11, 24) - timedelta(days=back)
        for which in ("morning", "afternoon"):
            entry = EntryFactory(
                round__house=house, round__date=day, round__which=which, stay=stay, support="more"
            )
            IntentionFactory(entry=entry, goal=goals[back % 12])
        SupportMomentFactory(stay=stay, on=day, goal=goals[back % 12], is_victory=back % 2)
        SupportRequestFactory(stay=stay)


@pytest.mark.parametrize("reader", ["robin", "sam"])
def test_it_asks_as_much_for_a_long_full_stay_as_for_an_empty_one(
    reader, request, signed_in, alex, house
):
    """Thirteen, where fourteen are allowed: one is left for what comes to stand here."""
    client = signed_in(request.getfixturevalue(reader))
    client.get(path(alex))  # the read is on record from here on
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(path(alex)).status_code == 200
        counts.append(len(asked))
        if len(counts) == 1:
            a_full_stay(alex, house)
    assert counts[0] == counts[1] <= 14
