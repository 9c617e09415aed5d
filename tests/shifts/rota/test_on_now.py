"""Who is on now, by name, at the top of every page: at midnight, on changed clocks, with nobody."""

from datetime import UTC, date, datetime, timedelta
from unittest.mock import patch

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.access.permissions import Role
from accounts.models import Membership
from shifts.rota.now import OnNow, read_on_now
from tests.conftest import NEW_YORK, ROUND, TUESDAY, person
from tests.pages import text_of
from tests.shifts.factories import OnCallNumberFactory, ShiftPersonFactory, ShiftTimeFactory
from ui.templatetags.ui import dial


@pytest.fixture
def rota(on_shift, robin, lee, sam):
    """Tuesday: Robin by day, Lee in the evening, Robin again overnight with Sam on call."""
    on_shift(robin, "Day", 24)
    on_shift(lee, "Evening", 24)
    on_shift(robin, "Overnight", 24)
    on_shift(sam, "Overnight", 24, is_on_call=True)


def at(hour, minute=0, *, day=24):
    return time_machine.travel(TUESDAY.replace(day=day, hour=hour, minute=minute))


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        (at(9), "On now: Robin"),
        (at(15), "On now: Robin, Lee"),
        (at(15, 15), "On now: Lee"),
        (at(23), "On now: Lee, Robin · on call: Sam"),
        (at(23, 59), "On now: Robin · on call: Sam"),
        (at(0, 0, day=25), "On now: Robin · on call: Sam"),
        (at(7, 14, day=25), "On now: Robin · on call: Sam"),
        (at(7, 15, day=25), "On now: nobody yet"),
        (at(6, day=24), "On now: nobody yet"),
    ],
)
def test_through_the_day_and_the_night(as_robin, rota, when, shown):
    with when:
        assert f" {shown} Find Robin : you" in text_of(as_robin.get("/"))


def test_on_every_page_for_everyone_who_works_here(as_robin, as_sam, as_ida, rota, alex):
    for client, path in (
        (as_robin, "/"),
        (as_robin, f"/guests/{alex.guest_id}/"),
        (as_robin, "/shifts/week/"),
        (as_sam, "/house/"),
        (as_ida, "/guests/"),
        (as_ida, "/password/"),
    ):
        assert "On now: Robin" in text_of(client.get(path)), path


@pytest.mark.parametrize("fold", [0, 1])
def test_both_times_that_it_is_half_past_one_when_clocks_go_back(as_robin, lee, on_shift, fold):
    on_shift(lee, "Overnight", 31, month=10)
    night = datetime(2026, 11, 1, 1, 30, tzinfo=NEW_YORK, fold=fold)
    with time_machine.travel(night.astimezone(UTC)):
        assert "On now: Lee" in text_of(as_robin.get("/"))


def test_the_night_in_which_clocks_go_forward(as_robin, lee, on_shift):
    on_shift(lee, "Overnight", 7, month=3)
    before = datetime(2026, 3, 8, 6, 59, tzinfo=UTC)  # 1:59 am; a minute later it is 3:00
    for moment in (before, before + timedelta(minutes=1), before + timedelta(hours=4, minutes=15)):
        with time_machine.travel(moment):
            assert "On now: Lee" in text_of(as_robin.get("/"))
    with time_machine.travel(datetime(2026, 3, 8, 11, 15, tzinfo=UTC)):  # 7:15 am
        assert "On now: nobody yet" in text_of(as_robin.get("/"))


def test_where_no_shift_is_on_nothing_is_said(as_robin, house):
    assert "On now" not in text_of(as_robin.get("/"))
    ShiftTimeFactory(house=house, weekdays="67")
    assert "On now" not in text_of(as_robin.get("/"))


def test_a_name_is_there_once_in_the_overlap(as_robin, robin, on_shift):
    on_shift(robin, "Day", 24)
    on_shift(robin, "Evening", 24)
    with at(15, 5):
        assert "On now: Robin Find Robin : you" in text_of(as_robin.get("/"))


def test_not_who_was_taken_off_nor_who_has_left_the_team(as_sam, robin, lee, on_shift):
    on_shift(lee, "Day", 24)
    someone = on_shift(robin, "Day", 24)
    as_sam.post(f"/shifts/people/{someone.pk}/off/")
    assert "On now: Lee Find Sam : you" in text_of(as_sam.get("/"))
    Membership.objects.filter(user=lee).update(ended_on=date(2026, 11, 24))
    assert "On now: nobody yet" in text_of(as_sam.get("/"))


def test_another_houses_people_are_not_on_here(as_robin, rota, other_house):
    ShiftPersonFactory(shift__time__house=other_house, user__display_name="Pat")
    assert "Pat" not in text_of(as_robin.get("/"))


def test_a_name_is_written_as_a_name(as_robin, robin, on_shift):
    robin.display_name = "<b>Robin</b> & עִם"
    robin.save()
    on_shift(robin, "Day", 24)
    assert "On now: &lt;b&gt;Robin&lt;/b&gt; &amp; עִם" in as_robin.get("/").content.decode()


def test_it_is_asked_in_one_query_however_many_are_on(
    actor_of, robin, rota, house, on_shift, django_assert_num_queries
):
    by = actor_of(robin)
    with django_assert_num_queries(1):
        assert read_on_now(by).names == ["Robin"]
    for number in range(9):
        on_shift(person(house, f"Peer {number}", Role.PEER), "Day", 24)
    with django_assert_num_queries(1):
        assert len(read_on_now(by).names) == 10


@pytest.mark.parametrize(
    "page", ["/guests/{}/notes/", "/shifts/notes/", "/shifts/handoff/", "/follow-ups/"]
)
def test_a_page_that_offers_the_shifts_asks_no_second_time(as_robin, rota, alex, page):
    with CaptureQueriesContext(connection) as asked:
        as_robin.get(page.format(alex.guest_id))
    of_now = [each for each in asked.captured_queries if "UNION ALL" in each["sql"]]
    assert len([each for each in of_now if "shifts_shifttime" in each["sql"]]) == 1


def test_pages_without_a_header_do_not_ask(as_robin, rota, alex):
    """The page that is read together, and what htmx swaps into a page."""
    with patch("shifts.context.read_on_now", return_value=OnNow(False, [], [], [])) as read:
        as_robin.get("/")
        read.assert_called_once()
        read.reset_mock()
        as_robin.post(f"/guests/{alex.guest_id}/together/", follow=True)
        assert "On now" not in text_of(as_robin.get(f"/guests/{alex.guest_id}/together/"))
        as_robin.get("/what-we-keep/")
        read.assert_not_called()


def test_a_save_in_a_round_does_not_ask(as_robin, rota, alex):
    sent = {f"stay-{alex.pk}-presence": "here", "card": f"stay-{alex.pk}"}
    with patch("shifts.context.read_on_now") as read:
        saved = as_robin.post(ROUND, sent, headers={"HX-Request": "true"})
        assert saved.status_code == 200
        assert "Saved" in text_of(saved)
        read.assert_not_called()


def test_the_sign_in_page_says_nothing_of_it(client, rota):
    assert "On now" not in text_of(client.get("/login/"))


NUMBER, WORDS = "603 555 0142", "The phone is in the office"


@pytest.fixture
def number(house):
    return OnCallNumberFactory(house=house, number=NUMBER, words=WORDS)


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        (at(9), f"On now: Robin · on call {NUMBER} {WORDS} Find Robin : you"),
        (at(23), f"On now: Lee, Robin · on call: Sam {NUMBER} {WORDS} Find Robin : you"),
        (at(2, 5, day=25), f"On now: Robin · on call: Sam {NUMBER} {WORDS} Find Robin : you"),
        (at(9, day=26), f"On now: nobody yet · on call {NUMBER} {WORDS} Find Robin : you"),
    ],
)
def test_the_number_is_beside_who_is_on_call(as_robin, rota, number, when, shown):
    with when:
        assert shown in text_of(as_robin.get("/"))


def test_a_house_without_shifts_has_its_number_there_too(as_robin, number):
    page = as_robin.get("/")
    assert f"Shifts on call {NUMBER} {WORDS} Find Robin : you" in text_of(page)
    assert 'href="tel:6035550142"' in page.content.decode()


def test_another_houses_number_is_not_shown(as_robin, other_house):
    OnCallNumberFactory(house=other_house)
    assert NUMBER not in text_of(as_robin.get("/"))


def test_no_number_leaves_nothing_behind(as_robin, rota, number):
    number.number = ""
    number.save()
    page = text_of(as_robin.get("/"))
    assert "On now: Robin Find Robin : you" in page
    assert WORDS not in page
    as_robin.post("/lock/", {"lock": "1"})
    page = text_of(as_robin.get("/lock/"))
    assert "On-call" not in page
    assert WORDS not in page


def test_the_number_costs_no_question_of_its_own(as_robin, rota, house):
    def questions():
        with CaptureQueriesContext(connection) as asked:
            page = as_robin.get("/password/")
        return len(asked), text_of(page)

    questions()
    before, _page = questions()
    OnCallNumberFactory(house=house, number=NUMBER)
    after, page = questions()
    assert page.count(NUMBER) == 2  # at the top, and in the lock that waits under the page
    assert after == before


class TestOnTheLock:
    def test_whoever_is_in_front_of_it_sees_whom_to_call(self, as_robin, rota, number):
        with at(23, 30):
            as_robin.post("/lock/", {"lock": "1"})
            page = as_robin.get("/lock/")
            assert f"On call: Sam, {NUMBER} {WORDS}" in text_of(page)
            assert 'href="tel:6035550142"' in page.content.decode()

    def test_also_when_nobody_is_on_call(self, as_robin, rota, number):
        as_robin.post("/lock/", {"lock": "1"})
        assert f"On-call number: {NUMBER} {WORDS}" in text_of(as_robin.get("/lock/"))

    def test_after_ten_wrong_passwords_there(self, as_robin, robin, number):
        as_robin.post("/lock/", {"lock": "1"})
        for _ in range(11):
            page = as_robin.post("/lock/", {"username": "robin", "password": "guess"})
        assert "ten minutes" in text_of(page)
        assert NUMBER in text_of(page)

    def test_not_at_the_door_where_nobody_knows_which_house(self, client, robin, number):
        for _ in range(11):
            page = client.post("/login/", {"username": "robin", "password": "guess"})
        assert "ten minutes" in text_of(page)
        assert NUMBER not in text_of(page)
        assert NUMBER not in text_of(client.get("/login/"))

    def test_a_page_without_a_header_asks_nothing_for_the_lock_under_it(
        self, as_robin, number, alex
    ):
        with patch("shifts.context.read_on_now") as read:
            as_robin.post(f"/guests/{alex.guest_id}/together/", follow=True)
            read.assert_not_called()


@pytest.mark.parametrize(
    ("number", "dialed"),
    [
        ("603 555 0142", "6035550142"),
        ("+1 (603) 555-0142", "+16035550142"),
        ("603.555.0142 x12", "6035550142"),
        ("211", "211"),
        # A phone can't know which of these is meant.
        ("603 555 0142 / 603 555 0143", ""),
        ("603 555 0142,,12#", ""),
        ("*72", ""),
        ("603+555+0142", ""),
        ("12", ""),
        ("", ""),
        ("x12", ""),
    ],
)
def test_a_number_is_a_link_where_it_is_plain_what_to_dial(number, dialed):
    assert dial(number) == dialed
