"""Somebody calls: a name is enough. Is it someone the house has known before?"""

from datetime import date

import pytest

from accounts.models import AuditEvent
from guests.models import Guest, Stay
from guests.redaction import begins, is_same_name
from tests.conftest import staying
from tests.guests.factories import EnquiryFactory
from tests.pages import fields_of, text_of

NEW = "/guests/new/"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def rene(house):
    """A former guest."""
    return staying(house, "René Alvarez", date(2026, 3, 1), left_on=date(2026, 5, 20))


def test_a_name_is_enough_to_note_a_call(as_ida):
    response = as_ida.post(NEW, {"name": "Sky"})
    stay = Stay.objects.get()
    assert response.url == f"/guests/{stay.guest_id}/coming/"
    assert (stay.enquired_on, stay.decision, stay.arrives_on) == (date(2026, 11, 24), "", None)
    assert AuditEvent.objects.filter(kind="enquiry_noted", object_id=stay.pk).exists()
    assert "Waiting for a decision Sky called November 24, 2026" in text_of(as_ida.get("/guests/"))


def test_what_was_said_on_the_phone_is_kept(as_ida):
    said = {
        "name": "Sky",
        "called_by": "their sister",
        "found_us": "family",
        "pathway": "step_down",
        "came_from": "psychiatric_hospital",
        "is_adult": "on",
    }
    page = text_of(as_ida.get(as_ida.post(NEW, said).url))
    assert "stepping down, from a hospital" in page
    stay = Stay.objects.get()
    assert {name: getattr(stay, name) for name in said if name not in ("name", "is_adult")} == {
        name: value for name, value in said.items() if name not in ("name", "is_adult")
    }
    assert stay.is_adult


def test_a_second_press_notes_no_second_call(as_ida):
    first, second = (as_ida.post(NEW, {"name": "Sky"}) for _ in range(2))
    assert first.url == second.url
    assert Stay.objects.count() == 1


def test_another_call_in_the_same_minute_is_no_second_press(as_ida):
    as_ida.post(NEW, {"name": "Sky", "called_by": "their sister"})
    page = as_ida.post(NEW, {"name": "Sky", "called_by": "a friend from the clubhouse"})
    assert "Is it one of these, or someone new?" in text_of(page)
    assert fields_of(page)["called_by"] == "a friend from the clubhouse"
    assert Stay.objects.get().called_by == "their sister"


def test_another_call_of_someone_the_house_knows_is_none_either(as_ida, rene):
    said = {"name": "René", "known": rene.guest_id, "called_by": "René's sister"}
    as_ida.post(NEW, said)
    page = as_ida.post(NEW, said | {"called_by": "a friend from the clubhouse"})
    assert page.status_code == 200
    assert fields_of(page)["called_by"] == "a friend from the clubhouse"


def test_whoever_called_may_not_be_another_guest_without_a_question(as_sam, alex):
    said = {"name": "Sky", "called_by": "Alex, who stays here"}
    asked = as_sam.post(NEW, said)
    assert "This seems to name Alex" in text_of(asked)
    as_sam.post(NEW, said | {"confirmed_text": fields_of(asked)["confirmed_text"]})
    assert Stay.objects.get(guest__name="Sky").called_by == "Alex, who stays here"


def test_an_admin_is_asked_too(as_ida, alex):
    asked = as_ida.post(NEW, {"name": "Sky", "called_by": "Alex, who stays here"})
    assert "This seems to name Alex" in text_of(asked)


def test_their_own_name_is_not_someone_elses(as_ida, rene):
    said = {"name": "rene", "known": rene.guest_id, "called_by": "René's sister"}
    assert as_ida.post(NEW, said).status_code == 302


def test_names_are_compared_without_case_and_accents():
    assert begins("ren", "René Alvarez")
    assert begins("alv RENE", "René Alvarez")
    assert not begins("ene", "René Alvarez")
    assert not begins(" ", "René Alvarez")
    assert is_same_name("rene  alvarez", "René Alvarez")
    assert not is_same_name("René", "René Alvarez")
    assert not is_same_name("🙂", "🙂")


def test_former_guests_are_shown_while_the_name_is_typed(as_ida, rene, alex, stranger):
    shown = as_ida.post(f"{NEW}known/", {"name": "ren"}, headers=HTMX)
    assert "This is René Alvarez, stayed March 1, 2026 to May 20, 2026" in text_of(shown)
    assert "Alex" not in text_of(shown)
    assert AuditEvent.objects.filter(kind="known_guests_searched").count() == 1
    assert "St" not in text_of(as_ida.post(f"{NEW}known/", {"name": "stranger"}, headers=HTMX))


def test_at_most_five_and_of_those_who_did_not_come_only_name_and_dates(as_ida, house):
    for number in range(7):
        EnquiryFactory(
            guest__house=house,
            guest__name=f"Sky {number}",
            decision="not_now",
            decided_on=date(2026, 11, 21),
            decision_words="Would like to wait",
            would_help="Quiet",
        )
    page = text_of(as_ida.post(f"{NEW}known/", {"name": "sky"}, headers=HTMX))
    assert page.count("This is Sky") == 5
    assert "called November 20, 2026, and did not come" in page
    assert "Would like to wait" not in page
    assert "Quiet" not in page


def test_a_search_that_is_no_search_leads_back_to_the_page(as_ida, house):
    assert as_ida.post(f"{NEW}known/", {"name": "ren"}).url == NEW
    assert as_ida.get(f"{NEW}known/?name=ren").status_code == 405


def test_the_same_name_is_asked_about_once_before_anything_is_saved(as_ida, rene):
    asked = as_ida.post(NEW, {"name": "rene alvarez"})
    assert "Is it one of these, or someone new?" in text_of(asked)
    assert Stay.objects.count() == 1
    as_ida.post(NEW, {"name": "rene alvarez", "known": "new"})
    assert Guest.objects.count() == 2


def test_someone_who_comes_again_keeps_their_history_and_begins_a_new_stay(as_ida, rene):
    said = {"name": "rene", "known": rene.guest_id, "called_by": "themselves"}
    path = as_ida.post(NEW, said).url
    assert path == f"/guests/{rene.guest_id}/coming/"
    assert Guest.objects.get().name == "René Alvarez"
    assert rene.guest.stays.count() == 2
    again = as_ida.post(NEW, said)
    assert again.url == path
    assert rene.guest.stays.count() == 2


def test_someone_who_is_here_does_not_come_a_second_time(as_ida, alex):
    page = as_ida.post(NEW, {"name": "Alex", "known": alex.guest_id, "arrives_on": "2026-11-24"})
    assert "This guest has a stay already, or one that is planned." in text_of(page)
    assert f'href="/guests/{alex.guest_id}/"' in page.content.decode()
    assert Stay.objects.count() == 1


@pytest.mark.parametrize("known", ["999999999999999999999", "-1", "x", "²"])
def test_an_answer_that_is_none_is_asked_again(as_ida, rene, known):
    page = as_ida.post(NEW, {"name": "René Alvarez", "known": known})
    assert "Is it one of these, or someone new?" in text_of(page)


def test_a_guest_of_another_house_is_nobody_here(as_ida, stranger):
    as_ida.post(NEW, {"name": "Sky", "known": stranger.guest_id})
    assert stranger.guest.stays.count() == 1
    assert Guest.objects.filter(name="Sky").exists()


@pytest.mark.parametrize("name", ["\0", "Sky\0", "x" * 20_000, "", "   "])
def test_what_can_not_be_a_name_is_said(as_ida, house, name):
    page = as_ida.post(NEW, {"name": name})
    assert page.status_code == 200
    assert not Guest.objects.exists()
    assert as_ida.post(f"{NEW}known/", {"name": name}, headers=HTMX).status_code == 200


def test_any_alphabet_is_a_name(as_ida, house):
    for name in ("أليكس", "Nguyễn Thị", "🙂", "O’Neill"):
        as_ida.post(NEW, {"name": name})
        assert Guest.objects.filter(name=name).exists()
