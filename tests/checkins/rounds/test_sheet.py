"""Blank sheets to print, for the day the power is out."""

import re
from datetime import date

import pytest
import time_machine

from accounts.models import AuditEvent
from checkins.models import Round
from tests.checkins.factories import EntryFactory, IntentionFactory
from tests.conftest import AFTERNOON, ROUND, TUESDAY, staying
from tests.guests.factories import GoalFactory
from tests.pages import text_of


def test_the_morning_on_paper_follows_the_order_of_the_page(as_robin, alex, jo, casey):
    sheet = text_of(as_robin.get(f"{ROUND}sheet/"))
    assert "Morning check-in Birch Street House · Tuesday, November 24, 2026 · 9:30 am" in sheet
    one = (
        "Here Joined later One to one Out Not today More support As usual Some space "
        "Where I'm at Goal 1 for today Toward Goal 2 for today Toward Goal 3 for today Toward "
        "What support looks like"
    )
    assert (
        f"Alex day 62 of 90 · Blue room {one} Casey day 87 of 90 · Corner room {one} "
        f"Jo day 12 of 90 · Garden room {one} Name {one} Name {one}" in sheet
    )
    names = re.findall(r"Alex|Casey|Jo(?= day)", text_of(as_robin.get(ROUND)))
    assert names == ["Alex", "Casey", "Jo"]


def test_the_afternoon_has_this_mornings_goals_with_boxes(as_robin, alex, jo, house):
    morning = EntryFactory(round__house=house, stay=alex, where_at="Slept badly")
    IntentionFactory(entry=morning, words="Call the landlord back", goal=GoalFactory(stay=alex))
    IntentionFactory(entry=morning, place=2, words="")
    sheet = text_of(as_robin.get(f"{AFTERNOON}sheet/"))
    boxes = "Done Partly Not today Changed"
    last = "Is this moving me toward the life I want? What the night holds"
    assert f"This morning's goals Call the landlord back {boxes} {last}" in sheet
    assert f"This morning's goals 1 {boxes} 2 {boxes} 3 {boxes} {last}" in sheet
    assert "Slept badly" not in sheet


def test_a_house_where_nobody_stays_prints_a_wholly_empty_one(as_robin, house):
    sheet = text_of(as_robin.get(f"{ROUND}sheet/"))
    assert sheet.count("Name Here") == 4
    assert "day" not in sheet.split("2026")[1].replace("today", "")


def test_staff_join_so_they_have_the_two_empty_places(as_robin, robin, alex, house):
    EntryFactory(round__house=house, staff=robin)
    sheet = text_of(as_robin.get(f"{ROUND}sheet/"))
    assert "peer on staff" not in sheet
    assert sheet.count("Name Here") == 2


@pytest.mark.parametrize(
    ("day", "status"),
    [("11-23", 403), ("11-24", 200), ("12-08", 200), ("12-09", 403)],
)
def test_sheets_are_for_today_and_the_fourteen_days_to_come(as_robin, alex, day, status):
    path = f"/check-ins/2026-{day}/afternoon/sheet/"
    page = as_robin.get(path)
    assert page.status_code == status
    assert ("Alex" in text_of(page)) == (status == 200)
    assert as_robin.post(path).status_code == 405
    assert not Round.objects.exists()


def test_the_day_still_to_come_offers_its_sheet(as_robin, alex):
    page = as_robin.get("/check-ins/2026-11-25/morning/")
    assert page.status_code == 403
    assert 'href="/check-ins/2026-11-25/morning/sheet/"' in page.content.decode()
    assert "day 63 of 90" in text_of(as_robin.get("/check-ins/2026-11-25/morning/sheet/"))
    assert "sheet/" not in as_robin.get("/check-ins/2027-11-25/morning/").content.decode()


def test_the_rounds_head_offers_it_while_the_day_lasts(as_robin, alex):
    assert f'href="{ROUND}sheet/"' in as_robin.get(ROUND).content.decode()
    with time_machine.travel(TUESDAY.replace(day=25)):
        assert f'href="{ROUND}sheet/"' not in as_robin.get(ROUND).content.decode()


def test_who_leaves_before_that_day_is_not_on_it(as_robin, house, alex):
    staying(house, "Early", date(2026, 11, 1), left_on=date(2026, 11, 24))
    assert "Early" not in text_of(as_robin.get("/check-ins/2026-11-25/morning/sheet/"))


def test_it_shows_who_is_staying_so_it_is_on_record_once_an_hour(as_robin, robin, alex):
    as_robin.get(f"{ROUND}sheet/")
    as_robin.get("/check-ins/2026-11-25/morning/sheet/")
    event = AuditEvent.objects.get(kind="sheet_printed")
    assert (event.person_id, event.object_id, event.guest_id) == (robin.pk, None, None)
    with time_machine.travel(TUESDAY.replace(hour=10)):
        as_robin.get(f"{ROUND}sheet/")
    assert AuditEvent.objects.filter(kind="sheet_printed").count() == 2


def test_no_guests_name_in_its_title(as_robin, alex):
    page = as_robin.get(f"{ROUND}sheet/").content.decode()
    assert "<title>Check-in sheet, November 24 ·" in page


def test_it_asks_as_much_for_ten_guests_as_for_one(
    as_robin, alex, house, django_assert_num_queries
):
    path = f"{AFTERNOON}sheet/"
    as_robin.get(path)  # the read is on record from here on

    def ask():
        with django_assert_num_queries(11):
            assert as_robin.get(path).status_code == 200

    ask()
    for n in range(10):
        staying(house, f"Guest {n}", date(2026, 11, n + 1), f"Room {n}")
    ask()
