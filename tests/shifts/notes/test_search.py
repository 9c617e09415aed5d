"""Notes are found again by all their words, by day, by who wrote them, and about whom."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import AuditEvent
from guests.finding import words_of
from shifts.notes.actions import amend_note, sign_note, withdraw_note
from tests.pages import text_of
from tests.shifts.factories import NoteFactory

NOTHING = "No notes match."


def look(client, **asked):
    return text_of(client.post("/shifts/", {"q": ""} | asked))


@pytest.fixture
def notes(actor_of, robin, lee, alex, jo):
    by = actor_of(robin)
    return [
        sign_note(by=by, words="Élodie from the housing office rang", stay=alex),
        sign_note(by=actor_of(lee), words="Walked to the OFFICE of the landlord", stay=jo),
        sign_note(by=by, words="The office chair is broken"),
    ]


def test_every_word_has_to_be_in_it_whole_without_case_and_accents(as_robin, notes):
    assert "3 matching notes" in look(as_robin, q="office")
    page = look(as_robin, q="OFFICE elodie")
    assert "1 matching note" in page
    assert "Élodie from the housing office rang" in page
    assert NOTHING in look(as_robin, q="walk")
    assert NOTHING in look(as_robin, q="office kitchen")
    assert "3 matching notes" in look(as_robin, q="  ")


def test_what_was_added_is_found_as_well(as_robin, actor_of, lee, notes):
    amend_note(by=actor_of(lee), note=notes[2], words="A new chair comes on Friday")
    assert "1 matching note" in look(as_robin, q="broken friday")


def test_by_author_guest_and_day(as_robin, notes, lee, jo, alex):
    assert "1 matching note" in look(as_robin, author=lee.pk)
    assert "Élodie" in look(as_robin, guest=alex.guest_id)
    assert NOTHING in look(as_robin, guest=alex.guest_id, author=lee.pk)
    assert "3 matching notes" in look(as_robin, since="2026-11-24", until="2026-11-24")
    assert NOTHING in look(as_robin, since="2026-11-25")
    assert NOTHING in look(as_robin, until="2026-11-23")


def test_a_day_goes_from_midnight_to_midnight_in_the_house(as_robin, house):
    last = datetime(2026, 11, 24, 4, 59, tzinfo=UTC)  # 11:59 pm of the 23rd there
    NoteFactory(house=house, signed_at=last)
    assert "1 matching note" in look(as_robin, since="2026-11-23", until="2026-11-23")
    assert NOTHING in look(as_robin, since="2026-11-24")


def test_days_the_wrong_way_round_are_said_so_and_everything_is_kept(as_robin, notes):
    page = as_robin.post("/shifts/", {"q": "office", "since": "2026-11-24", "until": "2026-11-01"})
    assert "This day is before the first one." in text_of(page)
    assert 'value="office"' in page.content.decode()


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
@pytest.mark.parametrize("field", ["since", "until"])
def test_a_year_that_cannot_be_meant_is_asked_about(as_robin, notes, field, day):
    page = as_robin.post("/shifts/", {"q": "office", field: day})
    assert page.status_code == 200
    assert "Is the year right?" in text_of(page)


@pytest.mark.parametrize("q", ["a\x00b", "'; --", "%", "x" * 201, "שלום", "<b>"])
def test_odd_words_find_nothing_and_break_nothing(as_robin, notes, q):
    assert as_robin.post("/shifts/", {"q": q}).status_code == 200


def test_what_was_taken_away_or_is_elsewhere_is_not_found(
    as_robin, actor_of, robin, notes, other_house, stranger, lee
):
    withdraw_note(by=actor_of(robin), note=notes[0])
    NoteFactory(house=other_house, words="Another office")
    assert "2 matching notes" in look(as_robin, q="office")
    page = as_robin.post("/shifts/", {"q": "", "guest": stranger.guest_id})
    assert "Please choose one from the list." in text_of(page)


def test_what_was_looked_for_is_in_no_address_and_not_on_record(as_robin, notes):
    page = as_robin.post("/shifts/", {"q": "elodie"})
    assert page.status_code == 200
    asked = AuditEvent.objects.get(kind="notes_searched")
    assert asked.fields == ["q"]
    assert "elodie" not in repr(list(AuditEvent.objects.values()))


def test_more_than_a_page_is_leafed_through_by_post(as_robin, house):
    for number in range(31):
        NoteFactory(house=house, words=f"Note number {number}")
    first = as_robin.post("/shifts/", {"q": ""})
    assert "page 1 of 2" in text_of(first)
    assert "page 2 of 2" in look(as_robin, page="2")
    assert "page 2 of 2" in look(as_robin, page="99")


@given(st.text())
def test_the_words_of_a_text_are_found_whatever_their_case(text):
    words = words_of(text)
    assert words_of(text.upper().lower()) == words_of(text.upper())
    assert words_of(" ".join(words)) == words
    assert len(set(words)) == len(words)
