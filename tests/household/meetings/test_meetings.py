"""House meetings: an agenda from anyone, who came, what was said, what was decided."""

from datetime import date, time, timedelta
from importlib import import_module

import pytest
import time_machine
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from hypothesis import given
from hypothesis import strategies as st

from accounts.access.permissions import Role
from accounts.models import AuditEvent, Draft
from guests.models import FollowUp
from household.agreements.actions import create_default_agreements
from household.meetings.actions import (
    MeetingChanges,
    close_meeting,
    take_off_agenda_item,
    write_meeting,
)
from household.meetings.days import Weekly, next_weekly
from household.models import (
    AgendaItem,
    Agreement,
    Decision,
    Meeting,
    MeetingAttendance,
    MeetingReopening,
    MeetingTime,
)
from tests.conftest import TUESDAY, person, staying
from tests.guests.factories import FollowUpFactory
from tests.household.meetings.factories import (
    AgendaItemFactory,
    AttendanceFactory,
    DecisionFactory,
    MeetingFactory,
    MeetingTimeFactory,
)
from tests.pages import fields_of, read_through, text_of

PAGE = "/household/meetings/"
PLAN = f"{PAGE}another-day/"
SUNDAY = TUESDAY.replace(day=29, hour=17, minute=5)
SAID = "The kettle is slow, and mornings are full. Quiet after ten was good this week."


@pytest.fixture
def sundays(house):
    return MeetingTimeFactory(house=house)


@pytest.fixture
def meeting(house):
    """Last Sunday's, still open."""
    return MeetingFactory(house=house)


def path(meeting):
    return f"{PAGE}{meeting.pk}/"


def shown(client, meeting):
    """What a browser holds of the page; of several ticks under one name it tells the last."""
    return fields_of(client.get(path(meeting)))


def write(client, meeting, **said):
    """As a page that was opened just now sends it, with these fields touched."""
    row = Meeting.objects.get(pk=meeting.pk)
    came = [each.key for each in MeetingAttendance.objects.filter(meeting=meeting, came=True)]
    talked = list(AgendaItem.objects.filter(meeting=meeting).values_list("pk", flat=True))
    sent = {
        "came": came,
        "initial-came": came,
        "talked": talked,
        "initial-talked": talked,
        "led_by": row.key,
        "initial-led_by": row.key,
        "said": row.said,
        "initial-said": row.said,
    }
    return client.post(path(meeting), sent | said)


def close(client, meeting):
    assert write(client, meeting, close="1").url == path(meeting)
    meeting.refresh_from_db()
    assert meeting.is_closed


class TestWhen:
    @pytest.mark.parametrize(
        ("now", "on"),
        [
            (TUESDAY, date(2026, 11, 29)),
            (SUNDAY.replace(hour=0, minute=0), date(2026, 11, 29)),
            (SUNDAY.replace(hour=23, minute=59), date(2026, 11, 29)),
            (SUNDAY.replace(hour=23, minute=59) + timedelta(minutes=1), date(2026, 12, 6)),
        ],
    )
    def test_once_a_week_and_all_day_long(self, sundays, now, on):
        times = [sundays.as_weekly()]
        with time_machine.travel(now):
            assert next_weekly(times, sundays.house.today()) == (on, time(17))

    @given(st.integers(1, 7), st.dates(date(2026, 1, 1), date(2027, 12, 31)))
    def test_it_is_on_its_weekday_and_within_a_week(self, weekday, today):
        on, _at = next_weekly([Weekly(weekday, time(17), date(2025, 1, 1))], today)
        assert on.isoweekday() == weekday
        assert 0 <= (on - today).days < 7
        later, _at = next_weekly([Weekly(weekday, time(17), date(2025, 1, 1))], today, {on})
        assert later == on + timedelta(days=7)

    def test_a_new_house_meets_on_sundays_at_five(self, client, db, settings):
        settings.SETUP_IS_OPEN = True
        house = {"name": "Juniper", "time_zone": "America/New_York", "rooms": "3"}
        ida = {"display_name": "Ida", "username": "ida", "password": "river and tea 1"}
        client.post("/setup/", house | ida | {"pronouns": "", "is_manager": "on"})
        assert "Sunday, 5:00 pm" in text_of(client.get(PAGE))

    def test_houses_that_were_here_before_do_so_too(self, house, other_house):
        MeetingTimeFactory(house=other_house, weekday=3)
        migration = import_module("household.migrations.0001_meetings")
        for _ in range(2):
            migration.begin_meetings(apps, None)
        row = MeetingTime.objects.get(house=house)
        assert (row.weekday, row.at, row.from_on) == (7, time(17), date(2026, 11, 24))
        assert MeetingTime.objects.get(house=other_house).weekday == 3

    def test_sam_changes_it_from_a_day_on(self, as_sam, sundays):
        where = f"{PAGE}time/"
        assert "Once a week: Sunday, 5:00 pm" in text_of(as_sam.get(where))
        said = {"weekday": "3", "at": "18:30", "from_on": "2026-12-01"}
        for _ in range(2):
            assert as_sam.post(where, said).url == where
        assert "From Tuesday, December 1, 2026: Wednesday, 6:30 pm." in text_of(as_sam.get(where))
        assert MeetingTime.objects.count() == 2
        assert AuditEvent.objects.filter(kind="meeting_time_set").count() == 2
        # This Sunday's is the last one of a Sunday.
        assert "Sunday, 5:00 pm The next house meeting, November 29." in text_of(as_sam.get(PAGE))
        with time_machine.travel(TUESDAY + timedelta(days=6)):
            assert "Wednesday, 6:30 pm" in text_of(as_sam.get(PAGE))

    @pytest.mark.parametrize(
        ("said", "sentence"),
        [
            ({"at": ""}, "Please give a time."),
            ({"at": "late"}, "Please give a time, like 9:30 or 16:30."),
            ({"weekday": "8"}, "Please choose one from the list."),
            ({"from_on": "2026-11-23"}, "The past can't be changed"),
        ],
    )
    def test_times_that_will_not_do(self, as_sam, sundays, said, sentence):
        good = {"weekday": "3", "at": "18:30", "from_on": "2026-12-01"}
        assert sentence in text_of(as_sam.post(f"{PAGE}time/", good | said))
        assert MeetingTime.objects.count() == 1

    def test_it_is_under_house_for_manager_and_admin(self, as_sam, as_ida, house):
        for client in (as_sam, as_ida):
            assert f"{PAGE}time/" in client.get("/house/").content.decode()

    def test_without_a_time_it_says_so(self, as_robin, as_sam, house):
        assert "No time is set for the house meeting yet." in text_of(as_robin.get(PAGE))
        assert "Set the time" in text_of(as_sam.get(PAGE))
        assert as_robin.get(PLAN).status_code == 200


class TestAnotherDay:
    def test_a_meeting_is_moved_and_the_one_it_replaces_is_gone(self, as_robin, sundays):
        page = text_of(as_robin.get(PLAN))
        assert "This replaces the meeting on Sunday, November 29" in page
        said = {"on": "2026-11-30", "at": "18:00", "instead": "2026-11-29"}
        for _ in range(2):
            assert as_robin.post(PLAN, said).url == PAGE
        assert Meeting.objects.get().instead_of_on == date(2026, 11, 29)
        assert "Monday, 6:00 pm" in text_of(as_robin.get(PAGE))
        assert AuditEvent.objects.filter(kind="meeting_planned").count() == 1
        # Moved once more, it is only there.
        as_robin.post(PLAN, said | {"on": "2026-12-02", "instead": "2026-11-30"})
        assert "Wednesday, December 2, 6:00 pm" in text_of(as_robin.get(PAGE))

    def test_moved_back_to_its_day_it_is_there(self, as_robin, sundays):
        as_robin.post(PLAN, {"on": "2026-12-01", "at": "18:00", "instead": "2026-11-29"})
        as_robin.post(PLAN, {"on": "2026-11-29", "at": "17:00", "instead": "2026-12-01"})
        assert "Sunday, 5:00 pm" in text_of(as_robin.get(PAGE))
        today = text_of(as_robin.get("/"))
        assert "Sun House meeting, 5:00 pm" in today
        assert today.count("House meeting") == 1

    def test_planned_again_on_its_day_it_is_back_and_on_record(self, as_robin, house, sundays):
        MeetingFactory(house=house, on=date(2026, 11, 29), at=time(17))
        as_robin.post(PLAN, {"on": "2026-12-01", "at": "18:00", "instead": "2026-11-29"})
        assert "Sunday, 5:00 pm" not in text_of(as_robin.get(PAGE))
        as_robin.post(PLAN, {"on": "2026-11-29", "at": "17:00"})
        assert "Sunday, 5:00 pm" in text_of(as_robin.get(PAGE))
        assert AuditEvent.objects.filter(kind="meeting_planned").count() == 2

    def test_what_the_tick_meant_is_not_another_meeting(self, as_robin, sundays, tuesday_morning):
        """Opened on Sunday evening, sent after midnight."""
        tuesday_morning.move_to(TUESDAY.replace(day=29, hour=23, minute=50))
        page = as_robin.get(PLAN)
        assert 'value="2026-11-29"' in page.content.decode()
        sent = {"on": "2026-12-01", "at": "18:00", "instead": "2026-11-29"}
        tuesday_morning.move_to(TUESDAY.replace(day=29, hour=23) + timedelta(hours=2))
        page = text_of(as_robin.post(PLAN, sent))
        assert "By now the next meeting is another one. Please look again." in page
        assert "This replaces the meeting on Sunday, December 6" in page
        assert not Meeting.objects.exists()

    def test_one_more_leaves_the_weekly_one_be(self, as_robin, sundays, tuesday_morning):
        as_robin.post(PLAN, {"on": "2026-11-26", "at": "18:00"})
        assert "Thursday, 6:00 pm" in text_of(as_robin.get(PAGE))
        tuesday_morning.move_to(TUESDAY + timedelta(days=3))
        assert "Sunday, 5:00 pm" in text_of(as_robin.get(PAGE))

    def test_an_earlier_one_opens_to_be_written(self, as_robin, sundays):
        page = as_robin.post(PLAN, {"on": "2026-11-22", "at": "17:00"})
        assert page.url == path(Meeting.objects.get())

    def test_one_to_come_can_be_read_and_not_written(self, as_robin, house):
        coming = MeetingFactory(house=house, on=date(2026, 11, 29))
        AgendaItemFactory(house=house)
        page = text_of(as_robin.get(path(coming)))
        assert "It hasn't happened yet." in page
        assert "On the agenda so far The kettle" in page
        assert write(as_robin, coming, said=SAID).url == path(coming)
        page = text_of(as_robin.get(path(coming)))
        assert "This meeting hasn't happened yet. Your words are kept on Today." in page
        assert SAID in text_of(as_robin.get("/"))
        coming.refresh_from_db()
        assert coming.said == ""

    @pytest.mark.parametrize(
        ("said", "sentence"),
        [
            ({"on": ""}, "Please choose the day."),
            ({"at": "25:00"}, "Please give a time, like 9:30 or 16:30."),
            ({"on": "2029-11-29"}, "more than two years away"),
        ],
    )
    def test_days_that_will_not_do(self, as_robin, sundays, said, sentence):
        page = as_robin.post(PLAN, {"on": "2026-11-26", "at": "18:00"} | said)
        assert sentence in text_of(page)
        assert not Meeting.objects.exists()


class TestTheAgenda:
    def test_anyone_puts_something_on_it_named_or_not(self, as_robin, robin, alex, sundays):
        assert "What anyone would like to talk about shows up here" in text_of(as_robin.get(PAGE))
        as_robin.post(PAGE, {"words": "The kettle", "person": f"stay-{alex.pk}"})
        as_robin.post(PAGE, {"words": "Doors at night", "person": ""})
        page = text_of(as_robin.get(PAGE))
        assert "The kettle · Alex" in page
        assert "2 things on the agenda." in page
        named, unnamed = AgendaItem.objects.order_by("id")
        assert (named.stay, named.staff) == (alex, None)
        assert (unnamed.stay, unnamed.staff, unnamed.person_name) == (None, None, "")
        added = AuditEvent.objects.filter(kind="agenda_item_added").order_by("id")
        assert [each.guest_id for each in added] == [alex.guest_id, None]
        assert "Doors" not in repr(list(AuditEvent.objects.values()))

    def test_pressed_twice_it_is_there_once(self, as_robin, house):
        for _ in range(2):
            as_robin.post(PAGE, {"words": "The kettle"})
        assert AgendaItem.objects.count() == 1

    def test_a_guests_name_is_asked_about_once(self, as_robin, alex, house):
        page = as_robin.post(PAGE, {"words": "That Alex sings"})
        assert "This seems to name Alex." in text_of(page)
        as_robin.post(PAGE, fields_of(page))
        assert AgendaItem.objects.get().words == "That Alex sings"

    @pytest.mark.parametrize(
        ("said", "sentence"),
        [
            ({"words": ""}, "Please write what to talk about."),
            ({"words": "x" * 301}, "at most 300 characters"),
            ({"words": "a\0b"}, "There is a character in this that can't be kept."),
            ({"person": "stay-99999999999999999999"}, "Please choose one from the list."),
        ],
    )
    def test_what_will_not_do_is_said_and_kept(self, as_robin, house, said, sentence):
        page = as_robin.post(PAGE, {"words": "The kettle"} | said)
        assert sentence in text_of(page)
        assert not AgendaItem.objects.exists()

    def test_a_stranger_is_not_offered(self, as_robin, house, stranger):
        page = as_robin.post(PAGE, {"words": "Hello", "person": f"stay-{stranger.pk}"})
        assert "Please choose one from the list." in text_of(page)

    def test_what_nobody_needs_any_more_is_taken_off(self, as_robin, robin, house):
        item = AgendaItemFactory(house=house)
        for _ in range(2):
            assert as_robin.post(f"/household/agenda/{item.pk}/off/").url == PAGE
        assert "The kettle" not in text_of(as_robin.get(PAGE))
        item.refresh_from_db()
        assert (item.taken_off_at, item.taken_off_by) == (TUESDAY, robin)
        assert AuditEvent.objects.get(kind="agenda_item_taken_off").object_id == item.pk
        assert not AuditEvent.objects.filter(kind="agenda_item_added").exists()

    def test_what_was_talked_about_since_stays(self, as_robin, meeting):
        item = AgendaItemFactory(house=meeting.house, meeting=meeting)
        page = as_robin.post(f"/household/agenda/{item.pk}/off/", follow=True)
        assert "This has already been talked about" in text_of(page)
        item.refresh_from_db()
        assert item.taken_off_at is None

    def test_what_a_meeting_does_not_get_to_waits_for_the_next(self, as_robin, meeting):
        kettle = AgendaItemFactory(house=meeting.house)
        doors = AgendaItemFactory(house=meeting.house, words="Doors at night")
        write(as_robin, meeting, talked=[kettle.pk])
        close(as_robin, meeting)
        page = text_of(as_robin.get(path(meeting)))
        assert "What was talked about The kettle" in page
        assert "Doors at night" not in page
        assert "The kettle" not in text_of(as_robin.get(PAGE))
        assert list(AgendaItem.objects.waiting()) == [doors]

    def test_what_was_taken_off_since_is_in_nobodys_way(self, as_robin, robin, actor_of, meeting):
        item = AgendaItemFactory(house=meeting.house)
        take_off_agenda_item(by=actor_of(robin), item=item)
        assert write(as_robin, meeting, talked=[item.pk, "kettle"], said=SAID).url == path(meeting)
        assert Meeting.objects.get().said == SAID

    def test_a_tick_is_taken_back(self, as_robin, meeting):
        kettle = AgendaItemFactory(house=meeting.house, meeting=meeting)
        write(as_robin, meeting, talked=[])
        kettle.refresh_from_db()
        assert kettle.meeting is None


class TestTheMeeting:
    def test_it_is_opened_on_its_day(self, as_robin, sundays):
        assert "Open the meeting" not in text_of(as_robin.get(PAGE))
        with time_machine.travel(SUNDAY, tick=False):
            page = as_robin.get(PAGE)
            assert "Today, 5:00 pm The next house meeting." in text_of(page)
            assert "Open the meeting" in text_of(page)
            for _ in range(2):
                response = as_robin.post(PLAN, {"on": "2026-11-29", "at": "17:00"})
            assert response.url == path(Meeting.objects.get())
            assert "Continue the meeting" in text_of(as_robin.get(PAGE))

    def test_all_of_it_is_written_at_once(self, as_robin, robin, lee, alex, jo, casey, meeting):
        kettle = AgendaItemFactory(house=meeting.house)
        came = [f"stay-{alex.pk}", f"stay-{jo.pk}", f"staff-{lee.pk}"]
        response = write(
            as_robin,
            meeting,
            came=came,
            led_by=f"stay-{casey.pk}",
            talked=[kettle.pk],
            said=SAID,
            decision="Buy a second kettle",
            decision_who=f"staff-{lee.pk}",
            decision_by="2026-11-28",
        )
        assert response.url == path(meeting)
        close(as_robin, meeting)
        page = text_of(as_robin.get(path(meeting)))
        assert "led by Casey" in page
        # Whoever led it came.
        assert "Who came Alex, Casey, Jo, Lee" in page
        assert f"What was said {SAID}" in page
        assert "What was decided Buy a second kettle · Lee · by Saturday" in page
        assert "Closed November 24, 9:31 am by Robin." in page
        page = text_of(as_robin.get(PAGE))
        assert "Sunday, November 22, 2026 4 came · 1 decided" in page
        assert "Decided, and still to do Buy a second kettle · Lee · by Saturday" in page
        assert AuditEvent.objects.filter(kind="meeting_written").count() == 2
        assert "kettle" not in repr(list(AuditEvent.objects.values()))

    def test_everyone_here_on_that_day_can_be_ticked(
        self, as_robin, lee, sam, ida, alex, jo, house
    ):
        jo.left_on = date(2026, 11, 23)
        jo.save()
        staying(house, "Late", date(2026, 11, 23))
        before = MeetingFactory(house=house, on=date(2026, 11, 15))
        page = text_of(as_robin.get(path(before)))
        assert "Who came Alex Jo Lee Robin Sam Who led it" in page

    def test_who_was_ticked_by_mistake_did_not_come(
        self, as_robin, robin, actor_of, alex, jo, meeting
    ):
        write(as_robin, meeting, came=[f"stay-{alex.pk}", f"stay-{jo.pk}"])
        write(as_robin, meeting, came=[f"stay-{jo.pk}"])
        came = (
            MeetingAttendance.objects.readable_by(actor_of(robin))
            .filter(meeting=meeting)
            .for_list()
        )
        assert [each.person_name for each in came] == ["Jo"]
        write(as_robin, meeting, came=[f"stay-{alex.pk}", f"stay-{jo.pk}"])
        assert came.all().count() == 2

    def test_whoever_leads_it_came(self, as_robin, alex, meeting):
        write(as_robin, meeting, led_by=f"stay-{alex.pk}")
        write(as_robin, meeting, came=[])
        assert MeetingAttendance.objects.get().came
        write(as_robin, meeting, came=[], led_by="")
        assert not MeetingAttendance.objects.get().came

    def test_a_page_opened_earlier_undoes_nothing(self, as_robin, alex, jo, meeting):
        AttendanceFactory(meeting=meeting, stay=jo)
        Meeting.objects.update(said=SAID)
        old = {"came": [f"stay-{alex.pk}"], "initial-came": [], "said": "", "initial-said": ""}
        assert as_robin.post(path(meeting), old).url == path(meeting)
        meeting.refresh_from_db()
        assert meeting.said == SAID
        assert MeetingAttendance.objects.filter(came=True).count() == 2

    def test_two_who_write_at_once_lose_nothing(self, as_robin, robin, meeting):
        Meeting.objects.update(said="Lee wrote this")
        mine = {"said": "Robin wrote that", "initial-said": ""}
        page = as_robin.post(path(meeting), mine)
        assert "Someone else changed this while you were writing: “Lee wrote this”." in text_of(
            page
        )
        assert fields_of(page)["said"] == "Robin wrote that"
        assert Draft.objects.get().words == "Robin wrote that"
        both = fields_of(page) | {"said": "Lee wrote this. Robin wrote that."}
        assert as_robin.post(path(meeting), both).url == path(meeting)
        meeting.refresh_from_db()
        assert meeting.said == "Lee wrote this. Robin wrote that."
        assert not Draft.objects.exists()

    def test_line_ends_of_a_browser_are_no_change(self, as_robin, meeting):
        write(as_robin, meeting, said="One\r\ntwo")
        meeting.refresh_from_db()
        assert meeting.said == "One\ntwo"
        seen = {"said": "One\r\ntwo\r\nthree", "initial-said": "One\r\ntwo"}
        assert write(as_robin, meeting, **seen).url == path(meeting)

    def test_a_name_is_asked_about_once_and_then_stays(self, as_robin, alex, meeting):
        page = write(as_robin, meeting, said="Alex cooked")
        assert "This seems to name Alex." in text_of(page)
        assert as_robin.post(path(meeting), fields_of(page)).url == path(meeting)
        # It was meant so: what is added now is not asked about again.
        assert write(as_robin, meeting, said="Alex cooked. It was good.").url == path(meeting)

    def test_a_decision_without_words_is_asked_for(self, as_robin, lee, meeting):
        for said in ({"decision_who": f"staff-{lee.pk}"}, {"decision_by": "2026-11-28"}):
            page = write(as_robin, meeting, **said)
            assert "Please write what was decided." in text_of(page)
        assert not Decision.objects.exists()

    @pytest.mark.parametrize(
        ("said", "sentence"),
        [
            ({"said": "x" * 20_001}, "at most 20000 characters"),
            ({"said": "a\0b"}, "There is a character in this that can't be kept."),
            ({"decision": "x" * 301}, "at most 300 characters"),
            ({"came": ["stay-1; drop"]}, "Please choose one from the list."),
            ({"led_by": "nobody-3"}, "Please choose one from the list."),
            ({"decision": "Buy it", "decision_by": "soon"}, "Please give a day, like 2026-03-21."),
        ],
    )
    def test_what_will_not_do_is_said_and_nothing_is_lost(self, as_robin, meeting, said, sentence):
        page = write(as_robin, meeting, **said)
        assert page.status_code == 200
        assert sentence in text_of(page)
        assert not Decision.objects.exists()
        for name in ("said", "decision"):
            if isinstance(said.get(name), str) and "\0" not in said[name]:
                assert fields_of(page)[name] == said[name]

    @pytest.mark.parametrize(
        "words", ["أهلا بكم في البيت", "🍲 soup for all", "<b>bold</b> & “so”"]
    )
    def test_every_way_of_writing_is_kept(self, as_robin, meeting, words):
        write(as_robin, meeting, said=words, decision=words)
        meeting.refresh_from_db()
        assert meeting.said == words
        assert Decision.objects.get().words == words
        assert words in text_of(as_robin.get(path(meeting)))

    def test_pressed_twice_it_is_decided_once(self, as_robin, meeting):
        for _ in range(2):
            write(as_robin, meeting, decision="Buy a second kettle")
        assert Decision.objects.count() == 1


class TestWordsThatWait:
    def test_what_can_not_be_saved_is_its_authors_draft(self, as_robin, as_sam, robin, meeting):
        write(as_robin, meeting, said="x" * 20_001)
        draft = Draft.objects.get()
        assert (draft.author, draft.field, draft.page) == (robin, "said", path(meeting))
        assert draft.title == "A house meeting"
        page = as_robin.get(path(meeting))
        assert "You typed this before" in text_of(page)
        assert fields_of(page)["said"] == "x" * 20_001
        assert fields_of(as_sam.get(path(meeting)))["said"] == ""
        assert as_robin.post(path(meeting), fields_of(page) | {"said": "x"}).url == path(meeting)
        assert not Draft.objects.exists()

    def test_as_it_is_typed_it_is_kept(self, as_robin, robin, meeting):
        typing = {"said": SAID, "initial-said": "", "typed": "1"}
        answer = as_robin.post(path(meeting), typing, headers={"HX-Request": "true"})
        assert text_of(answer) == "Kept for you at 9:31 am, not saved yet"
        assert Draft.objects.get().words == SAID
        meeting.refresh_from_db()
        assert meeting.said == ""
        assert fields_of(as_robin.get(path(meeting)))["said"] == SAID
        # Taken away again, nothing is left to be kept.
        as_robin.post(path(meeting), typing | {"said": ""}, headers={"HX-Request": "true"})
        assert not Draft.objects.exists()

    def test_a_draft_says_what_someone_else_wrote_since(self, as_robin, meeting):
        typing = {"said": SAID, "initial-said": "", "typed": "1"}
        as_robin.post(path(meeting), typing, headers={"HX-Request": "true"})
        Meeting.objects.update(said="Lee wrote this")
        page = as_robin.get(path(meeting))
        assert fields_of(page)["said"] == SAID
        assert "not saved yet. What is there now: “Lee wrote this”" in text_of(page)

    def test_behind_the_lock_it_waits_on_the_page(self, client, robin, alex, meeting):
        robin.set_password("three quiet mornings")
        robin.save()
        door = {"username": "robin", "password": "three quiet mornings"}
        client.post("/login/", door)
        client.post("/lock/", {"lock": "1"})
        response = write(client, meeting, said=SAID, decision="Buy a kettle")
        assert response.url.startswith("/lock/?next=")
        meeting.refresh_from_db()
        assert meeting.said == ""
        client.post("/lock/", door)
        page = client.get(path(meeting))
        assert fields_of(page)["said"] == SAID
        assert fields_of(page)["decision"] == "Buy a kettle"
        assert "You typed this before, and it is not saved yet." in text_of(page)
        assert client.post(path(meeting), fields_of(page)).url == path(meeting)
        meeting.refresh_from_db()
        assert (meeting.said, Decision.objects.count()) == (SAID, 1)

    def test_in_a_meeting_that_was_closed_since_it_is_on_today(self, as_robin, meeting):
        Meeting.objects.update(closed_at=TUESDAY, closed_by=person(meeting.house, "Ana", "peer"))
        page = as_robin.post(path(meeting), {"said": SAID, "initial-said": ""}, follow=True)
        assert "This meeting is closed, so nothing was changed in it." in text_of(page)
        assert SAID in text_of(as_robin.get("/"))


class TestClosed:
    @pytest.fixture
    def closed(self, as_robin, meeting):
        write(as_robin, meeting, said=SAID)
        close(as_robin, meeting)
        return meeting

    def test_it_is_read_and_not_written(self, as_robin, robin, actor_of, closed):
        assert "<textarea" not in as_robin.get(path(closed)).content.decode()
        with pytest.raises(ValidationError, match="This meeting is closed"):
            write_meeting(
                by=actor_of(robin), meeting=closed, changes=MeetingChanges(said=(SAID, "Else"))
            )

    def test_pressed_twice_it_is_closed_once(self, robin, actor_of, closed):
        close_meeting(by=actor_of(robin), meeting=closed)
        assert AuditEvent.objects.filter(kind="meeting_written").count() == 2

    def test_what_is_saved_does_not_wait_under_today(self, as_robin, meeting):
        sent = fields_of(as_robin.get(path(meeting))) | {"said": SAID, "close": "1"}
        for _ in range(2):
            as_robin.post(path(meeting), sent)
        assert not Draft.objects.exists()

    def test_sam_opens_it_again_with_a_reason_and_what_was_there_is_kept(
        self, as_robin, as_sam, closed
    ):
        where = f"{path(closed)}reopening/"
        assert where not in as_robin.get(path(closed)).content.decode()
        assert where in as_sam.get(path(closed)).content.decode()
        assert "Please say why" in text_of(as_sam.post(where, {"reason": ""}))
        for _ in range(2):
            assert as_sam.post(where, {"reason": "The kettle was forgotten"}).url == path(closed)
        assert MeetingReopening.objects.count() == 1
        assert "It's already open" in text_of(as_sam.get(where))
        write(as_robin, closed, said="Shorter")
        page = text_of(as_robin.get(path(closed)))
        assert "Opened again November 24, 9:31 am by Sam: The kettle was forgotten" in page
        assert f"What it said before {SAID}" in page

    def test_a_reason_typed_while_sam_opened_it_again_is_kept(
        self, house, as_sam, signed_in, closed
    ):
        where = f"{path(closed)}reopening/"
        as_sam.post(where, {"reason": "The kettle was forgotten"})
        as_kim = signed_in(person(house, "Kim", Role.MANAGER))
        page = text_of(as_kim.post(where, {"reason": "The lamp was forgotten"}, follow=True))
        assert "Sam has already opened it again, so your reason was not saved." in page
        assert "Your words are kept on Today." in page
        assert MeetingReopening.objects.get().reason == "The kettle was forgotten"
        assert Draft.objects.get().words == "The lamp was forgotten"


class TestDecisions:
    @pytest.fixture
    def decision(self, meeting, lee):
        return DecisionFactory(meeting=meeting, staff=lee, by_on=date(2026, 11, 28))

    def test_done_with_one_click_and_not_done_after_all(self, as_robin, robin, decision):
        where = f"/household/decisions/{decision.pk}/"
        for _ in range(2):
            assert as_robin.post(f"{where}done/", {"back": "list"}).url == PAGE
        decision.refresh_from_db()
        assert (decision.done_at, decision.done_by) == (TUESDAY, robin)
        assert "Buy a second kettle" not in text_of(as_robin.get(PAGE))
        assert AuditEvent.objects.filter(kind="decision_done").count() == 1
        as_robin.post(f"{where}done/", {"undone": "1"})
        assert "Buy a second kettle" in text_of(as_robin.get(PAGE))

    def test_late_ones_say_so(self, as_robin, decision):
        with time_machine.travel(TUESDAY + timedelta(days=5)):
            assert "· Lee · was due Saturday, November 28" in text_of(as_robin.get(PAGE))

    def test_a_decision_opens_a_follow_up_in_one_short_form(self, as_robin, lee, decision):
        where = f"/household/decisions/{decision.pk}/"
        page = as_robin.get(where)
        said = fields_of(page)
        assert (said["words"], said["for_person"], said["due_on"]) == (
            "Buy a second kettle",
            str(lee.pk),
            "2026-11-28",
        )
        for _ in range(2):
            assert as_robin.post(where, said).url == path(decision.meeting)
        follow_up = FollowUp.objects.get()
        assert (follow_up.for_person, follow_up.due_on) == (lee, date(2026, 11, 28))
        decision.refresh_from_db()
        assert decision.follow_up == follow_up
        assert "See it under To follow up" in text_of(as_robin.get(where))
        # From a page that is older than that.
        assert as_robin.post(where, said | {"words": "Ask for a kettle"}).url == where
        page = text_of(as_robin.get(where))
        assert "There is already a follow-up for it: Buy a second kettle" in page
        assert "Ask for a kettle" in text_of(as_robin.get("/"))
        assert FollowUp.objects.get() == follow_up

    def test_a_decision_opens_a_proposal_with_its_words(self, as_robin, house, decision):
        create_default_agreements(house=house, from_on=house.today())
        page = as_robin.get(f"/household/decisions/{decision.pk}/").content.decode()
        quiet = Agreement.objects.get(topic="Quiet hours")
        for path in ("new/", f"{quiet.pk}/propose/"):
            link = f"/household/agreements/{path}?decision={decision.pk}"
            assert link in page
            assert fields_of(as_robin.get(link))["why"] == decision.words
        for odd in ("x", "9" * 30, "0"):
            link = f"/household/agreements/new/?decision={odd}"
            assert fields_of(as_robin.get(link))["why"] == ""

    def test_when_it_is_followed_up_it_is_done(self, as_robin, decision):
        decision.follow_up = FollowUpFactory(house=decision.meeting.house)
        decision.save()
        assert "Buy a second kettle" in text_of(as_robin.get(PAGE))
        as_robin.post(f"/follow-ups/{decision.follow_up.pk}/done/")
        assert "Buy a second kettle" not in text_of(as_robin.get(PAGE))
        assert Decision.objects.get().is_done

    def test_one_that_a_guest_does_is_about_them(self, as_robin, alex, meeting):
        decision = DecisionFactory(meeting=meeting, stay=alex)
        said = fields_of(as_robin.get(f"/household/decisions/{decision.pk}/"))
        assert (said["stay"], said["for_person"]) == (str(alex.pk), "")

    def test_the_way_there_from_an_open_meeting_saves_the_page_first(self, as_robin, decision):
        response = write(as_robin, decision.meeting, said=SAID, decision_page=decision.pk)
        assert response.url == f"/household/decisions/{decision.pk}/"
        assert Meeting.objects.get().said == SAID

    def test_what_is_only_agreed_is_nothing_to_do(self, as_robin, meeting):
        DecisionFactory(meeting=meeting, words="Quiet after ten stays")
        assert "Nothing decided at a meeting is still to do." in text_of(as_robin.get(PAGE))


@pytest.mark.parametrize(
    ("factory", "wrong"),
    [
        (MeetingFactory, {"closed_at": TUESDAY}),
        (MeetingFactory, {"instead_of_on": date(2026, 11, 22)}),
        (MeetingTimeFactory, {"weekday": 8}),
        (AgendaItemFactory, {"words": ""}),
        (AgendaItemFactory, {"taken_off_at": TUESDAY}),
        (DecisionFactory, {"words": ""}),
        (DecisionFactory, {"done_at": TUESDAY}),
        (AttendanceFactory, {}),
    ],
)
def test_the_database_keeps_it_whole(db, factory, wrong):
    with pytest.raises(IntegrityError):
        factory(**wrong)


@pytest.mark.parametrize("factory", [MeetingFactory, AgendaItemFactory, DecisionFactory])
def test_one_person_at_most(alex, lee, factory):
    with pytest.raises(IntegrityError):
        factory(stay=alex, staff=lee)


def test_once_a_day_and_each_person_once(house, alex, meeting):
    row = Meeting(house=house, on=meeting.on, at=time(18))
    with pytest.raises(ValidationError, match="There is a meeting on that day already"):
        row.full_clean()
    AttendanceFactory(meeting=meeting, stay=alex)
    with pytest.raises(IntegrityError):
        AttendanceFactory(meeting=meeting, stay=alex)


def test_another_houses_meetings_stay_there(as_robin, other_house):
    MeetingFactory(house=other_house)
    AgendaItemFactory(house=other_house, words="Elsewhere")
    page = text_of(as_robin.get(PAGE))
    assert "Elsewhere" not in page
    assert "November 22" not in page


class TestTwelveAskNoMoreThanThree:
    def more(self, house, meeting, start, number):
        for n in range(start, start + number):
            stay = staying(house, f"Guest {n}", date(2026, 11, 1), f"Room {n}")
            peer = person(house, f"Staff{n}", "peer")
            for each in ({"stay": stay}, {"staff": peer}):
                AttendanceFactory(meeting=meeting, **each)
                AgendaItemFactory(house=house, words=f"Thing {n}", **each)
                DecisionFactory(meeting=meeting, words=f"Decision {n}", **each)
            MeetingFactory(house=house, on=date(2026, 10, 1) + timedelta(days=n))

    def test_the_list(self, as_robin, house, sundays, meeting, django_assert_num_queries):
        self.more(house, meeting, 0, 3)
        with django_assert_num_queries(12):
            as_robin.get(PAGE)
        self.more(house, meeting, 3, 9)
        with django_assert_num_queries(12):
            as_robin.get(PAGE)

    def test_a_meeting(self, as_robin, house, meeting, django_assert_num_queries):
        self.more(house, meeting, 0, 3)
        with django_assert_num_queries(10):
            as_robin.get(path(meeting))
        self.more(house, meeting, 3, 9)
        with django_assert_num_queries(10):
            as_robin.get(path(meeting))


def test_a_guest_reads_of_the_meetings_what_is_about_them(as_robin, robin, alex, jo, meeting):
    Meeting.objects.update(stay=alex, said=SAID)
    AttendanceFactory(meeting=meeting, stay=alex)
    AgendaItemFactory(house=meeting.house, stay=alex, meeting=meeting, added_by=robin)
    AgendaItemFactory(house=meeting.house, words="Doors at night")
    DecisionFactory(meeting=meeting, stay=alex, words="Ask Jo about the bench", noted_by=robin)
    as_robin.post(f"/guests/{alex.guest_id}/together/")
    page = read_through(as_robin, f"/guests/{alex.guest_id}/together/")
    assert "House meetings November 22, 2026 you came, and led it" in page
    assert "talked about November 22, 2026 What is written The kettle" in page
    assert "Ask another guest about the bench decided November 22, 2026" in page
    assert "Doors at night" not in page
    assert SAID not in page
