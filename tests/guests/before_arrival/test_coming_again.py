"""Someone comes a second time: the same guest, a new stay, and the earlier one stays in reach."""

from datetime import date

import pytest

from tests.checkins.factories import EntryFactory
from tests.conftest import staying
from tests.guests.factories import EnquiryFactory, GoalFactory
from tests.pages import fields_of, text_of


@pytest.fixture
def first(house):
    return staying(house, "Casey", date(2026, 3, 1), left_on=date(2026, 5, 20))


@pytest.fixture
def second(first, as_sam):
    said = {"name": "Casey", "known": first.guest_id, "arrives_on": "2026-11-20"}
    as_sam.post("/guests/new/", said)
    return first.guest.stays.exclude(pk=first.pk).get()


def test_the_new_stay_counts_from_its_own_day_1(as_sam, first, second):
    path = f"/guests/{first.guest_id}/"
    page = text_of(as_sam.get(path))
    assert "day 5 of 90, leaving planned for February 17" in page
    assert "Earlier stays stayed March 1, 2026 to May 20, 2026" in page
    assert (first.left_on, second.arrived_on) == (date(2026, 5, 20), date(2026, 11, 20))


def test_the_earlier_stay_opens_and_its_tabs_keep_to_it(as_sam, house, first, second):
    GoalFactory(stay=first, words="The goal of spring")
    GoalFactory(stay=second, words="The goal of autumn")
    EntryFactory(round__house=house, round__date=date(2026, 4, 1), stay=first, where_at="In April")
    path = f"/guests/{first.guest_id}/"
    asked = f"?stay={first.pk}"
    page = as_sam.get(path + asked)
    assert "stayed March 1, 2026 to May 20, 2026" in text_of(page)
    assert "The goal of spring" in text_of(page)
    assert "The goal of autumn" not in text_of(page)
    for tab in ("", "goals/", "check-ins/", "coming/"):
        assert f'href="{path}{tab}{asked}"' in page.content.decode()
        assert "stayed March 1, 2026" in text_of(as_sam.get(path + tab + asked))
    assert "The goal of spring" in text_of(as_sam.get(f"{path}goals/{asked}"))
    assert "In April" in text_of(as_sam.get(f"{path}check-ins/{asked}"))
    assert fields_of(as_sam.get(f"{path}check-ins/{asked}"))["stay"] == str(first.pk)
    assert "Their other stays here since November 20, 2026" in text_of(page)


def test_what_is_saved_about_the_earlier_stay_stays_with_it(as_sam, first, second):
    path = f"/guests/{first.guest_id}/coming/?stay={first.pk}"
    answer = as_sam.post(path, fields_of(as_sam.get(path)) | {"called_by": "a friend"})
    assert answer.url == path
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.called_by, second.called_by) == ("a friend", "")


def test_nobody_elses_stay_opens_under_a_guest(as_sam, first, jo, stranger):
    for stay in (jo, stranger):
        assert as_sam.get(f"/guests/{first.guest_id}/?stay={stay.pk}").status_code == 404
    assert as_sam.get(f"/guests/{first.guest_id}/?stay={10**30}").status_code == 404


def test_a_peer_sees_the_dates_of_an_old_stay_and_not_its_words(as_robin, first, second):
    GoalFactory(stay=first, words="The goal of spring")
    page = text_of(as_robin.get(f"/guests/{first.guest_id}/?stay={first.pk}"))
    assert "stayed March 1, 2026 to May 20, 2026" in page
    assert "The goal of spring" not in page
    gone = as_robin.get(f"/guests/{first.guest_id}/goals/?stay={first.pk}")
    assert gone.status_code == 404


def test_someone_who_left_today_may_come_again_today(as_sam, casey):
    as_sam.post(f"/guests/{casey.guest_id}/leaving/", {"left_on": "2026-11-24"})
    said = {"name": "Casey", "known": casey.guest_id, "arrives_on": "2026-11-24"}
    as_sam.post("/guests/new/", said | {"room": casey.room_id})
    assert casey.guest.stays.on_date(date(2026, 11, 24)).get().room == casey.room


def test_their_page_is_that_of_the_open_stay_whatever_came_after(as_sam, as_robin, casey, house):
    as_robin.post(f"/guests/{casey.guest_id}/leaving/", {"left_on": "2026-11-24"})
    called = EnquiryFactory(guest=casey.guest, decision="not_now", decided_on=date(2026, 11, 24))
    path = f"/guests/{casey.guest_id}/"
    assert "not now, after a call on November 20" in text_of(as_sam.get(path))
    as_sam.post(f"{path}leaving/back/?stay={casey.pk}")
    assert "day 87 of 90" in text_of(as_sam.get(path))
    assert "not now" in text_of(as_sam.get(f"{path}?stay={called.pk}"))
