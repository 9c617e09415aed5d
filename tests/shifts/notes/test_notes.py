"""Shift notes: kept as they are typed, signed, added to, taken away from the wrong guest."""

import re
from datetime import date, timedelta

import pytest
import time_machine

from accounts.models import AuditEvent, Draft
from guests.models import FollowUp
from guests.wording.actions import create_default_word_list
from shifts.models import Amendment, Handoff, Note
from shifts.notes.actions import amend_note, sign_note, withdraw_note
from tests.conftest import TUESDAY, staying
from tests.pages import fields_of, text_of
from tests.shifts.factories import AmendmentFactory, NoteFactory

HOUSE_NOTE = "/shifts/notes/"
TYPING = {"HX-Request": "true"}


def path(stay):
    return f"/guests/{stay.guest_id}/notes/"


def test_a_note_about_a_guest_is_with_their_notes_from_the_moment_it_is_signed(
    as_robin, robin, alex, jo
):
    assert "will show up here" in text_of(as_robin.get(path(alex)))
    assert as_robin.post(path(alex), {"words": "Slept badly, talked till two"}).url == path(alex)
    note = Note.objects.get()
    assert (note.stay, note.house, note.author) == (alex, alex.guest.house, robin)
    page = text_of(as_robin.get(path(alex)))
    assert "Signed. The next shift will see it." in page
    assert "Slept badly, talked till two Robin, November 24, 9:31 am" in page
    assert "Slept badly" not in text_of(as_robin.get(path(jo)))
    signed = AuditEvent.objects.get(kind="note_signed")
    assert (signed.object_id, signed.guest_id) == (note.pk, alex.guest_id)
    assert "Slept" not in repr(list(AuditEvent.objects.values()))


def test_nothing_said_is_nothing_signed(as_robin, alex):
    page = as_robin.post(path(alex), {"words": " \n "})
    assert "Please write what to pass on." in text_of(page)
    assert not Note.objects.exists()


def test_a_note_for_the_house_is_with_the_shifts_and_with_no_guest(as_robin, alex):
    assert as_robin.post(HOUSE_NOTE, {"words": "The boiler clicks"}).url == "/shifts/"
    assert Note.objects.get().stay is None
    assert "For the house The boiler clicks Robin" in text_of(as_robin.get("/shifts/"))
    assert "boiler" not in text_of(as_robin.get(path(alex)))


def test_a_guests_name_is_asked_about_once_for_the_house_and_under_another_guest(
    as_robin, alex, jo
):
    for where, words in ((HOUSE_NOTE, "Alex has the key"), (path(jo), "Went out with Alex")):
        page = as_robin.post(where, {"words": words})
        assert "This seems to name Alex." in text_of(page)
        assert not Note.objects.filter(words=words).exists()
        assert as_robin.post(where, fields_of(page)).status_code == 302
        assert Note.objects.filter(words=words).exists()
    as_robin.post(path(alex), {"words": "Alex cooked for everyone"})
    assert Note.objects.filter(stay=alex).exists()


def test_pressed_twice_it_is_signed_once(as_robin, alex):
    for _ in range(2):
        as_robin.post(path(alex), {"words": "Slept badly"})
    assert Note.objects.count() == 1
    for _ in range(2):
        as_robin.post(f"/shifts/notes/{Note.objects.get().pk}/", {"words": "Better by noon"})
    assert Amendment.objects.count() == 1


def test_what_someone_went_back_to_ask_for_is_not_lost_on_the_second_press(as_robin, alex):
    as_robin.post(path(alex), {"words": "Waits for a letter"})
    again = {"words": "Waits for a letter", "follow_up": "Look in the mailbox"}
    for _ in range(2):
        as_robin.post(path(alex), again)
    assert Note.objects.count() == 1
    assert FollowUp.objects.get().words == "Look in the mailbox"


@pytest.mark.parametrize("day", ["0026-11-25", "9999-12-31"])
def test_a_follow_up_by_a_year_that_cannot_be_meant_is_asked_about(as_robin, alex, day):
    said = {"words": "Waits for a letter", "follow_up": "Look in the mailbox", "due_on": day}
    page = as_robin.post(path(alex), said)
    assert "Is the year right?" in text_of(page)
    assert fields_of(page)["due_on"] == day
    assert not Note.objects.exists()


def test_what_is_typed_is_kept_for_its_author_until_it_is_signed(as_robin, signed_in, lee, alex):
    answer = as_robin.post(path(alex), {"words": "Rang at th", "typed": "1"}, headers=TYPING)
    assert answer.content.decode() == "Kept for you at 9:31 am, not saved yet"
    assert not Note.objects.exists()
    as_robin.post(path(alex), {"words": "Rang at three", "typed": "1"}, headers=TYPING)
    page = as_robin.get(path(alex))
    assert fields_of(page)["words"] == "Rang at three"
    assert "You typed this before, and it is not saved yet." in text_of(page)
    assert "Rang at three" in text_of(as_robin.get("/"))
    assert fields_of(signed_in(lee).get(path(alex)))["words"] == ""
    as_robin.post(path(alex), {"words": "Rang at three"})
    assert not Draft.objects.exists()
    assert fields_of(as_robin.get(path(alex)))["words"] == ""


@pytest.mark.parametrize("where", ["guest", "house", "note"])
def test_sent_after_the_laptop_locked_it_waits_for_its_author(as_robin, house, alex, where):
    note = NoteFactory(house=house, stay=alex)
    page = {"guest": path(alex), "house": HOUSE_NOTE, "note": f"/shifts/notes/{note.pk}/"}[where]
    as_robin.post("/lock/", {"lock": "1"})
    assert as_robin.post(page, {"words": "Typed at the door"}).url.startswith("/lock/")
    assert (Draft.objects.get().page, Draft.objects.get().words) == (page, "Typed at the door")
    assert Note.objects.count() == 1


def test_a_signed_note_is_added_to_by_anyone_under_their_own_name(
    as_robin, signed_in, lee, house, alex, robin
):
    note = NoteFactory(house=house, stay=alex, author=robin, words="Slept badly")
    page = f"/shifts/notes/{note.pk}/"
    assert signed_in(lee).post(page, {"words": "Better by noon"}).url == page
    shown = text_of(as_robin.get(path(alex)))
    assert "Slept badly Robin" in shown
    assert "Added by Lee, November 24, 9:31 am Better by noon" in shown
    note.refresh_from_db()
    assert note.words == "Slept badly"


def test_a_note_under_the_wrong_guest_leaves_only_that_it_was_a_mistake(
    as_robin, as_sam, signed_in, lee, robin, house, alex
):
    note = NoteFactory(house=house, stay=alex, author=robin, words="Rang her sister")
    AmendmentFactory(note=note, author=robin, words="She rang back")
    as_lee = signed_in(lee)
    away = f"/shifts/notes/{note.pk}/withdraw/"
    assert "Is this in the wrong place?" in text_of(as_lee.get(away))
    as_lee.post(away)
    for page in (path(alex), f"/shifts/notes/{note.pk}/", away, "/shifts/"):
        shown = text_of(as_lee.get(page))
        assert "Rang her sister" not in shown
        assert "She rang back" not in shown
    assert "A note was put here by mistake." in text_of(as_lee.get(path(alex)))
    for reader in (as_robin, as_sam):
        assert "Rang her sister" in text_of(reader.get(f"/shifts/notes/{note.pk}/"))
    assert AuditEvent.objects.filter(kind="withdrawn_read").count() == 2
    page = as_lee.post(f"/shifts/notes/{note.pk}/", {"words": "One more thing"})
    assert "This note was removed." in text_of(page)
    assert Amendment.objects.count() == 1


def test_taken_away_twice_is_taken_away_once(house, alex, robin, actor_of):
    note = NoteFactory(house=house, stay=alex)
    first = withdraw_note(by=actor_of(robin), note=note)
    with time_machine.travel(TUESDAY.replace(hour=12)):
        again = withdraw_note(by=actor_of(robin), note=note)
    assert again.withdrawn_at == first.withdrawn_at


def test_reading_a_guests_notes_is_on_record(as_robin, alex):
    as_robin.get(path(alex))
    assert AuditEvent.objects.get(kind="guest_read").guest_id == alex.guest_id


def test_thirty_days_after_leaving_they_are_no_longer_a_peers_to_read(
    as_robin, as_sam, as_ida, house, alex
):
    note = NoteFactory(house=house, stay=alex, words="Said goodbye to everyone")
    alex.left_on = date(2026, 10, 20)
    alex.save()
    assert as_robin.get(f"/shifts/notes/{note.pk}/").status_code == 404
    assert "goodbye" not in text_of(as_robin.get("/shifts/"))
    assert "goodbye" in text_of(as_sam.get("/shifts/"))
    assert as_ida.get("/shifts/").status_code == 403


def test_a_note_of_another_house_is_not_there(as_robin, other_house, stranger):
    for note in (NoteFactory(house=other_house), NoteFactory(house=other_house, stay=stranger)):
        assert as_robin.get(f"/shifts/notes/{note.pk}/").status_code == 404
        assert as_robin.post(f"/shifts/notes/{note.pk}/withdraw/").status_code == 404


@pytest.mark.parametrize(
    "words",
    ["<b>bold</b> & <script>alert(1)</script>", "שלום עולם", "🌱" * 50, "x" * 20_000],
    ids=["html", "right to left", "emoji", "long"],
)
def test_shown_as_typed(as_robin, alex, words):
    as_robin.post(path(alex), {"words": words})
    assert Note.objects.get().words == words
    assert words in text_of(as_robin.get(path(alex)))


@pytest.mark.parametrize("words", ["a\x00b", "x" * 20_001], ids=["NUL", "too long"])
def test_refused_with_a_reason_and_nothing_lost(as_robin, alex, words):
    page = as_robin.post(path(alex), {"words": words})
    assert page.status_code == 200
    assert 'class="invalid-feedback"' in page.content.decode()
    assert not Note.objects.exists()
    kept = as_robin.post(path(alex), {"words": words, "typed": "1"}, headers=TYPING)
    assert kept.status_code == 200


def test_ten_notes_cost_what_one_costs(
    as_robin, house, alex, jo, robin, django_assert_max_num_queries
):
    def queries(page):
        with django_assert_max_num_queries(20) as asked:
            as_robin.get(page)
        return len(asked)

    pages = (path(alex), "/shifts/")
    NoteFactory(house=house, stay=alex)
    for page in pages:
        as_robin.get(page)
    before = [queries(page) for page in pages]
    for number in range(9):
        note = NoteFactory(house=house, stay=(alex, jo, None)[number % 3])
        AmendmentFactory(note=note)
    assert [queries(page) for page in pages] == before


def notes_on(client, page):
    html = client.get(page).content.decode()
    return [int(number) for number in re.findall("Note ([0-9]+) ends", html)], html


@pytest.mark.parametrize("where", ["guest", "house"])
def test_the_newest_weeks_are_open_and_the_earlier_ones_come_on_request(
    as_robin, house, alex, where
):
    page, stay = (path(alex), alex) if where == "guest" else ("/shifts/", None)
    for number in range(31):
        at = TUESDAY - timedelta(days=number)
        NoteFactory(house=house, stay=stay, words=f"Note {number} ends", signed_at=at)
    shown, html = notes_on(as_robin, page)
    # From Tuesday back to Monday a week ago.
    assert shown == list(range(9))
    assert "4 more weeks, back to October 25" in html
    assert "Show the week of November 9" in html
    read, address = [], ""
    while address is not None:
        shown, html = notes_on(as_robin, page + address)
        read += shown
        further = re.search(r'href="(\?before=[0-9]+)"', html)
        address = further and further[1]
    assert read == list(range(31))
    shown, html = notes_on(as_robin, f"{page}?all=1")
    assert shown == list(range(31))
    assert "data-print" in html


def test_whoever_reads_old_notes_about_someone_who_left_is_on_their_record(as_sam, alex, house):
    kim = staying(house, "Kim", date(2026, 3, 1), left_on=date(2026, 5, 1))
    for stay in (kim, alex):
        NoteFactory(house=house, stay=stay, words="Sang on the porch")
    reads = AuditEvent.objects.filter(kind="guest_read")
    assert "Sang on the porch" in text_of(as_sam.get("/shifts/"))
    assert not reads.exists()
    for page in ("/shifts/?all=1", "/shifts/?before=999"):
        assert "Sang on the porch" in text_of(as_sam.get(page))
        assert [each.guest_id for each in reads] == [kim.guest_id]


def test_what_was_signed_at_one_moment_is_neither_left_out_nor_shown_twice(as_robin, house):
    for number in range(23):
        NoteFactory(house=house, words=f"Note {number} ends")
    first, html = notes_on(as_robin, "/shifts/")
    second, html = notes_on(as_robin, "/shifts/" + re.search(r'href="(\?before=[0-9]+)"', html)[1])
    assert first + second == list(range(22, 2, -1))
    assert "Show the rest of the week of November 23" in html


@pytest.mark.parametrize("before", ["x", "9" * 30, "0", "٣"])
def test_before_no_note_the_newest_are_shown(as_robin, house, stranger, before):
    NoteFactory(house=house, words="Note 1 ends")
    assert notes_on(as_robin, f"/shifts/?before={before}")[0] == [1]


def test_what_is_folded_comes_when_it_is_asked_for(as_robin, robin, house):
    page = as_robin.get("/shifts/")
    assert "since" not in fields_of(page)
    assert {"since", "until", "author", "guest"} <= fields_of(
        as_robin.get("/shifts/?more=1")
    ).keys()
    handed_over = "/shifts/?handed-over=1"
    assert "Nothing was handed over in the last 7 days." in text_of(as_robin.get(handed_over))
    Handoff.objects.create(house=house, given_by=robin, reaches_back_to=TUESDAY)
    assert "Tuesday, November 24, 9:31 am by Robin" in text_of(as_robin.get(handed_over))


def test_the_day_of_a_note_is_the_houses(as_robin, robin, actor_of, house):
    with time_machine.travel(TUESDAY.replace(hour=23, minute=59)):
        note = sign_note(by=actor_of(robin), words="All quiet")
    with time_machine.travel(TUESDAY.replace(day=25, hour=0, minute=1)):
        amend_note(by=actor_of(robin), note=note, words="Still quiet")
        page = text_of(as_robin.get("/shifts/"))
    assert "The week of November 23, 2026 For the house All quiet" in page
    assert "November 24, 11:59 pm Added by Robin, November 25, 12:01 am Still quiet" in page


@pytest.mark.parametrize("where", ["guest", "house", "handoff"])
def test_a_word_to_think_about_is_hinted_after_signing_and_nothing_is_changed(
    as_robin, house, alex, where
):
    create_default_word_list(house=house)
    words = "The client refused to come down"
    page, sent = {
        "guest": (path(alex), {"words": words}),
        "house": (HOUSE_NOTE, {"words": words}),
        "handoff": ("/shifts/handoff/", {f"stay-{alex.pk}-words": words}),
    }[where]
    answer = as_robin.post(page, sent, follow=True)
    assert "Some words to think about" in text_of(answer)
    assert Note.objects.get().words == words
    quoted = {name: f"“{said}”" for name, said in sent.items()}
    assert "to think about" not in text_of(as_robin.post(page, quoted, follow=True))
    assert 'hx-post="/words/hint/"' in as_robin.get(page, {"about": "all"}).content.decode()
