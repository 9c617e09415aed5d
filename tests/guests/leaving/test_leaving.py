"""Someone leaves, at any hour; and a mistake is put right."""

from datetime import date, datetime, time

import pytest
import time_machine
from django.db import IntegrityError

from guests.models import Stay
from tests.conftest import NEW_YORK, TUESDAY, staying
from tests.pages import fields_of, text_of


def test_robin_notes_that_casey_left_today(as_robin, casey):
    path = f"/guests/{casey.guest_id}/"
    assert as_robin.post(f"{path}leaving/", {"left_on": "2026-11-24"}).url == path
    assert "stayed August 30, 2026 to November 24, 2026, 87 days" in text_of(as_robin.get(path))
    assert "Casey" not in text_of(as_robin.get("/"))
    assert "Left Casey" in text_of(as_robin.get("/guests/"))


def test_not_tomorrow_and_not_before_they_came(as_robin, casey):
    path = f"/guests/{casey.guest_id}/leaving/"
    page = as_robin.post(path, {"left_on": "2026-11-25"})
    assert "hasn't come yet" in text_of(page)
    page = as_robin.post(path, {"left_on": "2026-08-01"})
    assert "can't have left before they arrived" in text_of(page)
    assert Stay.objects.get().left_on is None


def test_leaving_twice_is_said(as_robin, casey):
    path = f"/guests/{casey.guest_id}/leaving/"
    as_robin.post(path, {"left_on": "2026-11-23"})
    assert "left already" in text_of(as_robin.post(path, {"left_on": "2026-11-24"}))
    assert Stay.objects.get().left_on == date(2026, 11, 23)


def test_a_leaving_noted_by_mistake_is_taken_back(as_robin, casey):
    path = f"/guests/{casey.guest_id}/"
    as_robin.post(f"{path}leaving/", {"left_on": "2026-11-24"})
    as_robin.post(f"{path}leaving/back/")
    assert "day 87 of 90" in text_of(as_robin.get(path))


def test_unless_someone_else_has_the_room_now(as_robin, casey, house):
    path = f"/guests/{casey.guest_id}/"
    as_robin.post(f"{path}leaving/", {"left_on": "2026-11-24"})
    next_one = staying(house, "Sky", date(2026, 11, 24))
    next_one.room = casey.room
    next_one.save()
    page = as_robin.post(f"{path}leaving/back/", follow=True)
    assert "The Corner room is Sky's until February 21." in text_of(page)


class TestTheTime:
    """An optional one, by the house's clock."""

    def test_robin_knows_when_jo_went_and_it_is_told_wherever_the_leaving_is(
        self, as_robin, jo, tuesday_morning
    ):
        tuesday_morning.move_to(TUESDAY.replace(hour=22))
        path = f"/guests/{jo.guest_id}/"
        as_robin.post(f"{path}leaving/", {"left_on": "2026-11-24", "left_at": "21:40"})
        jo.refresh_from_db()
        assert jo.left_at == time(21, 40)
        page = text_of(as_robin.get(path))
        assert "stayed November 13, 2026 to November 24, 2026, 9:40 pm, 12 days" in page
        assert "They left on Tuesday, November 24 at 9:40 pm" in page
        leaving = text_of(as_robin.get(f"{path}leaving/"))
        assert "Left Tuesday, November 24, 2026, 9:40 pm." in leaving
        assert "Nov 24, 2026, 9:40 pm" in text_of(as_robin.get("/guests/"))
        assert "Left, Tuesday, November 24, 9:40 pm" in text_of(as_robin.get("/shifts/handoff/"))
        as_robin.post(f"{path}together/")
        assert "left November 24, 2026, 9:40 pm" in text_of(as_robin.get(f"{path}together/"))

    @pytest.mark.parametrize(
        ("left_at", "sentence"),
        [
            ("9:45", "That time hasn't come yet."),
            ("25:00", "Please give a time, like 9:30 or 16:30."),
            ("late", "Please give a time, like 9:30 or 16:30."),
        ],
    )
    def test_a_time_that_will_not_do_is_said_beside_it_and_kept(
        self, as_robin, jo, left_at, sentence
    ):
        path = f"/guests/{jo.guest_id}/leaving/"
        page = as_robin.post(path, {"left_on": "2026-11-24", "left_at": left_at})
        assert sentence in text_of(page)
        assert fields_of(page)["left_at"] == left_at
        assert Stay.objects.get().left_on is None

    def test_late_yesterday_is_not_still_to_come(self, as_robin, jo):
        path = f"/guests/{jo.guest_id}/leaving/"
        as_robin.post(path, {"left_on": "2026-11-23", "left_at": "23:50"})
        assert Stay.objects.get().left_at == time(23, 50)

    def test_the_houses_clock_decides_what_is_still_to_come(self, as_robin, jo, house):
        house.time_zone = "America/Los_Angeles"  # 6:31 there
        house.save()
        path = f"/guests/{jo.guest_id}/leaving/"
        page = as_robin.post(path, {"left_on": "2026-11-24", "left_at": "6:45"})
        assert "That time hasn't come yet." in text_of(page)
        as_robin.post(path, {"left_on": "2026-11-24", "left_at": "6:30"})
        assert Stay.objects.get().left_at == time(6, 30)

    def test_in_the_hour_that_comes_twice_the_first_one_has_been(self, signed_in, robin, jo):
        """1:45 was, by the clock of 1:10 in the second round of that hour."""
        again = datetime(2026, 11, 1, 1, 10, tzinfo=NEW_YORK, fold=1)
        Stay.objects.update(arrives_on="2026-10-01", arrived_on="2026-10-01")
        with time_machine.travel(again):
            path = f"/guests/{jo.guest_id}/leaving/"
            signed_in(robin).post(path, {"left_on": "2026-11-01", "left_at": "1:45"})
        assert Stay.objects.get().left_at == time(1, 45)

    def test_it_can_be_added_with_the_rest_of_the_leaving(self, as_robin, jo):
        path = f"/guests/{jo.guest_id}/leaving/"
        as_robin.post(path, {"left_on": "2026-11-24"})
        fields = fields_of(as_robin.get(f"{path}rest/"))
        page = as_robin.post(f"{path}rest/", fields | {"left_at": "9:40"})
        assert "That time hasn't come yet." in text_of(page)
        as_robin.post(f"{path}rest/", fields | {"left_at": "8:15"})
        assert "Left Tuesday, November 24, 2026, 8:15 am." in text_of(as_robin.get(path))

    def test_it_goes_when_the_leaving_is_taken_back(self, as_robin, jo):
        path = f"/guests/{jo.guest_id}/leaving/"
        as_robin.post(path, {"left_on": "2026-11-24", "left_at": "8:15"})
        as_robin.post(f"{path}back/")
        assert Stay.objects.get().left_at is None

    def test_the_database_wants_a_day_with_it(self, jo):
        with pytest.raises(IntegrityError):
            Stay.objects.update(left_at=time(9))
