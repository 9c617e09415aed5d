"""From the call to the day they come: saved in parts, in any order, and put right kindly."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from accounts.models import AuditEvent
from guests.models import Stay
from guests.stays.choices import FoundUs
from tests.conftest import staying
from tests.guests.factories import EnquiryFactory, RoomFactory
from tests.pages import fields_of, text_of


@pytest.fixture
def sky(house):
    return EnquiryFactory(guest__house=house, guest__name="Sky")


def path_of(stay):
    return f"/guests/{stay.guest_id}/coming/"


def save(client, stay, **said):
    """As someone does who opens the page, writes that and saves."""
    return client.post(path_of(stay), fields_of(client.get(path_of(stay))) | said)


def kinds_about(stay):
    events = AuditEvent.objects.filter(object_id=stay.pk, object_type="guests.stay")
    return set(events.values_list("kind", flat=True))


def test_the_conversation_the_decision_and_the_plan_one_after_the_other(
    as_ida, sky, robin, ida, house
):
    room = RoomFactory(house=house, name="Blue room")
    talked = save(
        as_ida, sky, talked_on="2026-11-23", talked_with=robin.pk, would_help="A door to close."
    )
    assert talked.url == path_of(sky)
    sky.refresh_from_db()
    assert (sky.talked_on, sky.talked_with) == (date(2026, 11, 23), robin)
    assert sky.is_enquiry

    save(as_ida, sky, decision="yes", decision_words="Both would like it.")
    sky.refresh_from_db()
    assert sky.is_coming
    assert (sky.decided_on, sky.decided_by) == (date(2026, 11, 24), ida)
    assert "coming, no day yet" in text_of(as_ida.get(path_of(sky)))
    assert "Coming Sky no day yet" in text_of(as_ida.get("/guests/"))

    save(as_ida, sky, arrives_on="2026-12-01", room=room.pk, is_adult="on")
    sky.refresh_from_db()
    assert (sky.room, sky.planned_leaving_on) == (room, date(2027, 2, 28))
    assert "arrives Tuesday, December 1" in text_of(as_ida.get(path_of(sky)))
    assert kinds_about(sky) == {"enquiry_noted", "talk_noted", "coming_decided", "stay_changed"}


def test_in_the_other_order_too(as_ida, sky):
    save(as_ida, sky, arrives_on="2026-12-01")
    assert "not decided yet, hopes to come Tuesday, December 1" in text_of(as_ida.get(path_of(sky)))
    save(as_ida, sky, decision="yes")
    save(as_ida, sky, would_help="Quiet", enquired_on="2026-11-19")
    sky.refresh_from_db()
    assert sky.is_coming
    assert sky.would_help == "Quiet"
    save(as_ida, sky, arrives_on="")
    sky.refresh_from_db()
    assert (sky.arrives_on, sky.planned_leaving_on) == (None, None)


def test_saving_what_is_there_writes_nothing(as_ida, sky):
    save(as_ida, sky)
    assert kinds_about(sky) == set()


def test_not_now_and_taken_up_again(as_ida, sky):
    save(as_ida, sky, decision="not_now", decision_words="After the holidays.")
    assert "Did not come Sky called November 20, 2026" in text_of(as_ida.get("/guests/"))
    assert "not now, after a call on November 20" in text_of(as_ida.get(path_of(sky)))
    save(as_ida, sky, decision="")
    sky.refresh_from_db()
    assert sky.is_enquiry
    assert (sky.decided_on, sky.decided_by) == (None, None)


def test_why_they_are_not_coming(as_ida, as_robin, sky):
    save(as_ida, sky, decision="not_now", why_not="no_room")
    sky.refresh_from_db()
    assert sky.why_not == "no_room"
    event = AuditEvent.objects.get(kind="coming_decided")
    assert sorted(event.fields) == ["decision", "why_not"]
    assert "Why not No room was free" in text_of(as_robin.get(path_of(sky)))
    booklet = as_robin.get(f"/guests/{sky.guest_id}/together/booklet/")
    assert "Why you didn't come No room was free" in text_of(booklet)
    # A room is free after all; what is still chosen in the list goes with the no.
    save(as_ida, sky, decision="yes")
    sky.refresh_from_db()
    assert (sky.decision, sky.why_not) == ("yes", "")
    event = AuditEvent.objects.filter(kind="coming_decided").latest("id")
    assert sorted(event.fields) == ["decision", "why_not"]


def test_why_not_is_kept_only_of_someone_who_is_not_coming(sky):
    sky.why_not = "no_room"
    with pytest.raises(ValidationError, match="kept only for someone who isn't coming"):
        sky.full_clean()
    with pytest.raises(IntegrityError, match="guests_stay_why_only_if_not_coming"):
        sky.save()


def test_not_while_they_have_another_stay(as_ida, sky):
    save(as_ida, sky, decision="chose_otherwise")
    staying(sky.guest.house, "Lou", date(2026, 11, 24))
    EnquiryFactory(guest=sky.guest)
    page = as_ida.get(f"{path_of(sky)}?stay={sky.pk}")
    said = fields_of(page) | {"decision": "yes"}
    refused = as_ida.post(f"{path_of(sky)}?stay={sky.pk}", said)
    assert "This guest has a stay already, or one that is planned." in text_of(refused)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"talked_on": "2026-11-25"}, "That day hasn't come yet."),
        ({"enquired_on": "2026-11-25"}, "That day hasn't come yet."),
        ({"arrives_on": "2026-11-19"}, "They can't arrive before the day of the first call."),
        (
            {"decision": "not_now", "arrives_on": "2026-12-01"},
            "It says they aren't coming. Change that first, or leave the day empty.",
        ),
        ({"why_not": "no_room"}, "This is for someone who isn't coming. Say so above"),
        ({"decision": "yes", "why_not": "no_room"}, "This is for someone who isn't coming."),
        ({"decision": "maybe"}, "Please choose one from the list."),
        ({"talked_with": "77"}, "Please choose one from the list."),
        ({"would_help": "x" * 20_001}, "at most 20000 characters"),
        ({"would_help": "a\0b"}, "There is a character in this that can't be kept."),
    ],
)
def test_what_contradicts_is_said_kindly_and_nothing_is_saved(as_ida, sky, said, sentence):
    page = save(as_ida, sky, called_by="their sister", **said)
    assert sentence in text_of(page)
    assert fields_of(page)["called_by"] == "their sister"
    sky.refresh_from_db()
    assert sky.called_by == ""


@pytest.mark.parametrize(
    "words", ["x" * 20_000, "مرحبا، أحتاج إلى هدوء", "🙂 quiet 🙂", "<b>bold</b>"]
)
def test_their_words_are_shown_as_they_were_said(as_ida, sky, words):
    save(as_ida, sky, would_help=words)
    sky.refresh_from_db()
    assert sky.would_help == words
    assert fields_of(as_ida.get(path_of(sky)))["would_help"] == words


def test_staffs_words_that_name_someone_else_are_asked_about_once(as_sam, sky, alex):
    said = {"decision": "yes", "decision_words": "Alex and they would get on."}
    asked = save(as_sam, sky, **said)
    assert "This seems to name Alex" in text_of(asked)
    assert as_sam.post(path_of(sky), fields_of(asked) | said).status_code == 302
    # What stands there has been asked about; other parts are saved without asking again.
    assert save(as_sam, sky, would_help="Alex told me of you.").status_code == 302


def test_a_room_that_is_someone_elses_is_refused_with_the_reason(as_ida, sky, alex):
    page = save(as_ida, sky, decision="yes", arrives_on="2026-12-01", room=alex.room_id)
    assert "The Blue room is Alex's until December 22." in text_of(page)
    sky.refresh_from_db()
    assert sky.is_enquiry
    same_day = save(as_ida, sky, decision="yes", arrives_on="2026-12-22", room=alex.room_id)
    assert same_day.status_code == 302


def test_a_wish_holds_no_room_and_a_yes_does(as_ida, sky, alex, house):
    save(as_ida, sky, arrives_on="2026-12-01", room=alex.room_id)
    lou = EnquiryFactory(guest__house=house, guest__name="Lou")
    plan = {"decision": "yes", "arrives_on": "2026-12-22", "room": alex.room_id}
    assert save(as_ida, lou, **plan).status_code == 302
    page = save(as_ida, sky, decision="yes", arrives_on="2026-12-23")
    assert "The Blue room is Lou's from December 22." in text_of(page)


def test_a_planned_guest_called_off_gives_the_room_back(as_ida, sky, alex, house):
    plan = {"decision": "yes", "arrives_on": "2026-12-22", "room": alex.room_id}
    save(as_ida, sky, **plan)
    off = f"/guests/{sky.guest_id}/arrival/off/"
    as_ida.post(off)
    lou = EnquiryFactory(guest__house=house, guest__name="Lou")
    assert save(as_ida, lou, **plan).status_code == 302
    page = as_ida.post(off, {"back": "1"}, follow=True)
    assert "The Blue room is Lou's from December 22." in text_of(page)


def test_two_who_write_at_once_lose_nothing(as_ida, as_sam, sky):
    idas, sams = fields_of(as_ida.get(path_of(sky))), fields_of(as_sam.get(path_of(sky)))
    as_ida.post(path_of(sky), idas | {"would_help": "Quiet", "called_by": "their sister"})
    both = as_sam.post(path_of(sky), sams | {"would_help": "Company", "found_us": "family"})
    assert "Someone else changed this while you were writing: “Quiet”." in text_of(both)
    sky.refresh_from_db()
    assert (sky.would_help, sky.found_us) == ("Quiet", "")
    # Having seen both, Sam decides; Ida's other line stands.
    assert as_sam.post(path_of(sky), fields_of(both) | {"would_help": "Both"}).status_code == 302
    sky.refresh_from_db()
    assert (sky.would_help, sky.found_us, sky.called_by) == (
        "Both",
        FoundUs.FAMILY,
        "their sister",
    )


def test_a_second_yes_says_what_was_decided_since(as_ida, as_sam, sky, ida):
    stale = fields_of(as_sam.get(path_of(sky)))
    save(as_ida, sky, decision="yes", arrives_on="2026-12-01")
    page = as_sam.post(path_of(sky), stale | {"decision": "not_now"})
    assert "Someone else changed this while you were writing: “Yes, they come”." in text_of(page)
    page = as_sam.post(path_of(sky), stale | {"arrives_on": "2026-12-02"})
    assert (
        "Someone else changed this while you were writing: it is December 1, 2026 now."
        in text_of(page)
    )
    sky.refresh_from_db()
    assert (sky.decision, sky.decided_by) == ("yes", ida)


def test_after_they_have_come_the_call_can_still_be_put_right(as_ida, alex):
    assert f'href="{path_of(alex)}"' in as_ida.get(f"/guests/{alex.guest_id}/").content.decode()
    page = as_ida.get(path_of(alex))
    assert "decision" not in fields_of(page)
    save(as_ida, alex, called_by="their sister")
    alex.refresh_from_db()
    assert alex.called_by == "their sister"
    late = as_ida.post(path_of(alex), {"initial-called_by": "their sister", "decision": "not_now"})
    alex.refresh_from_db()
    assert late.status_code == 302
    assert alex.decision == "yes"


def test_a_page_opened_before_they_came_moves_nobody(as_ida, as_sam, sky):
    save(as_ida, sky, decision="yes", arrives_on="2026-11-24")
    stale = fields_of(as_sam.get(path_of(sky)))
    as_ida.post(f"/guests/{sky.guest_id}/arrival/", {"arrived_on": "2026-11-24"})
    as_sam.post(path_of(sky), stale | {"decision": "not_now", "arrives_on": ""})
    sky.refresh_from_db()
    assert sky.is_here


def test_peers_read_it_and_do_not_write(as_robin, sky):
    sky.would_help = "A door to close."
    sky.save()
    page = as_robin.get(path_of(sky))
    assert "A door to close." in text_of(page)
    assert fields_of(page) == {}
    assert as_robin.post(path_of(sky), {"would_help": "Nothing"}).status_code == 403
    assert AuditEvent.objects.filter(kind="guest_read", guest_id=sky.guest_id).exists()


def test_a_peer_reads_it_for_a_month_and_no_longer(as_robin, as_ida, house):
    old = EnquiryFactory(
        guest__house=house,
        enquired_on=date(2026, 10, 1),
        decision="not_now",
        decided_on=date(2026, 10, 2),
        would_help="Quiet",
    )
    assert as_robin.get(path_of(old)).status_code == 404
    assert "Quiet" in text_of(as_ida.get(path_of(old)))
    assert "Quiet" not in text_of(as_robin.get(f"/guests/{old.guest_id}/"))


def test_every_page_of_someone_who_has_only_called_opens(as_sam, sky, house):
    closed = EnquiryFactory(
        guest__house=house, decision="not_now", decided_on=date(2026, 11, 21), enquired_on=None
    )
    open_day = EnquiryFactory(
        guest__house=house, decision="yes", decided_on=date(2026, 11, 21), enquired_on=None
    )
    pages = (
        "",
        "coming/",
        "edit/",
        "arrival/",
        "room/",
        "leaving/",
        "away/",
        "goals/",
        "check-ins/",
    )
    for stay in (sky, closed, open_day):
        for page in pages:
            assert as_sam.get(f"/guests/{stay.guest_id}/{page}").status_code == 200, page
    for stay in (sky, closed):
        page = as_sam.post(f"/guests/{stay.guest_id}/arrival/", {"arrived_on": "2026-11-24"})
        assert "Nobody has said yes yet." in text_of(page)
    as_sam.post(f"/guests/{open_day.guest_id}/arrival/", {"arrived_on": "2026-11-24"})
    assert Stay.objects.on_date(date(2026, 11, 24)).get() == open_day


def test_a_name_that_was_misheard_on_the_phone_is_put_right(as_ida, sky):
    path = f"/guests/{sky.guest_id}/edit/"
    as_ida.post(path, fields_of(as_ida.get(path)) | {"name": "Skye"})
    sky.guest.refresh_from_db()
    assert sky.guest.name == "Skye"
