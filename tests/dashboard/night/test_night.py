"""The night on one page: who is in, what each asked of it, whom nobody has seen, what is open."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEvent
from checkins.models import Entry, Round, SupportRequest
from dashboard.night.hours import night_of
from guests.models import Worldview
from shifts.models import FirePlan, OnCallNumber, Shift, ShiftTime
from shifts.times.actions import create_default_shift_times
from tests.checkins.factories import EntryFactory, SupportRequestFactory
from tests.conftest import TUESDAY, staying
from tests.dashboard.a_night import EARLY, KNOCK, a_night, at, check_in, is_away_until_nine
from tests.guests.factories import FollowUpFactory, TimeAwayFactory, WorldviewFactory
from tests.pages import text_of
from tests.shifts.factories import ShiftPersonFactory, ShiftTimeFactory

NIGHT = "/shifts/night/"


@pytest.fixture
def sky(house, alex, casey, jo):
    return a_night(house, alex, casey, jo)


@pytest.fixture
def overnight(house):
    create_default_shift_times(house=house, from_on=date(2026, 1, 1))
    return ShiftTime.objects.get(house=house, name="Overnight")


def page_at(client, *when, day=24):
    with at(*when, day=day):
        return text_of(client.get(NIGHT))


# Who is in, and what each asked of the night


def test_what_each_asked_of_the_night_in_full_with_when_it_was_said(as_robin, sky):
    assert (
        f"Alex Blue room “{KNOCK}” asked at the 4:30 check-in, not answered yet "
        "More support Mark as answered : more support, Alex "
        f"Casey Corner room “{EARLY}” said at the 4:30 check-in As usual "
        "Jo Garden room nothing said about the night · what helps: their own page (Jo) "
        "asked at 9:20 pm, not answered yet Some space Mark as answered : some space, Jo "
        "Not back yet Sky Attic room Planned back by 9:00 pm. Nobody has noted seeing them. "
        "That is all we know. I have seen Sky If you need someone"
    ) in page_at(as_robin, 23, 5)


def test_it_is_the_same_night_at_two(as_robin, sky):
    page = page_at(as_robin, 2, 0, day=25)
    assert f"“{KNOCK}” asked at the 4:30 check-in, not answered yet" in page
    assert "asked at 9:20 pm, not answered yet" in page
    assert "Planned back Tuesday by 9:00 pm. Nobody has noted seeing them" in page


def test_robin_has_seen_sky_and_comes_back_to_the_night(as_robin, sky):
    with at(23, 5):
        path = f"/guests/{sky.guest_id}/away/back/"
        page = as_robin.post(path, {"back": "night"}, follow=True)
    assert page.request["PATH_INFO"] == NIGHT
    assert "Sky is back, seen by Robin at 11:05 pm." in text_of(page)
    assert "Not back yet" not in text_of(page)
    assert "Sky Attic room nothing said about the night" in text_of(page)


def test_robin_has_knocked_and_the_page_says_who_answered(as_robin, alex, sky):
    entry = Entry.objects.get(stay=alex, round__which="afternoon")
    with at(22, 5):
        sent = {"support": "more", "back": "night"}
        page = as_robin.post(f"/check-ins/entries/{entry.pk}/answer/", sent, follow=True)
    assert page.request["PATH_INFO"] == NIGHT
    answered = f"“{KNOCK}” said at the 4:30 check-in answered by Robin 10:05 pm More support Casey"
    assert answered in text_of(page)
    assert answered in page_at(as_robin, 3, 0, day=25)


def test_their_own_page_is_named_only_while_it_is_shared(as_robin, sky):
    Worldview.objects.update(shared_at=None)
    page = page_at(as_robin, 23, 5)
    assert "their own page" not in page
    assert "Ask me before you help" not in page


def test_words_of_friday_say_that_they_are_of_friday(as_robin, house, alex):
    check_in(house, "afternoon", {alex: {"support": "space", "night": KNOCK}}, day=20)
    assert f"“{KNOCK}” asked at the 4:30 check-in, not answered yet" in page_at(
        as_robin, 2, 0, day=21
    )
    page = page_at(as_robin, 23, 5, day=22)
    assert f"“{KNOCK}” said Friday at the afternoon check-in, about Friday night" in page
    assert "nothing said about tonight" in page
    assert "asked at Friday afternoon's check-in, 2 days ago, not answered yet" in page
    assert "Ask if they still want that. Mark as answered" in page
    check_in(house, "morning", {alex: {}}, day=23)
    page = page_at(as_robin, 23, 5, day=23)
    assert "Alex Blue room nothing said about the night" in page
    assert "Some space" not in page


def test_after_the_morning_check_in_the_night_is_over(as_robin, house, alex, casey, sky):
    check_in(house, "morning", {alex: {}}, day=25, closed=False)
    page = page_at(as_robin, 10, 0, day=25)
    assert "Alex Blue room the morning check-in was held, so the night is over" in page
    assert f"Casey Corner room “{EARLY}”" in page
    assert "The night Wednesday, November 25, into Thursday" in page_at(as_robin, 12, day=25)


def test_as_usual_is_shown_for_tonight_alone(as_robin, house, alex):
    check_in(house, "afternoon", {alex: {"support": "usual"}}, day=23)
    assert "As usual" not in page_at(as_robin, 23, 5)
    assert "As usual" in page_at(as_robin, 1, 0, day=24)


def test_the_words_beside_a_request_are_there_in_full(as_robin, house, alex, jo):
    long = "Sit with me. " * 60
    check_in(house, "afternoon", {alex: {"support": "more", "support_looks_like": long}})
    with at(21, 20):
        SupportRequestFactory(stay=jo, support="more", words="A walk around the block")
    page = page_at(as_robin, 23, 5)
    assert long.strip() in page
    assert "“A walk around the block” asked at 9:20 pm" in page


def test_out_or_away(as_robin, house, alex, casey):
    TimeAwayFactory(stay=casey, from_on=date(2026, 11, 22), back_on=None)
    said = {"presence": "out", "night": "Back at eleven, leave the porch light on"}
    check_in(house, "afternoon", {alex: said})
    page = page_at(as_robin, 23, 5)
    assert "Who is in as far as anyone knows" in page
    assert (
        "Out, or away Alex Blue room Out at this afternoon's check-in. “Back at eleven, leave "
        "the porch light on” said at the 4:30 check-in Casey Corner room Away since Sunday, "
        "no return planned. I have seen Casey"
    ) in page


def test_whom_to_knock_for_and_what_they_asked_us(as_robin, house, alex, jo, robin):
    alex.if_not_seen = "Knock twice, then leave tea"
    alex.save()
    check_in(house, "morning", {alex: {}, jo: {}}, day=20)
    for day, which in ((20, "afternoon"), (23, "morning"), (23, "afternoon")):
        check_in(house, which, {jo: {}}, day=day)
    page = page_at(as_robin, 23, 5)
    assert (
        "Knock and ask how Alex is doing. They last came on Friday, November 20, to the morning "
        "check-in. They asked us: “Knock twice, then leave tea” Who is in"
    ) in page
    alex.if_not_seen = ""
    alex.save()
    page = page_at(as_robin, 23, 5)
    assert "We haven't asked what they would like us to do then. Ask them : Alex" in page
    alex.if_not_seen_asked_on = date(2026, 11, 2)
    alex.save()
    assert "We asked what they would like us to do then: nothing for now." in page_at(
        as_robin, 23, 5
    )


def test_what_peers_on_staff_said_is_not_on_it(as_robin, house, alex, lee):
    check_in(house, "afternoon", {alex: {}})
    words = {"support": "more", "night": "I am worn out", "support_looks_like": "A quiet night"}
    EntryFactory(round=Round.objects.get(), staff=lee, **words)
    page = page_at(as_robin, 23, 5)
    assert "worn out" not in page
    assert "quiet night" not in page
    assert "Lee" not in page


# The heading


@pytest.mark.parametrize(
    ("when", "heading"),
    [
        ((14, 0, 24), "The night Tuesday, November 24, into Wednesday Write"),
        ((21, 0, 24), "Tuesday, November 24, into Wednesday · overnight shift until 7:15 am Write"),
        ((23, 5, 24), "Tuesday, November 24, into Wednesday · overnight shift until 7:15 am Write"),
        ((2, 0, 25), "Tuesday, November 24, into Wednesday · overnight shift until 7:15 am Write"),
        ((7, 15, 25), "The night Tuesday, November 24, into Wednesday Write"),
        ((11, 59, 25), "The night Tuesday, November 24, into Wednesday Write"),
        ((12, 0, 25), "The night Wednesday, November 25, into Thursday Write"),
    ],
)
def test_which_night_it_is(as_robin, overnight, when, heading):
    hour, minute, day = when
    assert heading in page_at(as_robin, hour, minute, day=day).replace("Print the sheet ", "")


def test_a_house_without_shifts_or_with_none_through_the_night(as_robin, house):
    assert "into Wednesday Print the sheet" in page_at(as_robin, 23, 5)
    ShiftTimeFactory(house=house, name="Late", starts=time(16), ends=time(0))
    assert "into Wednesday Print the sheet" in page_at(as_robin, 23, 5)
    ShiftTimeFactory(house=house, name="Night watch", starts=time(22), ends=time(6))
    assert "into Wednesday · night watch shift until 6:00 am" in page_at(as_robin, 23, 5)


@pytest.mark.parametrize(
    ("moment", "heading"),
    [
        # The clocks go back at 2 am on November 1, 2026; it is 1:30 am twice.
        ("2026-11-01T05:30:00Z", "Saturday, October 31, into Sunday · overnight shift until 7:15"),
        ("2026-11-01T06:30:00Z", "Saturday, October 31, into Sunday · overnight shift until 7:15"),
        # And forward on March 8.
        ("2026-03-08T06:59:00Z", "Saturday, March 7, into Sunday · overnight shift until 7:15"),
        ("2026-03-08T07:01:00Z", "Saturday, March 7, into Sunday · overnight shift until 7:15"),
    ],
)
def test_in_the_nights_when_the_clocks_change(as_robin, overnight, moment, heading):
    with time_machine.travel(moment, tick=False):
        assert heading in text_of(as_robin.get(NIGHT))


def test_a_house_in_another_time_zone(as_robin, house, sky):
    """When it is 11:05 pm in New York it is 8:05 pm there: Sky is still expected."""
    house.time_zone = "America/Los_Angeles"
    house.save()
    page = page_at(as_robin, 23, 5)
    assert "Tuesday, November 24, into Wednesday" in page
    assert "Not back yet" not in page
    assert "asked at 6:20 pm, not answered yet" in page
    # There the day has begun that is still yesterday here.
    house.time_zone = "Europe/Berlin"
    house.save()
    assert "Tuesday, November 24, into Wednesday" in page_at(as_robin, 23, 5)


def test_until_noon_it_is_the_night_that_is_ending():
    zone = ZoneInfo("America/New_York")
    assert night_of(datetime(2026, 11, 25, 11, 59, tzinfo=zone)) == date(2026, 11, 24)
    assert night_of(datetime(2026, 11, 25, 12, tzinfo=zone)) == date(2026, 11, 25)


# Beside it


def test_the_number_in_large_letters_and_who_is_on_call(as_robin, house, overnight, sam, lee):
    page = page_at(as_robin, 23, 5)
    assert "If you need someone The house has no on-call number here yet. Ask a manager" in page
    OnCallNumber.objects.create(house=house, number="603 555 0142", words="Call early.")
    shift = Shift.objects.create(house=house, time=overnight, on=date(2026, 11, 24))
    for user in (sam, lee):
        ShiftPersonFactory(shift=shift, user=user, put_on_by=sam, is_on_call=True)
    page = page_at(as_robin, 23, 30)
    assert "If you need someone 603 555 0142 Sam and Lee are on call. Call early." in page


def test_the_houses_own_words_for_a_fire(as_robin, as_sam, house):
    page = page_at(as_robin, 23, 5)
    assert "Nothing is written yet about exits or what to do in a fire. Ask a manager" in page
    assert "what to do in a fire. Write it down Who is in the house now" in page_at(as_sam, 23, 5)
    FirePlan.objects.create(house=house, words="Out by the porch.\nMeet at the mailbox.")
    assert "bad minutes Out by the porch. Meet at the mailbox. Who is in the house now" in page_at(
        as_robin, 23, 5
    )


def test_what_is_still_open_tonight(as_robin, house, alex, overnight, robin, lee, other_house):
    def open_(words, **more):
        FollowUpFactory(**{"house": house, "words": words} | more)

    open_("Porch light for the late bus", for_shift="Overnight")
    open_("Sit with Alex after the call", stay=alex)
    open_("Batteries", due_on=date(2026, 11, 20), for_person=lee)
    open_("Bins out", due_on=date(2026, 11, 24))
    open_("My own errand", for_person=robin)
    open_("Lee's errand", for_person=lee)
    open_("For the day shift", for_shift="Day")
    open_("Next week's delivery", due_on=date(2026, 11, 30))
    open_("Elsewhere", house=other_house)
    open_("Done already", done_by=lee, done_at=TUESDAY)
    page = page_at(as_robin, 23, 5)
    assert (
        "Still open tonight Batteries · was due Friday, November 20 Bins out · due today "
        "Porch light for the late bus Sit with Alex after the call · about Alex My own errand "
        "Mark as done"
    ) in page
    assert "Porch light" in page_at(as_robin, 21)


def test_nothing_open(as_robin):
    assert "Still open tonight Nothing to follow up tonight." in page_at(as_robin, 23, 5)


def test_an_empty_house(as_robin):
    assert "No one is staying right now. Guests appear here from the day they arrive." in page_at(
        as_robin, 23, 5
    )


# Who may read it, and what it costs


def test_an_admin_reads_nobodys_words(as_ida, as_robin, sky):
    assert as_ida.get(NIGHT).status_code == 403
    assert NIGHT not in as_ida.get("/shifts/week/").content.decode()
    assert f'href="{NIGHT}"' in as_robin.get("/shifts/week/").content.decode()


def test_another_houses_guests_are_not_on_it(as_robin, stranger):
    check_in(stranger.guest.house, "afternoon", {stranger: {"night": KNOCK}})
    page = page_at(as_robin, 23, 5)
    assert "Stranger" not in page
    assert KNOCK not in page


def test_no_name_in_the_title_and_it_is_written_down_who_read_it(as_robin, as_sam, robin, sky):
    for _again in range(2):
        page = as_robin.get(NIGHT).content.decode()
    assert "<title>The night · Birch Street House</title>" in page
    read = AuditEvent.objects.filter(kind="night_read")
    assert read.get().person_id == robin.pk
    as_sam.get(NIGHT)
    with at(11):
        as_robin.get(NIGHT)
    assert read.count() == 3


def test_it_asks_as_much_for_ten_guests_as_for_one(as_robin, house, alex, overnight):
    def actor_of():
        with at(23, 5), CaptureQueriesContext(connection) as queries:
            as_robin.get(NIGHT)
        return len(queries)

    def a_guest(stay, said):
        said[stay] = {"support": "more", "night": KNOCK}
        SupportRequestFactory(stay=stay, support="more")
        WorldviewFactory(stay=stay)
        FollowUpFactory(house=house, stay=stay)

    said = {}
    a_guest(alex, said)
    check_in(house, "morning", {alex: {}}, day=23)
    check_in(house, "afternoon", said, day=23)
    actor_of()
    one = actor_of()
    said = {}
    more = [staying(house, f"Guest {n}", date(2026, 11, 2), f"Room {n}") for n in range(9)]
    for each in more:
        a_guest(each, said)
    check_in(house, "afternoon", said)
    for each in more[:3]:
        is_away_until_nine(each)
    assert SupportRequest.objects.count() == 10
    assert actor_of() == one <= 18


def test_words_are_escaped(as_robin, house):
    stay = staying(house, "A <b>guest", date(2026, 11, 2))
    check_in(house, "afternoon", {stay: {"night": "<script>alert(1)</script>"}})
    with at(23, 5):
        page = as_robin.get(NIGHT).content.decode()
    assert "<script>alert" not in page
    assert "A &lt;b&gt;guest" in page
