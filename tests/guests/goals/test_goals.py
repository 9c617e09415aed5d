"""Goals in the guest's own words: begun, reached, set aside, taken up again."""

import re
from datetime import date

import pytest

from accounts.models import AuditEvent
from guests.models import Goal, Step
from tests.conftest import staying
from tests.guests.factories import GoalFactory, StepFactory
from tests.pages import fields_of, text_of


def test_robin_writes_down_a_goal_in_alexs_words(as_robin, alex):
    path = f"/guests/{alex.guest_id}/goals/"
    assert "The first one can be small." in text_of(as_robin.get(path))
    as_robin.post(path, {"words": "Ring my sister on Sundays"})
    as_robin.post(path, {"words": "Ring my sister on Sundays"})
    assert Goal.objects.count() == 1
    page = text_of(as_robin.get(path))
    assert "Ring my sister on Sundays under way since November 24" in page


def test_a_goal_has_its_why_and_the_houses_question_beside_it(as_robin, alex):
    path = f"/guests/{alex.guest_id}/goals/"
    as_robin.post(
        path, {"words": "A place of my own", "why": "A door that is mine", "moving_toward": ""}
    )
    page = text_of(as_robin.get(path))
    assert "Why it matters: A door that is mine" in page
    assert (
        "How does this move me toward the life I want? Write down their answer : A place of my own"
    ) in page
    goal = Goal.objects.get()
    as_robin.post(
        f"/goals/{goal.pk}/words/",
        {"words": goal.words, "why": goal.why, "moving_toward": "I want a kitchen"},
    )
    page = text_of(as_robin.get(path))
    assert "How does this move me toward the life I want? I want a kitchen Update" in page


def test_a_page_opened_earlier_puts_back_nothing_that_was_said_since(as_robin, alex):
    goal = GoalFactory(stay=alex, words="A place of my own", why="A door")
    shown = fields_of(as_robin.get(f"/goals/{goal.pk}/words/"))
    Goal.objects.update(why="A door, and a window")
    as_robin.post(f"/goals/{goal.pk}/words/", shown | {"moving_toward": "I want a kitchen"})
    goal.refresh_from_db()
    assert (goal.why, goal.moving_toward) == ("A door, and a window", "I want a kitchen")
    changed = AuditEvent.objects.get(kind="goal_changed")
    assert (changed.fields, changed.guest_id) == (["moving_toward"], alex.guest_id)


@pytest.mark.parametrize("words", ["x" * 20_001, "a\0b"])
def test_what_cannot_be_kept_is_said_and_stays_typed(as_robin, alex, words):
    path = f"/guests/{alex.guest_id}/goals/"
    response = as_robin.post(path, {"words": "A place of my own", "why": words})
    assert response.status_code == 200
    assert "invalid-feedback" in response.content.decode()
    assert not Goal.objects.exists()


@pytest.mark.parametrize(
    ("change", "field"), [("reached", "reached_on"), ("aside", "set_aside_on")]
)
def test_a_word_about_it_is_shown_with_the_end_and_goes_when_it_is_under_way_again(
    as_robin, alex, change, field
):
    goal = GoalFactory(stay=alex)
    path = f"/goals/{goal.pk}/"
    answer = as_robin.post(path, {"change": change, "ended_words": "Three nights in a row"})
    assert answer.url == f"/guests/{alex.guest_id}/goals/?stay={alex.pk}#goal-{goal.pk}"
    page = text_of(as_robin.get(f"/guests/{alex.guest_id}/goals/"))
    assert "“Three nights in a row”" in page
    assert "fail" not in page.lower()
    # Pressed once more, on a page opened earlier: the word stays.
    as_robin.post(path, {"change": change})
    goal.refresh_from_db()
    assert getattr(goal, field) == date(2026, 11, 24)
    assert goal.ended_words == "Three nights in a row"
    as_robin.post(path, {"change": "under-way"})
    goal.refresh_from_db()
    assert (goal.is_under_way, goal.ended_words) == (True, "")


def test_a_word_that_is_too_long_is_still_there_to_be_made_shorter(as_robin, alex):
    goal = GoalFactory(stay=alex)
    page = as_robin.post(f"/goals/{goal.pk}/", {"change": "aside", "ended_words": "x" * 301})
    assert "at most 300 characters" in text_of(page)
    assert fields_of(page)["ended_words"] == "x" * 301
    assert 'name="change" value="aside"' in page.content.decode()
    goal.refresh_from_db()
    assert goal.is_under_way


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


def test_words_are_shown_as_they_were_said(as_robin, alex):
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


def test_small_steps_are_written_down_once_and_done_and_not_done_again(as_robin, alex):
    goal = GoalFactory(stay=alex)
    for _ in range(2):
        as_robin.post(f"/goals/{goal.pk}/steps/", {"words": "Call two landlords"})
    step = Step.objects.get()
    page = f"/guests/{alex.guest_id}/goals/"
    assert "Done: Call two landlords" in text_of(as_robin.get(page))
    for _ in range(2):
        as_robin.post(f"/steps/{step.pk}/", {"done": "1"})
    assert "Undo: Call two landlords · done November 24" in text_of(as_robin.get(page))
    assert AuditEvent.objects.filter(kind="step_changed").count() == 1
    as_robin.post(f"/steps/{step.pk}/", {"undone": "1"})
    step.refresh_from_db()
    assert step.done_on is None


def test_a_box_is_drawn_only_where_a_press_ticks_it(as_robin, alex):
    goal = GoalFactory(stay=alex)
    as_robin.post(f"/goals/{goal.pk}/steps/", {"words": "Call two landlords"})
    stay = f"/guests/{alex.guest_id}/"
    box = re.compile(r'(<button class="tick-row"[^>]*>)?<span class="tick-box')
    boxes = box.findall(as_robin.get(f"{stay}goals/").content.decode())
    assert len(boxes) == 1
    assert all(boxes)
    as_robin.post(f"/goals/{goal.pk}/", {"change": "aside"})
    for page in (stay, f"{stay}goals/", f"{stay}goals/{goal.pk}/"):
        response = as_robin.get(page)
        assert response.status_code == 200
        assert "tick-box" not in response.content.decode(), page


def test_a_step_without_words_or_with_too_many_is_asked_for_again(as_robin, alex):
    goal = GoalFactory(stay=alex)
    path = f"/goals/{goal.pk}/steps/"
    assert "Please write the step in their words." in text_of(as_robin.post(path, {"words": " "}))
    assert fields_of(as_robin.post(path, {"words": "x" * 301}))["words"] == "x" * 301
    goal.set_aside_on = date(2026, 11, 24)
    goal.save()
    assert "This goal is not under way." in text_of(as_robin.post(path, {"words": "Call"}))
    assert not Step.objects.exists()


def test_the_page_asks_as_much_for_ten_goals_as_for_one(as_robin, alex, django_assert_num_queries):
    path = f"/guests/{alex.guest_id}/goals/"
    StepFactory(goal=GoalFactory(stay=alex))
    as_robin.get(path)

    def ask():
        with django_assert_num_queries(8):
            as_robin.get(path)

    ask()
    for _ in range(10):
        StepFactory(goal=GoalFactory(stay=alex))
    ask()
