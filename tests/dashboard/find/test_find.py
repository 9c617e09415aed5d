"""Find anything: people, pages, resources, agreements and notes, as far as one may see them."""

import re
from datetime import date

import pytest
from django.urls import reverse

from accounts.models import AuditEvent
from dashboard.find.pages import PAGES
from shifts.notes.actions import sign_note, withdraw_note
from tests.checkins.factories import EntryFactory
from tests.conftest import TUESDAY, person, staying
from tests.guests.factories import EnquiryFactory, ResourceFactory, StayFactory
from tests.household.agreements.factories import VersionFactory
from tests.pages import text_of
from tests.test_access import TABLE

FIND = "/find/"
IN_PLACE = {"HX-Request": "true"}
NOTHING = "Nothing found for"
# Not pages that someone looks for: parts of others, exports, the door.
NO_DESTINATION = {
    "dashboard:find",
    "dashboard:today_news",
    "reports:event_export",
    "reports:numbers_export",
    "reports:numbers_print",
    "accounts:login",
    "accounts:logout",
    "accounts:lock",
    "accounts:password_ask",
    "accounts:switch",
    "accounts:code_give",
    "accounts:code_turn_off",
    "accounts:healthz",
    "setup:begin",
}


def find(client, words):
    return client.post(FIND, {"q": words})


def found(client, words):
    """The links, group by group."""
    html = find(client, words).content.decode().split("data-found>")[1]
    groups = re.findall(r'<h2 id="found-\d+">(.*?)</h2>(.*?)</section>', html, re.DOTALL)
    return {title: re.findall(r'class="found-link">(.*?)</a>', group) for title, group in groups}


def test_the_field_is_empty_and_says_what_can_be_found(as_robin, house):
    page = as_robin.get(FIND)
    assert "People, pages, resources, agreements and shift notes." in text_of(page)
    assert "no-store" in page.headers["Cache-Control"]
    assert "Find anything" in text_of(as_robin.get(FIND, headers=IN_PLACE))
    assert "<header" not in as_robin.get(FIND, headers=IN_PLACE).content.decode()


def test_each_guest_is_found_as_they_are_now(as_robin, house, alex):
    staying(house, "Alexandra", date(2026, 12, 4), arrived_on=None)
    left = staying(house, "Alexis", date(2026, 5, 1), left_on=date(2026, 7, 1))
    back = staying(house, "Sandy Alexander", date(2026, 3, 1), left_on=date(2026, 4, 1))
    StayFactory(guest=back.guest, arrives_on=date(2026, 11, 20))
    page = find(as_robin, "áLEX")
    assert text_of(page).count("Sandy Alexander") == 1
    assert "People Alex · Blue room Sandy Alexander" in text_of(page)
    assert "Alexandra · coming" in text_of(page)
    assert "Alexis · left: May 1, 2026 to Jul 1, 2026" in text_of(page)
    assert f'href="/guests/{left.guest_id}/?stay={left.pk}"' in page.content.decode()


def test_whoever_works_here_is_found_and_whoever_stopped_is_not(as_robin, as_ida, house, lee):
    stopped = person(house, "Leeza", "peer")
    stopped.memberships.update(ended_on=date(2026, 11, 1), ended_at=house.now())
    assert found(as_robin, "lee")["People"] == ["Lee"]
    assert "Lee · peer on staff" in text_of(find(as_robin, "lee"))
    assert f'href="/house/staff/{lee.pk}/"' in find(as_ida, "lee").content.decode()


def test_nobody_of_another_house(as_robin, house, other_house, stranger, actor_of):
    pat = person(other_house, "Strangelove", "peer")
    sign_note(by=actor_of(pat), stay=stranger, words="A stranger slept")
    ResourceFactory(house=other_house, what="Strange food")
    VersionFactory(agreement__house=other_house, agreement__topic="Strangers", adopted=True)
    assert NOTHING in text_of(find(as_robin, "strange"))
    assert NOTHING in text_of(find(as_robin, "stranger"))


def test_a_page_is_found_by_its_name_and_by_other_words(as_robin, as_sam, as_ida, house):
    assert found(as_robin, "rules")["Pages"] == [
        "Household agreements",
        "Agreements for the wall",
    ]
    assert "Training" in found(as_robin, "naloxone")["Pages"]
    # Only what one may open.
    assert NOTHING in text_of(find(as_robin, "staff and roles"))
    assert found(as_ida, "staff and roles") == {"Pages": ["Staff and roles"]}
    assert "Pages" not in found(as_ida, "handoff")
    assert found(as_sam, "moving")["Pages"] == ["Progress"]


def test_every_page_of_the_site_can_be_found():
    named = {page.name for page in PAGES}
    assert named == {name for name, (given, _) in TABLE.items() if not given} - NO_DESTINATION
    assert all(reverse(name) for name in named)


def test_resources_and_agreements_are_found_by_their_text(as_robin, as_ida, house):
    resource = ResourceFactory(house=house, what="Food pantry", where="Mill Road, Tuesdays")
    ResourceFactory(house=house, what="Old pantry", ended_on=date(2026, 11, 1))
    agreement = {"agreement__house": house, "adopted": True}
    VersionFactory(**agreement, agreement__topic="Cooking", words="The pantry is shared.")
    page = find(as_robin, "pantry")
    assert found(as_robin, "pantry") == {"Resources": ["Food pantry"], "Agreements": ["Cooking"]}
    assert f'href="/resources/#resource-{resource.pk}"' in page.content.decode()
    assert found(as_ida, "pantry") == {"Agreements": ["Cooking"]}


def test_notes_that_one_may_read_are_found_by_whole_words(
    as_robin, as_sam, as_ida, house, alex, robin, sam, actor_of
):
    by = actor_of(robin)
    note = sign_note(by=by, stay=alex, words="Called Élodie about the room")
    sign_note(by=by, words="Élodie brings a table")
    withdraw_note(by=by, note=sign_note(by=by, words="Élodie, wrongly"))
    lou = staying(house, "Lou", date(2026, 6, 1), left_on=date(2026, 8, 1))
    sign_note(by=actor_of(sam), stay=lou, words="Élodie waved")
    assert found(as_robin, "elodie")["Shift notes"] == ["For the house", "Alex"]
    assert found(as_robin, "elodie room")["Shift notes"] == ["Alex"]
    assert "Lou" in found(as_sam, "elodie")["Shift notes"]
    assert f'href="/shifts/notes/{note.pk}/"' in find(as_robin, "elodie").content.decode()
    assert NOTHING in text_of(find(as_robin, "elod"))
    assert NOTHING in text_of(find(as_ida, "elodie"))


def test_what_anyone_says_in_a_check_in_is_not_looked_through(as_robin, house, robin, alex):
    EntryFactory(round__house=house, staff=robin, where_at="Missing the lake")
    EntryFactory(round__house=house, round__which="afternoon", stay=alex, where_at="The lake")
    assert NOTHING in text_of(find(as_robin, "lake"))


def test_many_are_found_and_a_few_are_shown(as_robin, house, robin, actor_of):
    for number in range(9):
        staying(house, f"Kim {number}", date(2026, 11, 20))
        sign_note(by=actor_of(robin), words=f"Kim called, {number}")
    page = text_of(find(as_robin, "kim"))
    assert "3 more. Write a little more of the name to see them." in page
    assert "Show all matching notes" in page
    assert len(found(as_robin, "kim")["Shift notes"]) == 6


def test_what_was_looked_for_is_on_record_without_the_words(as_robin, as_ida, house):
    find(as_robin, "elodie")
    find(as_ida, "elodie")
    (asked,) = AuditEvent.objects.filter(kind="notes_searched")
    assert (asked.person_name, asked.fields) == ("Robin", ["q"])
    assert "elodie" not in repr(list(AuditEvent.objects.values()))


@pytest.mark.parametrize("words", ["", "  ", "a\x00b", "x" * 201, None])
def test_words_that_will_not_do_come_back_with_a_sentence(as_robin, house, words):
    page = as_robin.post(FIND, {} if words is None else {"q": words})
    assert page.status_code == 200
    assert "invalid-feedback" in page.content.decode()


@pytest.mark.parametrize("words", ["'; --", "%", "שלום", "<b>", "🌱", "_", "\\"])
def test_odd_words_break_nothing_and_find_nothing(as_robin, house, robin, alex, actor_of, words):
    sign_note(by=actor_of(robin), stay=alex, words="Slept till noon")
    page = find(as_robin, words)
    assert NOTHING in text_of(page)
    assert page.status_code == 200
    assert "<b>" not in page.content.decode()


def test_it_asks_as_much_for_many_as_for_one(
    as_robin, house, robin, actor_of, django_assert_num_queries
):
    def ask():
        with django_assert_num_queries(14):
            as_robin.post(FIND, {"q": "kim"}, headers=IN_PLACE)

    def another(number):
        staying(house, f"Kim {number}", date(2026, 11, 20))
        staying(house, f"Old Kim {number}", date(2026, 5, 1), left_on=date(2026, 7, 1))
        sign_note(by=actor_of(robin), words=f"Kim called, {number}")
        ResourceFactory(house=house, what=f"Kim's place {number}")

    another(0)
    ask()
    for number in range(1, 6):
        another(number)
    ask()


def test_the_button_is_on_every_page(as_robin, house):
    assert 'href="/find/"' in as_robin.get("/").content.decode()


def test_who_did_not_come_long_ago_is_found(as_ida, house):
    for name in ("Wren", *(f"Caller {number}" for number in range(25))):
        EnquiryFactory(
            guest__house=house, guest__name=name, decided_on=TUESDAY.date(), decision="not_now"
        )
    page = text_of(as_ida.get("/guests/"))
    assert "Wren" not in page
    assert "These are the latest 20. Find looks further back." in page
    assert "Wren · did not come" in text_of(as_ida.post("/find/", {"q": "wren"}))
