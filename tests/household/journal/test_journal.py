"""The house journal: open pages, where a guest writes for the next ones."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import AuditEvent, Draft
from household.journal.actions import write_journal_page
from household.models import JournalPage
from tests.conftest import NEW_YORK, TUESDAY, person
from tests.household.conversations.factories import JournalPageFactory
from tests.pages import fields_of, read_through, text_of

LIST = "/household/journal/"
WORDS = "The porch is warmest at four.\n\nAsk for the blue mug."


@pytest.fixture
def as_lee(signed_in, lee):
    return signed_in(lee)


def write(client, **said):
    return client.post(f"{LIST}new/", {"words": WORDS} | said)


def test_a_page_is_written_and_is_there_for_the_next_ones(as_robin, as_lee, alex):
    assert "What guests would tell whoever comes next" in text_of(as_robin.get(LIST))
    for _ in range(2):
        assert write(as_robin, signed_by=f"stay-{alex.pk}", signed_as="A., blue room").url == LIST
    page = JournalPage.objects.get()
    assert (page.stay, page.written_with.display_name) == (alex, "Robin")
    for reader in (as_robin, as_lee):
        said = text_of(reader.get(LIST))
        assert "Ask for the blue mug. A., blue room, November 24, 2026" in said
    event = AuditEvent.objects.get(kind="journal_written")
    assert event.guest_id == alex.guest_id
    assert "mug" not in repr(list(AuditEvent.objects.values()))


def test_without_a_name_to_sign_with_it_is_the_one_they_go_by(as_robin, alex):
    write(as_robin, signed_by=f"stay-{alex.pk}")
    assert JournalPage.objects.get().signed_as == "Alex"


def test_not_signed_nothing_tells_whose_it_is(as_robin, alex, robin, actor_of):
    write(as_robin)
    write_journal_page(by=actor_of(robin), words="Another one", stay=alex)
    for page in JournalPage.objects.all():
        assert (page.stay, page.signed_as) == (None, "")
    events = AuditEvent.objects.filter(kind="journal_written")
    assert list(events.values_list("guest_id", flat=True)) == [None, None]
    # Not even the day is told, where they are read.
    said = text_of(as_robin.get(LIST))
    assert "Ask for the blue mug. November 2026" in said
    assert "November 24" not in said


def test_a_name_of_their_own_choosing_needs_no_guest(as_robin, alex):
    write(as_robin, signed_as="The early riser")
    page = JournalPage.objects.get()
    assert (page.stay, page.signed_as) == (None, "The early riser")


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ({"words": "Jo makes good soup"}, "Jo"),
        ({"words": "Signed or not, Alex was here"}, "Alex"),
        ({"signed_as": "Alex"}, "Alex"),
    ],
)
def test_a_guests_name_is_asked_about_once(as_robin, alex, jo, said, named):
    page = write(as_robin, **said)
    assert f"This seems to name {named}." in text_of(page)
    assert not JournalPage.objects.exists()
    as_robin.post(f"{LIST}new/", fields_of(page))
    assert JournalPage.objects.exists()


def test_whoever_signs_may_name_themselves(as_robin, alex, jo):
    write(as_robin, words="I am Alex, hello", signed_by=f"stay-{alex.pk}")
    assert JournalPage.objects.get().words == "I am Alex, hello"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"words": ""}, "There are no words on the page yet."),
        ({"words": "   \n"}, "There are no words on the page yet."),
        ({"words": "x" * 20_001}, "at most 20000"),
        ({"words": "a\x00b"}, "that can't be kept"),
        ({"signed_by": "stay-999999"}, "Please choose one from the list."),
        ({"signed_by": "stay-x"}, "Please choose one from the list."),
        ({"signed_as": "x" * 121}, "at most 120"),
    ],
)
def test_what_can_not_be_kept_is_said_kindly(as_robin, alex, said, sentence):
    assert sentence in text_of(write(as_robin, **said))
    assert not JournalPage.objects.exists()


def test_any_script_is_shown_as_it_was_written(as_robin):
    said = "שלום <b>בית</b> 🌻 " + "ö" * 10_000
    write(as_robin, words=said)
    assert JournalPage.objects.get().words == said
    assert "שלום <b>בית</b> 🌻" in text_of(as_robin.get(LIST))


def test_the_day_is_the_houses(as_robin):
    with time_machine.travel(TUESDAY.replace(hour=23, minute=59)):
        write(as_robin)
    assert JournalPage.objects.get().written_on == date(2026, 11, 24)


# Hidden, for a reason.


def test_a_hidden_page_says_why_and_is_read_by_who_hid_it_and_a_manager(
    as_robin, as_lee, as_sam, house
):
    page = JournalPageFactory(house=house, words=WORDS)
    path = f"{LIST}{page.pk}/hide/"
    assert "Please say why it is hidden." in text_of(as_robin.post(path, {}))
    for _ in range(2):
        as_robin.post(path, {"hidden_why": "It names a neighbour"})
    page.refresh_from_db()
    assert page.is_hidden
    for reader in (as_robin, as_lee, as_sam):
        said = text_of(reader.get(LIST))
        assert "A page of November 2026, hidden by Robin: It names a neighbour" in said
        assert "blue mug" not in said
        assert "blue mug" not in text_of(reader.get(f"{LIST}print/"))
        assert ("Read it, or show it again" in said) == (reader is not as_lee)
        assert ("blue mug" in text_of(reader.get(path))) == (reader is not as_lee)
    assert AuditEvent.objects.filter(kind="journal_hidden").count() == 1


def test_it_is_shown_again_by_who_hid_it_or_a_manager(as_robin, as_lee, as_sam, house, robin):
    hidden = {"hidden_at": TUESDAY, "hidden_by": robin, "hidden_why": "Taken back"}
    page = JournalPageFactory(house=house, words=WORDS, **hidden)
    path = f"{LIST}{page.pk}/show/"
    assert as_lee.post(path).status_code == 404
    assert as_robin.get(path).status_code == 405
    for client in (as_sam, as_robin):
        JournalPage.objects.update(**hidden)
        assert client.post(path).url == LIST
        assert client.post(path).url == LIST
        assert "blue mug" in text_of(as_lee.get(LIST))
    assert AuditEvent.objects.filter(kind="journal_shown").count() == 2


def test_hidden_twice_by_two_the_first_reason_stays(as_robin, as_lee, house):
    page = JournalPageFactory(house=house)
    as_robin.post(f"{LIST}{page.pk}/hide/", {"hidden_why": "First"})
    answer = as_lee.post(f"{LIST}{page.pk}/hide/", {"hidden_why": "Second"})
    assert "Someone has already hidden this page." in text_of(answer)
    page.refresh_from_db()
    assert page.hidden_why == "First"


def test_the_reason_names_nobody_unasked(as_robin, alex, house):
    page = JournalPageFactory(house=house)
    answer = as_robin.post(f"{LIST}{page.pk}/hide/", {"hidden_why": "Alex took it back"})
    assert "This seems to name Alex." in text_of(answer)


# Who reads it.


def test_it_is_the_houses_own(signed_in, as_ida, house, other_house):
    page = JournalPageFactory(house=house, words=WORDS)
    far = signed_in(person(other_house, "Pat", "manager"))
    assert "blue mug" not in text_of(far.get(LIST)) + text_of(far.get(f"{LIST}print/"))
    for path in ("hide/", "show/"):
        assert far.post(f"{LIST}{page.pk}/{path}").status_code == 404
    for path in ("", "new/", "print/"):
        assert as_ida.get(f"{LIST}{path}").status_code == 403


def test_as_a_booklet_the_first_page_comes_first(as_robin, house):
    for number, word in enumerate(("First", "Second", "Third")):
        JournalPageFactory(house=house, words=word, written_on=date(2026, 9 + number, 1))
    assert "First September 2026 Second October 2026 Third November 2026" in text_of(
        as_robin.get(f"{LIST}print/")
    )


def test_a_guest_reads_it_while_the_screen_is_turned_to_them(as_robin, alex, jo, house):
    JournalPageFactory(house=house, words=WORDS)
    hidden = {"hidden_at": TUESDAY, "hidden_by": house.memberships.first().user}
    JournalPageFactory(house=house, words="A secret", hidden_why="Not kind", **hidden)
    as_robin.post(f"/guests/{alex.guest_id}/together/")
    assert "The house journal" in text_of(as_robin.get(f"/guests/{alex.guest_id}/together/"))
    page = text_of(as_robin.get(f"/guests/{alex.guest_id}/together/journal/"))
    assert "Ask for the blue mug." in page
    assert "Not kind" not in page
    assert "A secret" not in page
    # It is the one page of the journal that is open then, and for this guest alone.
    for path in (LIST, f"{LIST}new/", f"{LIST}print/", f"/guests/{jo.guest_id}/together/journal/"):
        assert as_robin.get(path).url.startswith("/lock/")


@pytest.mark.parametrize("path", ["", "booklet/"])
def test_what_a_guest_signed_is_in_what_is_read_with_them(as_robin, alex, jo, house, path):
    JournalPageFactory(house=house, words=WORDS, stay=alex, signed_as="A. of the blue room")
    JournalPageFactory(house=house, words="Not signed")
    as_robin.post(f"/guests/{alex.guest_id}/together/")
    page = read_through(as_robin, f"/guests/{alex.guest_id}/together/{path}")
    assert "In the house journal" in page
    assert "A. of the blue room" in page
    assert "Not signed" not in page


def test_what_is_sent_from_behind_the_lock_waits_for_its_peer(client, robin, alex):
    robin.set_password("three quiet mornings")
    robin.save()
    signing_in = {"username": "robin", "password": "three quiet mornings"}
    client.post("/login/", signing_in)
    client.post("/lock/", {"lock": "1"})
    write(client)
    assert not JournalPage.objects.exists()
    client.post("/lock/", signing_in)
    page = client.get(f"{LIST}new/")
    assert "You typed this before, and it is not saved yet." in text_of(page)
    client.post(f"{LIST}new/", fields_of(page))
    assert JournalPage.objects.get().words.splitlines() == WORDS.splitlines()
    assert not Draft.objects.exists()


# What the database holds.


def refused(change):
    with pytest.raises(IntegrityError), transaction.atomic():
        change()


def test_a_page_has_words_and_unsigned_it_is_nobodys(house, alex):
    refused(lambda: JournalPageFactory(house=house, words=""))
    refused(lambda: JournalPageFactory(house=house, stay=alex, signed_as=""))
    with pytest.raises(ValidationError, match="not signed belongs to nobody"):
        JournalPage(house=house, words="x", stay=alex).validate_constraints()


@pytest.mark.parametrize("missing", ["hidden_at", "hidden_by", "hidden_why"])
def test_hiding_has_a_when_a_who_and_a_why(house, robin, missing):
    hidden = {"hidden_at": TUESDAY, "hidden_by": robin, "hidden_why": "Taken back"}
    hidden[missing] = "" if missing == "hidden_why" else None
    refused(lambda: JournalPageFactory(house=house, **hidden))


def test_the_journal_asks_as_much_for_twelve_pages_as_for_three(
    as_robin, house, robin, django_assert_num_queries
):
    def fill(pages):
        for number in range(pages):
            JournalPageFactory(house=house, words=f"Page {number}")
        JournalPageFactory(house=house, hidden_at=TUESDAY, hidden_by=robin, hidden_why="Taken back")

    def ask():
        with django_assert_num_queries(6):
            as_robin.get(LIST)

    fill(2)
    as_robin.get(LIST)
    ask()
    fill(11)
    ask()


def test_midnight_in_the_house_begins_a_new_day(as_robin):
    with time_machine.travel(TUESDAY.replace(day=25, hour=0, minute=1, tzinfo=NEW_YORK)):
        write(as_robin)
    assert JournalPage.objects.get().written_on == date(2026, 11, 25)
