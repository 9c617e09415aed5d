"""What is to be followed up: carried from shift to shift, late first, done with one click."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import IntegrityError

from accounts.models import AuditEvent, Draft
from guests.follow_ups.actions import finish_follow_up, make_follow_up
from guests.models import FollowUp
from guests.wording.actions import create_default_word_list
from shifts.models import ShiftTime
from shifts.notes.actions import sign_note, withdraw_note
from tests.conftest import TUESDAY
from tests.guests.factories import FollowUpFactory
from tests.pages import IN_PLACE, fields_of, read_through, text_of
from tests.shifts.factories import ShiftTimeFactory
from ui.templatetags.ui import as_shift

PAGE = "/follow-ups/"
# In place, for the row that was pressed.
PRESSED = {**IN_PLACE, "HX-Target": "follow-up-1"}
DONE = f"{PAGE}?done=1"
BATTERIES = "New batteries for the smoke alarm upstairs"


def make(client, **said):
    return client.post(PAGE, {"words": BATTERIES} | said)


def done(client, follow_up, **said):
    return client.post(f"{PAGE}{follow_up.pk}/done/", said)


def test_robin_makes_one_for_whoever_is_here_and_lee_finds_it_on_today(
    as_robin, signed_in, lee, robin, house
):
    assert "follow-ups will show up here" in text_of(as_robin.get(PAGE))
    assert "Nothing to follow up." in text_of(as_robin.get("/"))
    assert make(as_robin, due_on="2026-11-26").url == PAGE
    follow_up = FollowUp.objects.get()
    assert (follow_up.house, follow_up.made_by, follow_up.for_person) == (house, robin, None)
    page = text_of(signed_in(lee).get("/"))
    assert f"Done: {BATTERIES} · by Thursday" in page


def test_about_a_guest_and_for_someone(as_robin, lee, alex):
    make(as_robin, words="Sit with Alex for the call", stay=alex.pk, for_person=lee.pk)
    page = text_of(as_robin.get(PAGE))
    assert "Sit with Alex for the call · about Alex · for Lee" in page
    made = AuditEvent.objects.get(kind="follow_up_made")
    assert made.guest_id == alex.guest_id
    assert "Sit with" not in repr(list(AuditEvent.objects.values()))


def test_for_the_overnight_shift(as_robin, times):
    make(as_robin, words="The porch light stays on", for_shift="Overnight", due_on="2026-11-24")
    said = "The porch light stays on · today · for the overnight shift"
    assert said in text_of(as_robin.get(PAGE))
    assert said in text_of(as_robin.get("/"))
    handing_over = text_of(as_robin.get("/shifts/handoff/"))
    assert "The porch light stays on · for the overnight shift · due today" in handing_over


def test_the_shifts_to_choose_from_are_those_of_these_days(as_robin, house, times, sam, actor_of):
    ShiftTimeFactory(house=house, name="Night watch", from_on=date(2026, 12, 24))
    ShiftTimeFactory(house=house, name="Given up", weekdays="", from_on=date(2026, 1, 1))
    offered = as_robin.get(PAGE).context["form"].fields["for_shift"].choices
    assert [name for _value, name in offered] == ["Any shift", "Day", "Evening", "Overnight"]


def test_a_house_without_shifts_is_not_asked_for_one(as_robin, house):
    assert "Any shift" not in text_of(as_robin.get(PAGE))
    make(as_robin, for_shift="Overnight")
    assert FollowUp.objects.get().for_shift == ""


def test_it_keeps_the_name_that_the_shift_had_then(as_robin, house, times):
    make(as_robin, for_shift="Overnight")
    ShiftTime.objects.filter(name="Overnight").update(name="Night")
    assert "for the overnight shift" in text_of(as_robin.get(PAGE))


@pytest.mark.parametrize(
    ("name", "said"), [("Evening", "evening shift"), ("AM shift", "AM shift"), ("X", "x shift")]
)
def test_a_shifts_name_within_a_sentence(name, said):
    assert as_shift(name) == said


def test_what_is_late_rises_to_the_top(as_robin, house):
    FollowUpFactory(house=house, words="Someday")
    FollowUpFactory(house=house, words="Tomorrow", due_on=date(2026, 11, 25))
    FollowUpFactory(house=house, words="Late", due_on=date(2026, 11, 23))
    page = text_of(as_robin.get("/"))
    assert "Late · overdue since Nov 23" in page
    assert page.index("Late") < page.index("Tomorrow ·") < page.index("Someday")


@pytest.mark.parametrize(("hour", "is_late"), [(23, False), (0, True)])
def test_it_is_late_from_the_houses_own_midnight(house, robin, actor_of, hour, is_late):
    row = FollowUpFactory(house=house, due_on=date(2026, 11, 24), for_person=None)
    now = TUESDAY.replace(hour=hour, minute=30) + timedelta(days=1 if hour == 0 else 0)
    with time_machine.travel(now):
        assert row.is_late(house.today()) is is_late


def test_what_someone_else_has_in_mind_is_on_their_today_until_it_is_late(
    as_robin, signed_in, lee, house, tuesday_morning
):
    FollowUpFactory(house=house, words="Ring the plumber", for_person=lee, due_on="2026-11-24")
    assert "Ring the plumber" not in text_of(as_robin.get("/"))
    assert "Ring the plumber" in text_of(as_robin.get(PAGE))
    assert "Ring the plumber" in text_of(signed_in(lee).get("/"))
    tuesday_morning.move_to(TUESDAY + timedelta(days=1))
    assert "Ring the plumber" in text_of(as_robin.get("/"))


class TestDone:
    def test_with_one_click_from_today(self, as_robin, robin, house):
        row = FollowUpFactory(house=house)
        for _ in range(2):
            assert done(as_robin, row, back="today").url == "/"
        row.refresh_from_db()
        assert (row.done_at, row.done_by, row.done_words) == (TUESDAY, robin, "")
        assert f"Undo : Done: {BATTERIES}" in text_of(as_robin.get("/"))
        assert BATTERIES not in text_of(as_robin.get("/"))
        in_place = as_robin.get("/", headers=PRESSED)
        assert f"Undo: {BATTERIES} · done by Robin, 9:31 am" in text_of(in_place)
        # Today showing what is new, by itself.
        assert BATTERIES not in text_of(as_robin.get("/", headers=IN_PLACE))
        assert AuditEvent.objects.filter(kind="follow_up_done").count() == 1
        page = as_robin.post(f"{PAGE}{row.pk}/take-up/", {"back": "today"}, follow=True)
        assert f"Done: {BATTERIES}" in text_of(page)
        assert FollowUp.objects.open().get() == row

    def test_after_a_press_in_place_the_newest_three_of_today_are_there_to_be_taken_back(
        self, as_robin, house, tuesday_morning
    ):
        for n in range(4):
            done(as_robin, FollowUpFactory(house=house, words=f"Thing {n}"), back="today")
            tuesday_morning.shift(60)
        as_robin.get("/")
        page = text_of(as_robin.get("/", headers=PRESSED))
        assert "Thing 0" not in page
        assert page.index("Thing 3") < page.index("Thing 2") < page.index("Thing 1")
        tuesday_morning.move_to(TUESDAY.replace(day=25, hour=0, minute=0))
        assert "Thing" not in text_of(as_robin.get("/", headers=PRESSED))

    def test_with_a_line_and_back_to_the_list(self, as_robin, house):
        row = FollowUpFactory(house=house)
        assert done(as_robin, row, done_words="Two left in the drawer", back="list").url == PAGE
        page = text_of(as_robin.get(DONE))
        assert "done November 24, 9:31 am by Robin Two left in the drawer" in page

    def test_the_first_line_stays_and_the_second_is_not_lost(
        self, signed_in, house, robin, lee, actor_of
    ):
        row = FollowUpFactory(house=house)
        finish_follow_up(by=actor_of(robin), follow_up=row, done_words="Done")
        again = finish_follow_up(by=actor_of(lee), follow_up=row)
        assert (again.done_by, again.done_words) == (robin, "Done")
        page = done(signed_in(lee), row, done_words="Two left", back="list")
        assert "Robin has already marked it as done." in text_of(page)
        assert fields_of(page)["done_words"] == "Two left"

    def test_a_line_that_is_too_long_is_kept_to_be_shortened(self, as_robin, house):
        row = FollowUpFactory(house=house)
        page = done(as_robin, row, done_words="x" * 301, back="today")
        assert "at most 300 characters" in text_of(page)
        assert fields_of(page)["done_words"] == "x" * 301
        assert FollowUp.objects.open().exists()

    def test_another_guests_name_in_the_line_is_asked_about_once(self, as_robin, alex, jo, house):
        row = FollowUpFactory(house=house, stay=alex)
        page = done(as_robin, row, done_words="Jo went along with Alex", back="today")
        assert "This seems to name Jo." in text_of(page)
        assert done(as_robin, row, **fields_of(page)).url == "/"
        row.refresh_from_db()
        assert row.done_words == "Jo went along with Alex"

    def test_a_line_that_waits_is_not_lost_to_a_plain_done(self, as_robin, house):
        row = FollowUpFactory(house=house)
        typing = {"done_words": "Two left", "typed": "1"}
        as_robin.post(f"{PAGE}{row.pk}/done/", typing, headers={"HX-Request": "true"})
        assert done(as_robin, row, done_words="").url == "/"
        assert Draft.objects.get().words == "Two left"
        page = as_robin.get(f"{PAGE}{row.pk}/done/")
        assert done(as_robin, row, **fields_of(page)).status_code == 302
        row.refresh_from_db()
        assert row.done_words == "Two left"
        assert not Draft.objects.exists()

    def test_and_not_done_after_all(self, as_robin, house):
        row = FollowUpFactory(house=house)
        done(as_robin, row, done_words="I think")
        for _ in range(2):
            as_robin.post(f"{PAGE}{row.pk}/take-up/")
        row.refresh_from_db()
        assert (row.done_at, row.done_by, row.done_words) == (None, None, "I think")
        page = as_robin.get(PAGE)
        assert f"{BATTERIES} I think" in text_of(page)
        assert 'value="I think"' in page.content.decode()
        assert AuditEvent.objects.filter(kind="follow_up_made").count() == 1

    def test_after_two_weeks_it_is_off_the_list(self, as_robin, house, tuesday_morning):
        done(as_robin, FollowUpFactory(house=house))
        as_robin.get("/")  # what was done has been said
        assert BATTERIES not in text_of(as_robin.get(PAGE))
        assert BATTERIES in text_of(as_robin.get(DONE))
        tuesday_morning.move_to(TUESDAY + timedelta(days=14))
        page = text_of(as_robin.get(DONE))
        assert BATTERIES not in page
        assert "Nothing was done in the last 14 days." in page

    def test_a_note_from_before_stays_when_today_says_done(self, as_robin, house):
        row = FollowUpFactory(house=house)
        done(as_robin, row, done_words="I think")
        as_robin.post(f"{PAGE}{row.pk}/take-up/")
        assert as_robin.post(f"{PAGE}{row.pk}/done/", {"back": "today"}).status_code == 302
        row.refresh_from_db()
        assert row.done_at
        assert row.done_words == "I think"
        as_robin.post(f"{PAGE}{row.pk}/take-up/")
        done(as_robin, row, done_words="")  # cleared on the list
        row.refresh_from_db()
        assert row.done_words == ""


class TestUnderTheWrongGuest:
    @pytest.fixture
    def row(self, house, alex, robin):
        return FollowUpFactory(house=house, stay=alex, words="Ring his sister", made_by=robin)

    def take_away(self, client, row):
        page = client.get(f"{PAGE}{row.pk}/withdraw/")
        assert "Is this in the wrong place?" in text_of(page)
        answer = client.post(f"{PAGE}{row.pk}/withdraw/", fields_of(page))
        assert answer.status_code == 302

    def test_only_that_it_was_there_stays(self, as_robin, as_sam, signed_in, lee, row, alex):
        as_lee = signed_in(lee)
        assert f"{row.pk}/withdraw/" in as_lee.get(PAGE).content.decode()
        self.take_away(as_lee, row)
        for path in (PAGE, DONE, "/", "/shifts/handoff/", f"{PAGE}{row.pk}/withdraw/"):
            assert "Ring his sister" not in text_of(as_lee.get(path))
        assert "A note was put here by mistake." in text_of(as_lee.get(DONE))
        for reader in (as_robin, as_sam):
            assert "Read what it was" in text_of(reader.get(DONE))
            assert "Ring his sister" in text_of(reader.get(f"{PAGE}{row.pk}/withdraw/"))
        taken = AuditEvent.objects.get(kind="follow_up_withdrawn")
        assert (taken.object_id, taken.guest_id) == (row.pk, alex.guest_id)
        assert AuditEvent.objects.filter(kind="withdrawn_read").count() == 2

    def test_read_together_it_says_that_it_was_a_mistake(self, as_robin, row, alex):
        self.take_away(as_robin, row)
        as_robin.post(f"/guests/{alex.guest_id}/together/")
        page = read_through(as_robin, f"/guests/{alex.guest_id}/together/")
        assert "Ring his sister" not in page
        assert "a note was put here by mistake" in page

    def test_a_line_that_comes_too_late_for_it_is_kept(self, as_robin, row):
        self.take_away(as_robin, row)
        page = done(as_robin, row, done_words="She comes on Friday")
        assert "It was removed because it was put under the wrong guest." in text_of(page)
        assert "Ring his sister" not in text_of(page)
        assert fields_of(page)["done_words"] == "She comes on Friday"

    def test_it_goes_with_the_note_that_asked_for_it(self, robin, lee, actor_of, house, alex):
        said = {"words": "His sister rang", "stay": alex, "follow_up": "Ring her back"}
        note = sign_note(by=actor_of(robin), **said)
        lees = make_follow_up(by=actor_of(lee), words="Ring his brother", stay=alex)
        sign_note(by=actor_of(robin), **said | {"follow_up": "Ring his brother"})
        assert set(note.follow_ups.all()) == set(FollowUp.objects.all())
        withdraw_note(by=actor_of(robin), note=note)
        assert list(FollowUp.objects.open()) == [lees]

    def test_unless_another_note_asks_for_the_same(self, robin, lee, actor_of, alex):
        said = {"stay": alex, "follow_up": "Ring her back"}
        note = sign_note(by=actor_of(robin), words="His sister rang", **said)
        second = sign_note(by=actor_of(lee), words="His sister rang again", **said)
        withdraw_note(by=actor_of(robin), note=note)
        assert FollowUp.objects.open().exists()
        withdraw_note(by=actor_of(lee), note=second)
        assert FollowUp.objects.open().exists(), "Lee's note takes away what Lee made"

    def test_pressed_on_an_old_page_it_is_not_taken_up_again(self, as_robin, row):
        done(as_robin, row)
        self.take_away(as_robin, row)
        page = text_of(as_robin.post(f"{PAGE}{row.pk}/take-up/", follow=True))
        assert "It was removed because it was put under the wrong guest." in page
        assert "Ring his sister" not in page
        row.refresh_from_db()
        assert row.done_at

    def test_nor_are_its_note_and_words_shown_by_their_address(self, as_robin, signed_in, lee, row):
        done(as_robin, row, done_words="She comes on Friday")
        self.take_away(as_robin, row)
        page = signed_in(lee).get(f"{PAGE}{row.pk}/done/").content.decode()
        assert "Ring his sister" not in page
        assert "She comes on Friday" not in page


class TestAtTheLock:
    @pytest.fixture(autouse=True)
    def locked(self, as_robin):
        as_robin.post("/lock/", {"lock": "1"})

    def test_what_is_sent_from_behind_it_waits_on_the_page(self, as_robin, robin, house):
        make(as_robin)
        assert Draft.objects.get().words == BATTERIES
        assert not FollowUp.objects.exists()

    def test_a_line_about_what_is_done_waits_with_it(self, as_robin, signed_in, robin, house):
        row, other = FollowUpFactory(house=house), FollowUpFactory(house=house, words="Ring back")
        done(as_robin, row, done_words="Two left in the drawer")
        done(as_robin, other, done_words="She was glad")
        assert FollowUp.objects.open().count() == 2
        unlocked = signed_in(robin)
        done(unlocked, other, done_words="She was glad")
        draft = Draft.objects.get()
        assert (draft.page, draft.words) == (f"{PAGE}{row.pk}/done/", "Two left in the drawer")
        assert fields_of(unlocked.get(draft.page))["done_words"] == "Two left in the drawer"


class TestNames:
    def test_a_guest_whom_it_is_not_about_is_asked_about_once(self, as_robin, alex, jo):
        page = make(as_robin, words="Ask Jo about the bicycle", stay=alex.pk)
        assert "This seems to name Jo." in text_of(page)
        as_robin.post(PAGE, fields_of(page))
        assert FollowUp.objects.get().words == "Ask Jo about the bicycle"

    def test_the_guest_it_is_about_may_be_named(self, as_robin, alex):
        make(as_robin, words="Ask Alex about the bicycle", stay=alex.pk)
        assert FollowUp.objects.exists()

    def test_about_nobody_it_names_nobody(self, as_robin, alex):
        assert "This seems to name Alex." in text_of(make(as_robin, words="Ask Alex"))


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"words": ""}, "Please write what needs doing."),
        ({"words": "x" * 301}, "at most 300 characters"),
        ({"words": "a\0b"}, "There is a character in this that can't be kept."),
        ({"due_on": "soon"}, "Please give a day, like 2026-03-21."),
        ({"due_on": "2126-11-24"}, "Is the year right?"),
        ({"for_person": "999999"}, "Please choose one from the list."),
        ({"for_shift": "Elevenses"}, "Please choose one from the list."),
        ({"stay": "Alex"}, "Please choose one from the list."),
    ],
)
def test_what_will_not_do_is_said_and_kept(as_robin, times, said, sentence):
    page = make(as_robin, **said)
    assert sentence in text_of(page)
    assert not FollowUp.objects.exists()


def test_a_word_to_think_about_is_there_after_it_is_made(as_robin, house):
    create_default_word_list(house=house)
    page = as_robin.get(make(as_robin, words="Talk about the client's shelf").url)
    assert "client →" in text_of(page)
    assert "client →" not in text_of(as_robin.get(PAGE))


def test_a_second_press_makes_it_once_and_when_done_it_can_be_made_again(house, robin, actor_of):
    first, second = (make_follow_up(by=actor_of(robin), words=BATTERIES) for _ in range(2))
    assert first == second
    finish_follow_up(by=actor_of(robin), follow_up=first)
    assert make_follow_up(by=actor_of(robin), words=BATTERIES) != first


def test_a_stranger_is_not_offered(as_robin, stranger):
    assert "Please choose one from the list." in text_of(make(as_robin, stay=stranger.pk))


def test_one_about_a_stay_can_be_read_as_long_as_the_stay(as_robin, as_sam, alex, house):
    row = FollowUpFactory(house=house, stay=alex, words="Send the letter on")
    alex.left_on = date(2026, 11, 20)
    alex.save()
    assert "Send the letter on" in text_of(as_robin.get(PAGE))
    alex.left_on = date(2026, 10, 20)
    alex.save()
    assert "Send the letter on" not in text_of(as_robin.get(PAGE))
    assert done(as_robin, row).status_code == 404
    assert "Send the letter on" in text_of(as_sam.get(PAGE))


def test_an_admin_sees_none(as_ida, ida, actor_of, house):
    FollowUpFactory(house=house)
    assert "follow up" not in text_of(as_ida.get("/"))
    assert not FollowUp.objects.readable_by(actor_of(ida)).exists()


@pytest.mark.parametrize("wrong", [{"done_at": TUESDAY}, {"withdrawn_at": TUESDAY}, {"words": ""}])
def test_the_database_keeps_it_whole(house, wrong):
    with pytest.raises(IntegrityError):
        FollowUpFactory(house=house, **wrong)


def test_twelve_ask_no_more_than_three(as_robin, alex, lee, house, django_assert_num_queries):
    def ask():
        with django_assert_num_queries(7):
            as_robin.get(PAGE)
        with django_assert_num_queries(8):
            as_robin.get(DONE)

    def more(number):
        for n in range(number):
            FollowUpFactory(house=house, stay=alex, for_person=lee, words=f"Thing {n}")
            row = FollowUpFactory(house=house, words=f"Done {n}")
            done(as_robin, row)
        as_robin.get("/")  # what was done has been said

    more(3)
    ask()
    more(9)
    ask()
