"""Jo is asked to leave, late in the evening, by Robin alone: it takes more than one press."""

from datetime import date, time, timedelta
from urllib.parse import urlsplit

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import AuditEvent, Draft
from guests.asked_to_leave.actions import record_asked_to_leave
from guests.leaving.actions import record_leaving, write_farewell
from guests.models import AskedToLeave, FollowUp, Stay
from guests.wording.actions import create_default_word_list
from household.agreements.actions import create_default_agreements
from household.models import Agreement
from tests.conftest import TUESDAY
from tests.guests.factories import FollowUpFactory
from tests.pages import fields_of, read_through, text_of
from tests.shifts.factories import OnCallNumberFactory

AT_NIGHT = TUESDAY.replace(hour=21, minute=52)
LINE = "Threw a chair at the window, and would not put down the second one"
RECORD = (
    "Write the record of why they were asked to leave, by 9:52 pm on Wednesday. "
    "Ask those who saw it to sign."
)


@pytest.fixture(autouse=True)
def evening():
    with time_machine.travel(AT_NIGHT, tick=False) as clock:
        yield clock


def leaving(stay, more=""):
    return f"/guests/{stay.guest_id}/leaving/{more}"


def asked(client, stay, **said):
    """Both steps, as Robin goes through them."""
    first = client.post(
        leaving(stay), {"left_on": "2026-11-24", "left_at": "21:40", "how_ended": "asked"}
    )
    fields = fields_of(client.get(first.url))
    return client.post(first.url, fields | {"words": LINE} | said)


def test_the_first_press_notes_nothing_and_leads_to_the_page_that_asks_why(as_robin, jo):
    said = {"left_on": "2026-11-24", "left_at": "21:40", "how_ended": "asked"}
    answer = as_robin.post(leaving(jo), said)
    assert urlsplit(answer.url).path == leaving(jo, "asked/")
    assert Stay.objects.get().left_on is None
    page = as_robin.get(answer.url)
    fields = fields_of(page)
    assert (fields["left_on"], fields["left_at"]) == ("2026-11-24", "21:40")
    assert "until 9:52 pm on Wednesday to write the record" in text_of(page)


def test_the_second_notes_that_they_left_and_why(as_robin, robin, jo):
    assert asked(as_robin, jo).url == leaving(jo)
    jo.refresh_from_db()
    assert (jo.left_on, jo.left_at, jo.how_ended) == (date(2026, 11, 24), time(21, 40), "asked")
    assert (jo.asked.words, jo.asked.noted_by) == (LINE, robin)
    page = text_of(as_robin.get(leaving(jo)))
    assert "9:40 pm. They were asked to leave." in page
    assert f"{LINE} Noted by Robin, November 24, 9:52 pm." in page
    assert AuditEvent.objects.get(kind="stay_left").guest_id == jo.guest_id


def test_every_other_way_of_leaving_is_as_quick_as_it_was(as_robin, jo):
    as_robin.post(leaving(jo), {"left_on": "2026-11-24", "how_ended": "earlier"})
    assert Stay.objects.get().how_ended == "earlier"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"words": ""}, "Please write what happened, in a line."),
        ({"words": "x" * 301}, "at most 300 characters"),
        ({"left_on": "2026-11-25"}, "That day hasn't come yet."),
        ({"left_at": "22:10"}, "That time hasn't come yet."),
        ({"left_at": "ten"}, "Please give a time, like 9:30 or 16:30."),
        ({"left_on": "2026-11-01"}, "can't have left before they arrived"),
    ],
)
def test_what_will_not_do_is_said_and_nothing_is_lost(as_robin, jo, said, sentence):
    page = asked(as_robin, jo, **said)
    assert sentence in text_of(page)
    assert said.items() <= fields_of(page).items()
    assert Stay.objects.get().left_on is None
    assert not FollowUp.objects.exists()


def test_another_guests_name_in_the_line_is_asked_about_once(as_robin, jo, alex):
    page = asked(as_robin, jo, words="Went for Alex in the kitchen")
    assert "This seems to name Alex." in text_of(page)
    assert Stay.objects.get(pk=jo.pk).left_on is None
    as_robin.post(leaving(jo, "asked/"), fields_of(page))
    assert AskedToLeave.objects.get().words == "Went for Alex in the kitchen"


def test_a_word_to_think_about_shows_up_after_it_is_saved(as_robin, jo, house):
    create_default_word_list(house=house)
    page = as_robin.get(asked(as_robin, jo, words="The client threw a chair").url)
    assert "client →" in text_of(page)


def test_what_is_typed_waits_as_a_draft(as_robin, jo):
    typing = {"words": "Threw a", "typed": "1"}
    as_robin.post(leaving(jo, "asked/"), typing, headers={"HX-Request": "true"})
    assert "Asked to leave" in text_of(as_robin.get("/"))
    assert fields_of(as_robin.get(leaving(jo, "asked/")))["words"] == "Threw a"
    asked(as_robin, jo)
    assert not Draft.objects.exists()


def test_pressed_twice_it_is_there_once_and_another_line_does_not_replace_it(
    as_robin, signed_in, lee, jo
):
    for _ in range(2):
        answer = as_robin.post(leaving(jo, "asked/"), {"left_on": "2026-11-24", "words": LINE})
        assert answer.url == leaving(jo)
    page = signed_in(lee).post(leaving(jo, "asked/"), {"words": "Shouted at everyone"})
    assert f"Robin has noted this: “{LINE}”" in text_of(page)
    assert fields_of(page)["words"] == "Shouted at everyone"
    assert AskedToLeave.objects.count() == FollowUp.objects.count() == 1


class TestTheAgreement:
    def test_it_is_beside_the_question_as_the_house_words_it_now(self, as_robin, jo, house):
        create_default_agreements(house=house, from_on=date(2026, 1, 1))
        page = text_of(as_robin.get(leaving(jo, "asked/")))
        assert "Being asked to leave, and coming back Asking someone to leave is the last" in page
        Agreement.objects.filter(topic__startswith="Being asked").update(
            topic="When we ask someone to leave"
        )
        assert "is the last thing we try" in text_of(as_robin.get(leaving(jo, "asked/")))

    def test_a_house_without_one_is_told_so(self, as_robin, jo, house):
        create_default_agreements(house=house, from_on=date(2026, 1, 1))
        Agreement.objects.filter(topic__startswith="Being asked").update(ended_on="2026-11-01")
        page = text_of(as_robin.get(leaving(jo, "asked/")))
        assert "We couldn't find an agreement about being asked to leave." in page
        assert "Leaving at any time" not in page

    def test_of_another_house_nothing_is_shown(self, as_robin, jo, other_house):
        create_default_agreements(house=other_house, from_on=date(2026, 1, 1))
        assert "find an agreement about being asked to leave" in text_of(
            as_robin.get(leaving(jo, "asked/"))
        )


def test_whom_to_call_is_on_the_page(as_robin, jo, house):
    page = text_of(as_robin.get(leaving(jo, "asked/")))
    assert "Nobody is scheduled on call now, and the house has no on-call number yet." in page
    OnCallNumberFactory(house=house, words="In the office drawer")
    page = text_of(as_robin.get(leaving(jo, "asked/")))
    assert "Call the on-call number, 603 555 0142 . In the office drawer" in page


class TestTheManagers:
    def test_sam_sees_it_on_today_until_the_record_is_done(
        self, as_robin, as_sam, as_ida, jo, evening
    ):
        asked(as_robin, jo)
        said = f"Jo was asked to leave Today at 9:40 pm; noted by Robin. {LINE} {RECORD}"
        assert said in text_of(as_sam.get("/"))
        for other in (as_robin, as_ida):
            assert "was asked to leave" not in text_of(other.get("/"))
        follow_up = FollowUp.objects.get()
        evening.move_to(AT_NIGHT + timedelta(days=2))
        assert "Tuesday, November 24 at 9:40 pm; noted by Robin, Tuesday at 9:52 pm." in text_of(
            as_sam.get("/")
        )
        as_sam.post(f"/follow-ups/{follow_up.pk}/done/", {"done_words": "Signed by Lee and Alex"})
        assert "was asked to leave" not in text_of(as_sam.get("/"))

    def test_the_record_is_due_a_day_later_and_is_for_a_manager(self, as_robin, as_sam, jo):
        asked(as_robin, jo)
        follow_up = FollowUp.objects.get()
        assert (follow_up.words, follow_up.due_on) == (RECORD, date(2026, 11, 25))
        assert (follow_up.stay, follow_up.for_managers) == (jo, True)
        assert f"{RECORD} · by tomorrow · about Jo · for a manager" in text_of(as_sam.get("/"))
        for page in (as_robin.get("/follow-ups/"), as_robin.get("/shifts/handoff/")):
            assert "for a manager" in text_of(page)

    def test_robin_is_not_asked_to_do_it_even_when_it_is_late(self, as_robin, as_sam, jo, evening):
        asked(as_robin, jo)
        evening.move_to(AT_NIGHT + timedelta(days=3))
        assert RECORD not in text_of(as_robin.get("/"))
        assert f"{RECORD} · overdue since Nov" in text_of(as_sam.get("/"))

    def test_robin_can_neither_note_it_as_done_nor_take_it_away(self, as_robin, as_sam, jo):
        asked(as_robin, jo)
        path = f"/follow-ups/{FollowUp.objects.get().pk}/"
        assert f'action="{path}done/"' not in as_robin.get("/follow-ups/").content.decode()
        assert f'action="{path}done/"' in as_sam.get("/follow-ups/").content.decode()
        page = as_robin.post(f"{path}done/", {"done_words": "It is written"})
        assert "This one is for a manager to do." in text_of(page)
        assert fields_of(page)["done_words"] == "It is written"
        for client in (as_robin, as_sam):
            page = client.post(f"{path}withdraw/")
            assert "This goes with their leaving." in text_of(page)
        assert FollowUp.objects.open().exists()

    def test_today_asks_the_database_no_more_for_it(
        self, as_robin, as_sam, jo, alex, house, sam, django_assert_num_queries
    ):
        FollowUpFactory(house=house, stay=alex)

        def ask():
            with django_assert_num_queries(22, exact=False) as done:
                as_sam.get("/")
            return len(done)

        with_two_here = ask()
        asked(as_robin, jo)
        assert ask() <= with_two_here


class TestTheHandoff:
    def test_it_says_that_they_were_asked_to_leave_and_why(self, as_robin, jo):
        asked(as_robin, jo)
        page = text_of(as_robin.get("/shifts/handoff/"))
        assert f"Was asked to leave, Tuesday, November 24, 9:40 pm: {LINE}" in page


class TestReadTogether:
    def test_jo_reads_what_was_written_and_who_wrote_it(self, as_robin, jo):
        asked(as_robin, jo)
        as_robin.post(f"/guests/{jo.guest_id}/together/")
        page = read_through(as_robin, f"/guests/{jo.guest_id}/together/")
        assert "How it ended They were asked to leave" in page
        assert f"noted by Robin · November 24, 2026, 9:52 pm What is written {LINE}" in page
        assert "for a manager" in page


class TestTakenBack:
    def test_the_record_is_not_asked_for_any_more(self, as_robin, as_sam, jo):
        asked(as_robin, jo)
        as_robin.post(leaving(jo, "back/"))
        jo.refresh_from_db()
        assert (jo.left_on, jo.how_ended, jo.asked) == (None, "", None)
        assert not FollowUp.objects.open().exists()
        for page in (as_sam.get("/"), as_sam.get(leaving(jo)), as_robin.get("/shifts/handoff/")):
            assert LINE not in text_of(page)
            assert RECORD not in text_of(page)

    def test_only_who_wrote_it_and_a_manager_can_still_read_it(
        self, as_robin, as_sam, signed_in, lee, jo
    ):
        asked(as_robin, jo)
        as_robin.post(leaving(jo, "back/"))
        path = f"/follow-ups/{FollowUp.objects.get().pk}/withdraw/"
        assert LINE in text_of(as_robin.get(path))
        assert LINE in text_of(as_sam.get(path))
        assert LINE not in text_of(signed_in(lee).get(path))
        as_robin.post(f"/guests/{jo.guest_id}/together/")
        page = read_through(as_robin, f"/guests/{jo.guest_id}/together/")
        assert LINE not in page
        assert "Asked to leave November 24, 2026, 9:52 pm a note was put here by mistake" in page

    def test_it_can_be_noted_once_more(self, as_robin, jo):
        for _ in range(2):
            asked(as_robin, jo)
            as_robin.post(leaving(jo, "back/"))
        asked(as_robin, jo)
        assert FollowUp.objects.open().count() == 1
        assert AskedToLeave.objects.active().count() == 1


class TestNotedLater:
    @pytest.fixture
    def gone(self, as_robin, jo):
        as_robin.post(leaving(jo), {"left_on": "2026-11-24", "left_at": "21:40"})
        jo.refresh_from_db()
        return jo

    def test_of_someone_who_has_left_only_the_line_is_asked(self, as_robin, gone):
        rest = as_robin.get(leaving(gone, "rest/"))
        assert leaving(gone, "asked/") in rest.content.decode()
        assert 'value="asked"' not in rest.content.decode()
        fields = fields_of(as_robin.get(leaving(gone, "asked/")))
        assert set(fields) - {"csrfmiddlewaretoken"} == {"words", "confirmed_text"}
        as_robin.post(leaving(gone, "asked/"), fields | {"words": LINE})
        gone.refresh_from_db()
        assert (gone.how_ended, gone.left_at) == ("asked", time(21, 40))
        assert FollowUp.objects.get().for_managers

    def test_it_is_not_changed_with_the_rest_of_the_leaving(self, as_robin, robin, actor_of, gone):
        with pytest.raises(ValidationError):
            write_farewell(by=actor_of(robin), stay=gone, changes={"how_ended": "asked"})
        record_asked_to_leave(by=actor_of(robin), stay=gone, words=LINE)
        page = as_robin.get(leaving(gone, "rest/"))
        assert "how_ended" not in fields_of(page)
        assert leaving(gone, "asked/") not in page.content.decode()
        with pytest.raises(ValidationError):
            write_farewell(by=actor_of(robin), stay=gone, changes={"how_ended": "earlier"})
        assert as_robin.get(leaving(gone, "asked/")).url == leaving(gone)


def test_nobody_is_asked_to_leave_without_a_line(actor_of, robin, jo):
    with pytest.raises(ValidationError):
        record_leaving(by=actor_of(robin), stay=jo, left_on=date(2026, 11, 24), how_ended="asked")
    for words in ("", " "):
        with pytest.raises((ValidationError, IntegrityError)), transaction.atomic():
            record_asked_to_leave(by=actor_of(robin), stay=jo, words=words.strip())
    with pytest.raises(IntegrityError), transaction.atomic():
        Stay.objects.update(left_on=date(2026, 11, 24), how_ended="asked")
    Stay.objects.update(left_on=date(2026, 11, 24), how_ended="asked", asked_without_line=True)


def test_a_line_is_kept_only_with_an_asking(as_robin, jo):
    asked(as_robin, jo)
    with pytest.raises(IntegrityError), transaction.atomic():
        Stay.objects.update(how_ended="earlier")


def test_someone_who_is_not_here_yet_is_not_asked_to_leave(as_robin, jo):
    Stay.objects.update(arrived_on=None)
    assert as_robin.get(leaving(jo, "asked/")).status_code == 404
