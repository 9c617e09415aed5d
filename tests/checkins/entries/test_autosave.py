"""A round is saved as it is typed, a card at a time; what will not do is kept as a draft."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Draft
from checkins.models import Entry
from tests.checkins.factories import EntryFactory, IntentionFactory
from tests.conftest import AFTERNOON, ROUND, TUESDAY, staying
from tests.guests.factories import GoalFactory
from tests.pages import fields_of, text_of

TYPING = {"HX-Request": "true"}


def type_in(client, person, words, path=ROUND):
    key = person if isinstance(person, str) else f"stay-{person.pk}"
    data = {f"{key}-{name}": value for name, value in words.items()}
    return client.post(path, data | {"card": key}, headers=TYPING)


def test_a_card_is_saved_and_answered_as_it_is_now(as_robin, alex, jo):
    card = type_in(as_robin, alex, {"where_at": "Slept bad", "presence": "here"})
    assert "Saved 9:31 am" in text_of(card)
    assert "day 12 of 90" not in text_of(card)  # Jo's is another card
    entry = Entry.objects.get()
    assert (entry.stay, entry.where_at) == (alex, "Slept bad")
    words = {"where_at": "Slept badly", "intention-1-words": "Nap", "presence": "here"}
    seen = {"where_at": "Slept bad", "presence": "here"}
    data = {f"stay-{alex.pk}-{k}": v for k, v in words.items()}
    data |= {f"initial-stay-{alex.pk}-{k}": v for k, v in seen.items()}
    card = as_robin.post(ROUND, data | {"card": f"stay-{alex.pk}"}, headers=TYPING)
    assert "here · 1 goal" in text_of(card)
    entry.refresh_from_db()
    assert entry.where_at == "Slept badly"


def test_a_peers_own_card_and_the_afternoons_answers(as_robin, robin, alex, house):
    assert "Saved" in text_of(type_in(as_robin, f"staff-{robin.pk}", {"where_at": "Tired"}))
    landlord = IntentionFactory(
        entry=EntryFactory(
            round__house=house, stay=alex, round__which="morning", round__date=date(2026, 11, 23)
        )
    )
    monday = "/check-ins/2026-11-23/afternoon/"
    card = type_in(as_robin, alex, {f"answer-{landlord.pk}-answer": "done"}, monday)
    assert "Saved" in text_of(card)
    landlord.refresh_from_db()
    assert landlord.answer == "done"


@pytest.mark.parametrize(
    "key",
    ["stay-999999", "staff-999999", "stay-x", "x", "", "stay-" + "9" * 30, "stay-²", "staff-١"],
)
def test_nobody_who_is_not_in_the_round_is_written_for(as_robin, alex, key):
    assert type_in(as_robin, key, {"presence": "here"}).status_code == 404
    assert not Entry.objects.exists()


def test_not_for_a_stranger_nor_on_a_day_without_a_check_in(as_robin, alex, stranger):
    assert type_in(as_robin, stranger, {"presence": "here"}).status_code == 404
    sunday = "/check-ins/2026-11-22/morning/"
    card = type_in(as_robin, alex, {"presence": "here"}, sunday)
    assert "No check-in is planned for that time." in text_of(card)
    assert not Entry.objects.exists()
    tomorrow = "/check-ins/2026-11-25/morning/"
    assert type_in(as_robin, alex, {"presence": "here"}, tomorrow).status_code == 403


def test_the_same_field_on_two_laptops_loses_neither(as_robin, signed_in, lee, alex):
    type_in(as_robin, alex, {"where_at": "Slept badly"})
    card = type_in(signed_in(lee), alex, {"where_at": "Up since five", "support": "more"})
    assert card.status_code == 200
    assert "“Slept badly”" in text_of(card)
    assert 'data-stands="Slept badly"' in card.content.decode()
    entry = Entry.objects.get()
    assert (entry.where_at, entry.support) == ("Slept badly", "more")
    assert Draft.objects.get(author=lee).words == "Up since five"


def test_what_is_too_long_is_kept_as_its_authors_draft_and_shown_again(
    as_robin, as_sam, signed_in, robin, lee, alex
):
    long = "y" * 20_001
    card = type_in(as_robin, alex, {"where_at": long, "presence": "here"})
    assert "longer than 20000 characters" in text_of(card)
    draft = Draft.objects.get()
    assert (draft.author, draft.words) == (robin, long)
    # Another day on another laptop: Robin finds it, and nobody else does.
    page = text_of(as_robin.get("/"))
    assert "Morning check-in, November 24" in page
    assert "not saved yet" not in text_of(signed_in(lee).get("/"))
    assert fields_of(as_robin.get(ROUND))[f"stay-{alex.pk}-where_at"] == long
    assert fields_of(signed_in(lee).get(ROUND))[f"stay-{alex.pk}-where_at"] == ""
    # Shortened, it is saved, and the draft has done its work.
    type_in(as_robin, alex, {"where_at": "y"})
    assert not Draft.objects.exists()


def test_a_draft_is_gone_after_fourteen_days_or_when_let_go(as_robin, as_sam, client, robin, alex):
    type_in(as_robin, alex, {"where_at": "before\x00after"})
    draft = Draft.objects.get()
    assert draft.words == "before\ufffdafter"
    assert as_sam.post(f"/drafts/{draft.pk}/discard/").status_code == 404
    with time_machine.travel(TUESDAY + timedelta(days=14, minutes=1)):
        assert "not saved yet" not in text_of(as_robin.get("/"))
        robin.set_password("three quiet mornings")
        robin.save()
        client.post("/login/", {"username": "robin", "password": "three quiet mornings"})
    assert not Draft.objects.exists()


def test_a_draft_is_let_go_by_its_author(as_robin, alex):
    type_in(as_robin, alex, {"where_at": "y" * 20_001})
    as_robin.post(f"/drafts/{Draft.objects.get().pk}/discard/")
    assert not Draft.objects.exists()


def statements(action):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        action()
    return [
        each["sql"]
        for each in asked.captured_queries
        if not each["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))
    ]


def test_one_save_is_at_most_sixteen_statements_for_one_guest_as_for_ten(as_robin, alex, house):
    goal = GoalFactory(stay=alex)
    words = {
        "where_at": "Slept badly",
        "presence": "here",
        "support": "more",
        "intention-1-words": "Call the landlord back",
        "intention-1-goal": str(goal.pk),
    }
    first = statements(lambda: type_in(as_robin, alex, {"presence": "here"}))
    one = statements(lambda: type_in(as_robin, alex, words))
    for n in range(10):
        stay = staying(house, f"Guest {n}", date(2026, 11, n + 1), f"Room {n}")
        EntryFactory(round=Entry.objects.get(stay=alex).round, stay=stay)
    again = {name: f"{value}!" if name.endswith("_at") else value for name, value in words.items()}
    Entry.objects.filter(stay=alex).update(where_at="")
    ten = statements(lambda: type_in(as_robin, alex, again))
    assert max(len(first), len(one), len(ten)) <= 16
    assert len(ten) <= len(one)


def test_the_afternoons_save_is_as_light(as_robin, alex, house):
    entry = EntryFactory(round__house=house, stay=alex)
    rows = [IntentionFactory(entry=entry, place=place) for place in (1, 2, 3)]
    words = {f"answer-{row.pk}-answer": "done" for row in rows} | {"night": "Quiet"}
    with time_machine.travel(TUESDAY.replace(hour=16, minute=40)):
        type_in(as_robin, alex, {"presence": "here"}, AFTERNOON)
        assert len(statements(lambda: type_in(as_robin, alex, words, AFTERNOON))) <= 16


def test_words_for_someone_who_has_left_since_are_kept_for_their_author(as_robin, robin, alex, jo):
    page = fields_of(as_robin.get(ROUND))
    alex.left_on = date(2026, 11, 24)
    alex.save()
    said = page | {f"stay-{alex.pk}-where_at": "Off to my sister", f"stay-{jo.pk}-night": "x"}
    response = as_robin.post(ROUND, said, follow=True)
    assert "no longer in this check-in" in text_of(response)
    assert Draft.objects.get(author=robin).words == "Off to my sister"
    assert "Off to my sister" in text_of(as_robin.get("/"))
    # And typed with the page saving by itself.
    Draft.objects.all().delete()
    assert type_in(as_robin, alex, {"where_at": "Off to my sister"}).status_code == 404
    assert Draft.objects.get().words == "Off to my sister"


def test_words_for_nobody_on_a_day_without_a_check_in_are_kept_too(as_robin, robin, alex):
    sunday = "/check-ins/2026-11-22/morning/"
    as_robin.post(sunday, {f"stay-{alex.pk + 1}-where_at": "Written on the wrong page"})
    assert Draft.objects.get(author=robin).words == "Written on the wrong page"


def test_a_field_that_no_page_has_is_not_kept(as_robin, alex):
    made_up = {"where_at" + "y" * 300: "Mine", "where\x00at": "Mine", "other-1-words": "Mine"}
    assert type_in(as_robin, "stay-999999", made_up).status_code == 404
    assert not Draft.objects.exists()


def test_a_goal_reached_since_is_no_problem_while_typing(as_robin, alex, house):
    goal = GoalFactory(stay=alex)
    entry = EntryFactory(round__house=house, stay=alex)
    IntentionFactory(entry=entry, goal=goal)
    goal.reached_on = date(2026, 11, 24)
    goal.save()
    fields = fields_of(as_robin.get(ROUND))
    fields[f"stay-{alex.pk}-where_at"] = "It is done"
    card = as_robin.post(ROUND, fields | {"card": f"stay-{alex.pk}"}, headers=TYPING)
    assert "Please choose" not in text_of(card)
    assert Entry.objects.get().where_at == "It is done"
