"""Lee comes on shift: what the last one wrote is on Today, and so is the press that says so."""

from datetime import date, timedelta

import pytest
import time_machine

from shifts.models import HandoffRead
from shifts.notes.actions import amend_note, sign_note, withdraw_note
from tests.checkins.factories import EntryFactory, RoundFactory
from tests.conftest import TUESDAY, staying
from tests.dashboard.handoff.test_handoff import AT_NIGHT, AT_THREE, hand_over, read
from tests.guests.factories import FollowUpFactory, SupportMomentFactory
from tests.pages import TODAY_ASKS, text_of
from tests.shifts.factories import NoteFactory

HAVE_READ = "I have read this"
READ_ALL = "Read the handoff"


def test_the_words_and_what_else_there_is(as_robin, as_lee, actor_of, robin, lee, alex, jo):
    round_ = RoundFactory(house=alex.house)
    EntryFactory(round=round_, stay=alex, saved_at=TUESDAY, where_at="Not so good")
    SupportMomentFactory(stay=jo, words="Tea on the steps")
    SupportMomentFactory(stay=jo, words="A walk")
    sign_note(by=actor_of(robin), words="Wants company for the call", stay=alex)
    with time_machine.travel(AT_THREE):
        hand_over(as_robin, **{"house-words": "The furnace man comes at 8"})
        page = text_of(as_lee.get("/"))
        assert (
            f"Start your shift Robin, Tuesday 3:05 pm {HAVE_READ} "
            "The house. The furnace man comes at 8 Alex. Wants company for the call "
            "Also in it: one line from a check-in, 2 moments of support. See all of it"
        ) in page
        assert "Tea on the steps" not in page
        assert read(as_lee, as_lee.get("/")).url == "/"
        assert "Start your shift" not in text_of(as_lee.get("/"))
    assert HandoffRead.objects.get().by == lee


def test_what_is_long_is_read_on_its_own_page_and_no_sentence_is_cut(
    as_robin, as_lee, actor_of, robin, alex
):
    sign_note(by=actor_of(robin), words="A long day. " * 40, stay=alex)
    with time_machine.travel(AT_THREE):
        hand_over(as_robin, **{"house-words": "The furnace man comes at 8"})
        page = text_of(as_lee.get("/"))
    assert "The furnace man comes at 8" in page
    assert "A long day." not in page
    assert "Also in it: one longer note. See all of it" in page
    assert READ_ALL in page
    assert HAVE_READ not in page


def test_who_came_or_went_is_read_with_what_to_know_about_it(as_robin, as_lee, house):
    staying(house, "Lou", date(2026, 9, 1), "Attic room", left_on=date(2026, 11, 24))
    with time_machine.travel(AT_THREE):
        hand_over(as_robin)
        page = text_of(as_lee.get("/"))
    assert "Also in it: who came or went." in page
    assert READ_ALL in page


def test_of_several_the_latest_is_told(as_robin, as_lee, actor_of, robin, alex):
    for hours, words in enumerate(["Slept", "Ate with everyone", "Went for a walk"]):
        with time_machine.travel(AT_THREE + timedelta(hours=hours)):
            sign_note(by=actor_of(robin), words=words, stay=alex)
            hand_over(as_robin)
    with time_machine.travel(AT_NIGHT):
        page = text_of(as_lee.get("/"))
    assert f"Robin, Tuesday 5:05 pm {READ_ALL} Alex. Went for a walk" in page
    assert "2 earlier handoffs to read, too" in page
    assert "Ate with everyone" not in page


def test_a_quiet_one_is_read_at_a_press(as_robin, as_lee, house, lee):
    closed = {"closed_at": AT_NIGHT, "closed_by": lee}
    for day, which in ((23, "morning"), (23, "afternoon"), (24, "morning")):
        RoundFactory(house=house, date=date(2026, 11, day), which=which, **closed)
    with time_machine.travel(AT_THREE):
        hand_over(as_robin)
        page = text_of(as_lee.get("/"))
    assert f"Start your shift Robin, Tuesday 3:05 pm {HAVE_READ} A quiet shift" in page


def test_with_something_open_it_was_not_quiet(as_robin, as_lee, house):
    FollowUpFactory(house=house, words="Call the plumber", for_person=None)
    with time_machine.travel(AT_THREE):
        hand_over(as_robin)
        page = text_of(as_lee.get("/"))
        assert f"{HAVE_READ} Nothing new. What's still open is on this page." in page
        page = text_of(as_lee.get("/shifts/handoff/"))
    assert "Nothing new. What's still open is below." in page
    assert "quiet" not in page


def test_of_one_that_was_read_what_was_added_since(as_robin, as_lee, actor_of, robin, lee, alex):
    note = sign_note(by=actor_of(robin), words="Her sister rang", stay=alex)
    taken_away = sign_note(by=actor_of(robin), words="Not hers", stay=alex)
    with time_machine.travel(AT_THREE):
        hand_over(as_robin)
        read(as_lee)
    with time_machine.travel(AT_NIGHT):
        amend_note(by=actor_of(robin), note=note, words="She comes on Friday")
        amend_note(by=actor_of(lee), note=note, words="I told her")
        withdraw_note(by=actor_of(robin), note=taken_away)
        page = text_of(as_lee.get("/"))
    assert f"{HAVE_READ} Alex. She comes on Friday · added by Robin" in page
    for words in ("Her sister rang", "I told her", "Not hers", "Also in it"):
        assert words not in page


def test_nobodys_words_for_an_admin(as_robin, as_ida, actor_of, robin, alex):
    sign_note(by=actor_of(robin), words="Her sister rang", stay=alex)
    with time_machine.travel(AT_THREE):
        hand_over(as_robin)
        page = text_of(as_ida.get("/"))
    assert "Start your shift" not in page
    assert "Her sister rang" not in page


@pytest.mark.parametrize("notes", [1, 12])
def test_as_many_questions_for_one_note_as_for_many(
    as_robin, as_lee, alex, notes, django_assert_num_queries
):
    for number in range(notes):
        NoteFactory(stay=alex, house=alex.house, words=f"Line {number}", signed_at=TUESDAY)
    with time_machine.travel(AT_THREE):
        hand_over(as_robin)
        as_lee.get("/")
        with django_assert_num_queries(TODAY_ASKS + 2):
            as_lee.get("/")
