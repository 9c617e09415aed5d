"""Every page that says no to someone on staff says whom to call, and gives their words back."""

from datetime import date

import pytest
import time_machine
from django.test import Client

from accounts.models import House
from tests.conftest import NEW_YORK, TUESDAY
from tests.pages import text_of
from tests.shifts.factories import OnCallNumberFactory, ShiftPersonFactory, ShiftTimeFactory

NUMBER, ABOUT = "603 555 0142", "The phone is in the office"
THURSDAY, FRIDAY = date(2026, 11, 26), date(2026, 11, 27)


@pytest.fixture
def number(house):
    return OnCallNumberFactory(house=house, number=NUMBER, words=ABOUT)


@pytest.fixture
def sam_on_call(house, sam):
    time = ShiftTimeFactory(house=house)
    ShiftPersonFactory(shift__time=time, user=sam, is_on_call=True)


def words_on(client, path, status):
    page = client.get(path)
    assert page.status_code == status
    assert "no-store" in page.headers["Cache-Control"]
    return text_of(page)


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/house/staff/", 403, "This page is for another role in the house."),
        ("/guests/999999/", 404, "There is no page at this address, or you can't see it."),
        ("/no/such/page/", 404, "There is no page at this address"),
        ("/house/choose/", 405, "This address belongs to a button on another page."),
        ("/guests/?page=%00", 400, "Something about the address or the form was not right."),
    ],
)
def test_robin_reads_whom_to_call(as_robin, sam_on_call, number, path, status, said):
    page = words_on(as_robin, path, status)
    assert said in page
    assert f"On call: Sam, {NUMBER} {ABOUT}" in page


def test_an_admin_reads_it_where_the_words_of_a_check_in_are_not_hers(as_ida, number):
    assert f"On-call number: {NUMBER}" in words_on(as_ida, "/check-ins/", 403)


def test_the_page_of_a_form_that_is_too_old_has_it(robin, number):
    client = Client(enforce_csrf_checks=True)
    client.force_login(robin)
    page = client.post("/shifts/notes/", {"words": "The boiler clicks again"})
    assert page.status_code == 403
    assert "So nothing on it was saved." in text_of(page)
    assert "The boiler clicks again" in text_of(page)
    assert NUMBER in text_of(page)


@pytest.mark.parametrize("path", ["/no/such/page/", "/guests/?page=%00", "/house/choose/"])
def test_a_stranger_at_the_door_does_not(client, number, path):
    page = client.get(path, follow=True)
    assert NUMBER not in text_of(page)


def test_nor_anyone_of_another_house(client, signed_in, number, other_house):
    from tests.conftest import person

    pat = signed_in(person(other_house, "Pat", "peer"))
    assert NUMBER not in words_on(pat, "/house/staff/", 403)


def test_a_house_without_a_number_says_nothing_of_it(as_robin, house):
    assert "On-call" not in words_on(as_robin, "/house/staff/", 403)


class TestWhoseWorkHasEnded:
    @pytest.fixture
    def ended(self, robin):
        robin.memberships.update(ended_on=FRIDAY)

    def at(self, day, month=11):
        return time_machine.travel(TUESDAY.replace(month=month, day=day, hour=13), tick=False)

    def test_robin_still_finds_the_number_for_a_week(self, as_robin, ended, number):
        for month, day in ((11, 27), (12, 3)):
            with self.at(day, month):
                page = words_on(as_robin, "/", 403)
                assert "Your work at Birch Street House has ended" in page
                assert f"On-call number: {NUMBER} {ABOUT}" in page

    def test_and_then_no_more(self, as_robin, ended, number):
        with self.at(4, 12):
            page = words_on(as_robin, "/", 403)
        assert "This sign-in has no role in a house right now." in page
        assert NUMBER not in page

    def test_also_when_it_was_ended_at_once(self, as_ida, as_robin, robin, number):
        as_ida.post(f"/house/staff/{robin.pk}/", {"roles": []})
        assert NUMBER in words_on(as_robin, "/", 403)

    def test_also_on_the_lock(self, as_robin, ended, number):
        as_robin.post("/lock/", {"lock": "1"})
        with self.at(27):
            assert NUMBER in words_on(as_robin, "/lock/", 200)

    def test_who_is_on_call_is_not_told(self, as_robin, ended, sam_on_call, number):
        with self.at(27):
            assert "Sam" not in words_on(as_robin, "/", 403)

    def test_words_that_come_too_late_are_given_back(self, as_robin, house, robin, number):
        """She writes her last note until twenty past seven, and her shift was over at a quarter."""
        ShiftTimeFactory(house=house, starts="23:00", ends="07:15")
        robin.memberships.update(ended_on=FRIDAY)
        said = "Jo slept little.\nShe would like a knock at nine."
        with time_machine.travel(TUESDAY.replace(day=27, hour=7, minute=20), tick=False):
            page = as_robin.post("/shifts/notes/", {"words": said})
        assert page.status_code == 403
        assert "Nothing you wrote was saved. Copy it from here:" in text_of(page)
        assert said in page.content.decode()

    def test_a_part_in_another_house_is_not_one_here(self, as_robin, robin, number, ended):
        """Whoever works elsewhere is there, and gets that house's number."""
        from tests.accounts.factories import HouseFactory, MembershipFactory

        elsewhere = HouseFactory(name="Mill Pond House")
        MembershipFactory(user=robin, house=elsewhere)
        OnCallNumberFactory(house=elsewhere, number="802 555 0199")
        with self.at(27):
            page = words_on(as_robin, "/house/staff/", 403)
        assert "802 555 0199" in page
        assert NUMBER not in page


def test_a_week_is_counted_by_the_houses_own_days(as_robin, robin, number):
    House.objects.update(time_zone="Pacific/Honolulu")
    robin.memberships.update(ended_on=FRIDAY)
    noon_in_new_york = TUESDAY.replace(month=12, day=4, hour=1, tzinfo=NEW_YORK)
    with time_machine.travel(noon_in_new_york, tick=False):
        # It is the evening of December 3 in Honolulu.
        assert NUMBER in words_on(as_robin, "/", 403)


def test_secrets_and_choices_are_not_given_back(signed_in, db):
    from tests.accounts.factories import UserFactory

    client = signed_in(UserFactory())
    sent = {
        "password": "three quiet mornings",
        "first-password": "three quiet mornings",
        "current": "four quiet mornings",
        "code": "ABCD EFGH IJKL",
        "next": "/guests/ and so on",
        "initial-words": "As it was before",
        "presence": "here",
        "on": "2026-11-24",
        "shown_at": "2026-11-24T14:31:00.123456+00:00",
        "words": "Mine to keep",
        "told": "здравствуй",
    }
    page = text_of(client.post("/shifts/notes/", sent))
    assert "Mine to keep" in page
    assert "здравствуй" in page
    for secret in ("quiet", "ABCD", "so on", "As it was", "14:31", "2026"):
        assert secret not in page
