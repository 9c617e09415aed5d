"""Someone leaves, at any hour; and a mistake is put right."""

from datetime import date

from guests.models import Stay
from tests.conftest import staying
from tests.pages import text_of


def test_robin_notes_that_casey_left_today(as_robin, casey):
    path = f"/guests/{casey.guest_id}/"
    assert as_robin.post(f"{path}leaving/", {"left_on": "2026-11-24"}).url == path
    assert "stayed August 30, 2026 to November 24, 2026, 87 days" in text_of(as_robin.get(path))
    assert "Casey" not in text_of(as_robin.get("/"))
    assert "Left Casey" in text_of(as_robin.get("/guests/"))


def test_not_tomorrow_and_not_before_they_came(as_robin, casey):
    path = f"/guests/{casey.guest_id}/leaving/"
    page = as_robin.post(path, {"left_on": "2026-11-25"})
    assert "still to come" in text_of(page)
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
