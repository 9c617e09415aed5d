"""Goals in the guest's own words: begun, reached, set aside, taken up again."""

from datetime import date

import pytest

from guests.models import Goal
from tests.conftest import staying
from tests.guests.factories import GoalFactory
from tests.pages import fields_of, text_of


def test_robin_writes_down_a_goal_in_alexs_words(as_robin, alex):
    path = f"/guests/{alex.guest_id}/goals/"
    assert "The first one can be small." in text_of(as_robin.get(path))
    as_robin.post(path, {"words": "Ring my sister on Sundays"})
    as_robin.post(path, {"words": "Ring my sister on Sundays"})
    assert Goal.objects.count() == 1
    page = text_of(as_robin.get(path))
    assert "Ring my sister on Sundays under way since November 24" in page


@pytest.mark.parametrize(
    ("change", "sentence"),
    [("reached", "reached November 24"), ("aside", "set aside November 24")],
)
def test_a_goal_ends_and_can_be_taken_up_again(as_robin, alex, change, sentence):
    goal = GoalFactory(stay=alex)
    page = f"/guests/{alex.guest_id}/goals/"
    as_robin.post(f"/goals/{goal.pk}/", {"change": change})
    assert sentence in text_of(as_robin.get(page))
    as_robin.post(f"/goals/{goal.pk}/", {"change": "under-way"})
    assert "under way since November 14" in text_of(as_robin.get(page))
    assert as_robin.post(f"/goals/{goal.pk}/", {"change": "other"}).status_code == 404


def test_nothing_written_is_asked_for_and_too_much_is_kept(as_robin, alex):
    path = f"/guests/{alex.guest_id}/goals/"
    assert "Please write the goal in their words." in text_of(as_robin.post(path, {"words": " "}))
    page = as_robin.post(path, {"words": "x" * 301})
    assert "at most 300 characters" in text_of(page)
    assert fields_of(page)["words"] == "x" * 301


def test_words_stand_as_they_were_said(as_robin, alex):
    said = "Be <b>kind</b> & stay עִם me 🌱"
    path = f"/guests/{alex.guest_id}/goals/"
    as_robin.post(path, {"words": said})
    assert Goal.objects.get().words == said
    assert "&lt;b&gt;kind&lt;/b&gt; &amp; stay" in as_robin.get(path).content.decode()


def test_the_words_of_a_stay_that_ended_long_ago_are_for_managers(as_robin, as_sam, house):
    gone = staying(house, "Lou", date(2026, 7, 1), left_on=date(2026, 10, 24))
    GoalFactory(stay=gone, words="Find work with animals", begun_on=date(2026, 7, 2))
    path = f"/guests/{gone.guest_id}/"
    # 31 days ago: their name and dates stay readable, their words do not.
    assert "stayed July 1, 2026 to October 24, 2026" in text_of(as_robin.get(path))
    assert "animals" not in text_of(as_robin.get(path))
    assert as_robin.get(f"{path}goals/").status_code == 404
    assert "animals" in text_of(as_sam.get(path))
    gone.left_on = date(2026, 10, 25)
    gone.save()
    assert "animals" in text_of(as_robin.get(path))


def test_an_admin_sees_names_and_dates_and_no_words(as_ida, alex):
    GoalFactory(stay=alex, words="Find work with animals")
    page = text_of(as_ida.get(f"/guests/{alex.guest_id}/"))
    assert "Alex" in page
    assert "animals" not in page
