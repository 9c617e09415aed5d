"""The marks along a stay: which one asks to be looked at, and that it was."""

from datetime import date, timedelta
from importlib import import_module

import pytest
import time_machine
from django.apps import apps
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import AuditEvent, Draft
from guests.milestones.marks import MilestoneMark, asked_by, mark_to_look_back_at, milestones
from guests.models import LookBack, Stay
from tests.accounts.factories import UserFactory
from tests.conftest import TUESDAY, staying
from tests.guests.factories import (
    ArrivalItemFactory,
    ArrivalTickFactory,
    ExtensionFactory,
    LookBackFactory,
)
from tests.pages import TODAY_ASKS, read_through, text_of

LENGTHS = st.integers(1, 820)


def days_of(length):
    return [each.day for each in milestones(length)]


def test_the_marks_of_ninety_days():
    assert [(each.day, each.mark) for each in milestones(90)] == [
        (7, MilestoneMark.FIRST_LOOK_BACK),
        (30, MilestoneMark.MONTH),
        (45, MilestoneMark.HALF_WAY),
        (60, MilestoneMark.WHERE_NEXT_BEGINS),
        (75, MilestoneMark.WHERE_NEXT_SETTLED),
        (83, MilestoneMark.LAST_WEEK),
        (90, MilestoneMark.FAREWELL),
    ]
    assert asked_by(90) == 75


@pytest.mark.parametrize(
    ("length", "days"),
    [
        (1, [1]),
        (2, [1, 2]),
        (14, [7, 14]),
        (21, [7, 11, 14, 21]),
        (45, [7, 23, 30, 38, 45]),
        (60, [7, 30, 45, 53, 60]),
        (120, [7, 30, 60, 90, 105, 113, 120]),
    ],
)
def test_the_marks_of_shorter_and_longer_stays(length, days):
    assert days_of(length) == days


@given(LENGTHS)
def test_marks_are_in_order_and_end_with_the_farewell(length):
    marks = milestones(length)
    days = [each.day for each in marks]
    assert days == sorted(set(days))
    assert days[0] >= 1
    assert (days[-1], marks[-1].mark) == (length, MilestoneMark.FAREWELL)
    order = [list(MilestoneMark).index(each.mark) for each in marks]
    assert order == sorted(order)


@given(LENGTHS)
def test_where_next_begins_in_every_stay_of_more_than_a_day(length):
    begins = [
        each.day for each in milestones(length) if each.mark == MilestoneMark.WHERE_NEXT_BEGINS
    ]
    assert begins or length == 1
    assert all(length / 2 <= day < length for day in begins)
    assert asked_by(length) <= length


@given(LENGTHS, st.integers(1, 900))
def test_a_mark_that_was_looked_at_asks_no_more_and_no_later_one_asks_too_soon(length, day):
    mark = mark_to_look_back_at(length, day)
    if mark is not None:
        assert mark.day <= day
        assert mark_to_look_back_at(length, day, looked_at=mark.day) is None


@given(LENGTHS, st.integers(1, 900), st.integers(1, 90), st.integers(0, 90))
def test_an_extension_asks_nothing_again_that_was_looked_at(length, day, more, later):
    mark = mark_to_look_back_at(length, day)
    if mark is not None:
        again = mark_to_look_back_at(length + more, day + later, mark.day, [mark.mark])
        assert again is None or (again.day > mark.day and again.mark != mark.mark)


@given(LENGTHS, st.integers(1, 900), st.lists(st.sampled_from(MilestoneMark), max_size=7))
def test_the_latest_mark_reached_asks_as_long_as_it_was_not_looked_at(length, day, seen):
    reached = [each for each in milestones(length) if each.day <= day]
    asks = mark_to_look_back_at(length, day, seen=seen)
    assert asks == (reached[-1] if reached and reached[-1].mark not in seen else None)


# Alex looked back halfway, on day 45 of 90, and stays longer.


def extended(stay, until_on, decided_on=date(2026, 11, 24)):
    ExtensionFactory(
        stay=stay,
        decided_on=decided_on,
        decided_by=UserFactory(),
        agreed=True,
        new_leaving_on=until_on,
    )
    Stay.objects.filter(pk=stay.pk).update(planned_leaving_on=until_on)


def test_half_way_is_not_asked_again_when_an_extension_moves_it(as_robin, house, robin):
    alex = staying(house, "Alex", date(2026, 10, 3))  # day 53
    path = f"/guests/{alex.guest_id}/"
    assert "Day 45: halfway" in text_of(as_robin.get("/"))
    as_robin.post(f"{path}look-back/45/", {"words": "I sleep again"})
    extended(alex, date(2027, 1, 14))  # 104 days: halfway is day 52
    for page in ("/", path):
        assert ": halfway" not in text_of(as_robin.get(page))
    # What is looked at next is where next begins, on day 74.
    with time_machine.travel(TUESDAY + timedelta(days=21)):
        assert "Day 74: where next begins" in text_of(as_robin.get("/"))


def test_half_way_is_noted_once_whatever_day_it_falls_on(as_robin, house):
    alex = staying(house, "Alex", date(2026, 10, 3))
    path = f"/guests/{alex.guest_id}/look-back/"
    as_robin.post(f"{path}45/", {"words": "I sleep again"})
    extended(alex, date(2027, 1, 14))
    as_robin.post(f"{path}52/")
    assert LookBack.objects.get().day == 45
    page = as_robin.post(f"{path}52/", {"words": "And I cook"}, follow=True)
    assert "You have already looked back on that day." in text_of(page)
    assert Draft.objects.get().words == "And I cook"
    with pytest.raises(IntegrityError), transaction.atomic():
        LookBackFactory(stay=alex, day=52, mark="half_way")
    with pytest.raises(IntegrityError), transaction.atomic():
        LookBackFactory(stay=alex, day=53, mark="three_quarters")


def test_a_last_week_that_was_not_looked_at_is_asked_after_an_extension(as_robin, casey):
    """Casey's farewell was looked at on day 90, and then they stayed."""
    with time_machine.travel(TUESDAY + timedelta(days=3)):
        as_robin.post(f"/guests/{casey.guest_id}/look-back/90/")
        extended(casey, date(2026, 12, 11))  # 104 days
    with time_machine.travel(TUESDAY + timedelta(days=10)):
        assert "Day 97: one week to go" in text_of(as_robin.get("/"))
    with time_machine.travel(TUESDAY + timedelta(days=17)):
        assert "planned last day" not in text_of(as_robin.get("/"))


def test_the_mark_is_told_where_they_look_back(as_robin, alex):
    path = f"/guests/{alex.guest_id}/"
    as_robin.post(f"{path}look-back/60/", {"words": "Somewhere with light"})
    LookBackFactory(stay=alex, day=30, mark="")
    where_next = as_robin.get(f"{path}leaving/")
    as_robin.post(f"{path}together/")
    for said in (text_of(where_next), read_through(as_robin, f"{path}together/")):
        assert "Day 60: where next begins" in said
        assert "Day 30 " in said


# Rows from before marks were kept.

fill_marks = import_module("guests.migrations.0011_planned_day").fill_marks


def look_back(stay, day, on):
    return LookBackFactory(stay=stay, day=day, on=on, mark="")


@pytest.mark.parametrize("length", [1, 2, 5, 14, 21, 30, 45, 60, 61, 90, 104, 120, 400])
def test_each_row_gets_the_mark_of_its_day(house, length):
    first = date(2026, 11, 24) - timedelta(days=length)
    last = first + timedelta(days=length - 1)
    stay = staying(house, "Lou", first, planned_leaving_on=last)
    for each in milestones(length):
        look_back(stay, each.day, first + timedelta(days=each.day - 1))
    fill_marks(apps, None)
    told = LookBack.objects.filter(stay=stay).values_list("day", "mark")
    assert list(told) == [(each.day, each.mark) for each in milestones(length)]


def test_a_row_gets_the_mark_of_the_plan_at_that_time(house):
    alex = staying(house, "Alex", date(2026, 9, 24))
    before = look_back(alex, 45, date(2026, 11, 10))
    same_day = look_back(alex, 60, date(2026, 11, 24))
    extended(alex, date(2027, 1, 5))  # 104 days
    again = look_back(alex, 52, date(2026, 11, 25))
    after = look_back(alex, 89, date(2026, 12, 21))
    nothing = look_back(alex, 33, date(2026, 11, 1))
    fill_marks(apps, None)
    marks = dict(LookBack.objects.values_list("pk", "mark"))
    assert marks == {
        before.pk: "half_way",
        # Day 60 is a mark of the plan before the decision alone, so it was looked at before.
        same_day.pk: "where_next_begins",
        # Asked again by the program as it was: the first time counts.
        again.pk: "",
        after.pk: "where_next_settled",
        nothing.pk: "",
    }


def test_on_the_day_of_the_decision_two_plans_may_say_two_things(house):
    """Day 60 is where next begins of 90 days, and halfway of 120."""
    alex = staying(house, "Alex", date(2026, 9, 26))
    row = look_back(alex, 60, date(2026, 11, 24))
    extended(alex, date(2027, 1, 23))
    fill_marks(apps, None)
    row.refresh_from_db()
    assert row.mark == ""


def test_a_decision_against_it_changes_no_mark(house):
    alex = staying(house, "Alex", date(2026, 9, 24))
    row = look_back(alex, 45, date(2026, 11, 10))
    ExtensionFactory(
        stay=alex, decided_on=date(2026, 11, 20), decided_by=UserFactory(), agreed=False
    )
    fill_marks(apps, None)
    row.refresh_from_db()
    assert row.mark == "half_way"


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (6, None),
        (7, "Day 7: a first look back"),
        (29, "Day 7: a first look back"),
        (30, "Day 30: a month here"),
        (45, "Day 45: halfway"),
        (60, "Day 60: where next begins"),
        (75, "Day 75: where next, settled"),
        (83, "Day 83: one week to go"),
        (90, "Day 90: the planned last day"),
        (97, "Day 90: the planned last day"),
    ],
)
def test_the_nudge_is_on_today_and_on_the_stays_first_page(signed_in, robin, alex, day, sentence):
    with time_machine.travel(TUESDAY + timedelta(days=day - 62)):
        client = signed_in(robin)
        for path in ("/", f"/guests/{alex.guest_id}/"):
            page = text_of(client.get(path))
            assert (sentence in page) if sentence else ("Day 7:" not in page)


def test_robin_and_alex_look_at_it_together_and_the_nudge_is_gone(as_robin, alex):
    path = f"/guests/{alex.guest_id}/"
    said = {"words": "Somewhere with light"}
    for _ in range(2):
        assert as_robin.post(f"{path}look-back/60/", said).url == path
    assert LookBack.objects.get().words == "Somewhere with light"
    assert AuditEvent.objects.filter(kind="look_back_noted", guest_id=alex.guest_id).count() == 1
    for page in (path, "/"):
        assert "where next begins" not in text_of(as_robin.get(page))
    assert "Day 60: where next begins with Robin, November 24 Somewhere with light" in text_of(
        as_robin.get(f"{path}leaving/")
    )


def test_other_words_about_a_day_looked_back_on_are_not_lost(as_robin, signed_in, lee, alex):
    path = f"/guests/{alex.guest_id}/look-back/60/"
    as_robin.post(path, {"words": "Somewhere with light"})
    page = signed_in(lee).post(path, {"words": "And a door of my own"}, follow=True)
    assert "You have already looked back on that day." in text_of(page)
    assert LookBack.objects.get().words == "Somewhere with light"
    assert Draft.objects.get().words == "And a door of my own"


def test_one_click_is_enough(as_robin, alex):
    as_robin.post(f"/guests/{alex.guest_id}/look-back/60/")
    assert LookBack.objects.get().words == ""


@pytest.mark.parametrize("day", [61, 75, 10**30])
def test_a_day_that_is_no_mark_or_still_to_come_is_said(as_robin, alex, day):
    page = as_robin.post(f"/guests/{alex.guest_id}/look-back/{day}/", follow=True)
    assert "nothing to look back on for that day" in text_of(page)
    assert not LookBack.objects.exists()


def test_too_long_a_line_is_said_and_a_guest_who_left_is_not_asked(as_robin, alex, house):
    path = f"/guests/{alex.guest_id}/look-back/60/"
    page = as_robin.post(path, {"words": "x" * 301}, follow=True)
    assert "at most 300 characters" in text_of(page)
    gone = staying(house, "Lou", date(2026, 9, 1), left_on=date(2026, 11, 20))
    page = as_robin.post(f"/guests/{gone.guest_id}/look-back/45/", follow=True)
    assert "someone who is staying" in text_of(page)
    assert not LookBack.objects.exists()


def test_what_is_open_on_the_arrival_list_is_reminded_of_for_two_weeks(
    as_robin, robin, as_ida, jo, house
):
    items = [ArrivalItemFactory(house=house) for _ in range(3)]
    ArrivalTickFactory(stay=jo, item=items[0])
    ArrivalTickFactory(stay=jo, item=items[1], taken_back_at=TUESDAY, taken_back_by=robin)
    ArrivalItemFactory(house=house, ended_on=date(2026, 11, 1))
    assert "Arriving: 2 things still open" in text_of(as_robin.get("/"))
    assert "2 things on the list are still open" in text_of(as_robin.get(f"/guests/{jo.guest_id}/"))
    assert "still open" not in text_of(as_ida.get("/"))
    with time_machine.travel(TUESDAY + timedelta(days=3)):
        assert "still open" not in text_of(as_robin.get("/"))


def test_nudges_ask_the_database_once_for_all(as_robin, house, django_assert_num_queries):
    def ask():
        with django_assert_num_queries(TODAY_ASKS - 1):
            as_robin.get("/")

    staying(house, "Guest", date(2026, 11, 13), "Room")
    ask()
    for n in range(10):
        stay = staying(house, f"Guest {n}", date(2026, 11, n + 1), f"Room {n}")
        item = ArrivalItemFactory(house=house)
        ArrivalTickFactory(stay=stay, item=item)
        LookBackFactory(stay=stay)
    ask()
