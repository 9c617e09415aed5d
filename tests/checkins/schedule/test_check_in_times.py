"""Houses differ: when they check in, on which days, and in which words they ask."""

from datetime import date, time

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import AuditEvent
from checkins.models import CheckInException, CheckInTime, Prompts
from checkins.schedule.actions import set_exception, set_prompts, set_time
from tests.checkins.factories import EntryFactory, RoundFactory
from tests.conftest import AFTERNOON, ROUND, TUESDAY
from tests.pages import fields_of, text_of

TIMES = "/house/check-in-times/"
MORNING_TIME = f"{TIMES}morning/"
ONE_DAY = f"{TIMES}one-day/"
WORDS = f"{TIMES}afternoon/words/"
THANKSGIVING = {
    "date": "2026-11-26",
    "which": "morning",
    "at": "",
    "why": "Thanksgiving",
}


def test_sam_finds_the_times_on_the_houses_page(as_sam, house):
    assert "Check-in times" in text_of(as_sam.get("/house/"))
    page = text_of(as_sam.get(TIMES))
    assert "Morning check-in 9:30 am , Monday to Friday" in page
    assert "What we ask Where I'm at This morning's goals Is this moving me toward" in page
    assert "Nobody is marked absent on a day without a check-in." in page


def test_from_monday_on_at_ten_and_on_saturdays_too(as_sam, as_robin, alex):
    page = as_sam.get(MORNING_TIME)
    assert fields_of(page)["at"] == "09:30"
    days = {"weekdays": ["1", "2", "3", "4", "5", "6"], "from_on": "2026-11-30"}
    assert as_sam.post(MORNING_TIME, {"at": "10:00", **days}).url == TIMES
    assert "From Monday, November 30, 2026: 10:00 am, Monday to Saturday" in text_of(
        as_sam.get(TIMES)
    )
    assert "9:30 am" in text_of(as_robin.get(ROUND))
    with time_machine.travel(TUESDAY.replace(month=12, day=5)):
        assert "10:00 am check-in" in text_of(as_robin.get("/"))
        # The past keeps what was true then.
        assert "Tuesday, November 24 · 9:30 am" in text_of(as_robin.get(ROUND))
        past = "/check-ins/2026-11-21/morning/"
        assert "No morning check-in on this day" in text_of(as_robin.get(past))


@pytest.mark.parametrize(
    ("weekdays", "named"),
    [("1234567", "every day"), ("14", "Monday, Thursday"), ("67", "Saturday, Sunday")],
)
def test_the_days_are_named_as_one_says_them(as_sam, house, weekdays, named):
    as_sam.post(MORNING_TIME, {"at": "09:30", "weekdays": [*weekdays], "from_on": "2026-11-24"})
    assert f"9:30 am , {named}" in text_of(as_sam.get(TIMES))


def test_on_no_day_at_all(as_sam, as_robin, alex):
    as_sam.post(MORNING_TIME, {"at": "09:30", "from_on": "2026-11-24"})
    assert "Morning check-in Not held." in text_of(as_sam.get(TIMES))
    assert "4:30 pm check-in" in text_of(as_robin.get("/"))
    assert "Hold one anyway" in text_of(as_robin.get(ROUND))


def test_set_twice_for_the_same_day_the_second_holds(as_sam, house):
    for at in ("10:00", "11:00"):
        as_sam.post(MORNING_TIME, {"at": at, "weekdays": ["1"], "from_on": "2026-11-24"})
    assert house.check_in_times.get(from_on=date(2026, 11, 24)).at == time(11)


@pytest.mark.parametrize("path", [MORNING_TIME, WORDS])
def test_the_past_stays_as_it_was(as_sam, house, path):
    typed = {"at": "10:00", "weekdays": ["1"], "night": "How is the night?"}
    page = as_sam.post(path, typed | {"from_on": "2026-11-23"})
    assert "The past can't be changed" in text_of(page)
    assert not CheckInTime.objects.filter(from_on=date(2026, 11, 23)).exists()
    assert not Prompts.objects.exists()
    page = as_sam.post(path, {"at": "late", "from_on": ""})
    assert "Please choose the first day." in text_of(page)


def test_a_time_must_be_one_and_a_weekday_too(as_sam, house):
    page = as_sam.post(MORNING_TIME, {"at": "late", "weekdays": ["8"], "from_on": "2026-11-24"})
    assert "Please give a time, like 9:30 or 16:30." in text_of(page)
    assert "Please choose one from the list." in text_of(page)


def test_no_check_in_on_thanksgiving_and_nobody_is_missed(as_sam, as_robin, alex):
    assert as_sam.post(ONE_DAY, THANKSGIVING).url == TIMES
    assert "Thursday, November 26, 2026: no morning check-in · Thanksgiving" in text_of(
        as_sam.get(TIMES)
    )
    with time_machine.travel(TUESDAY.replace(day=26)):
        page = text_of(as_robin.get("/"))
        assert "4:30 pm check-in" in page
        assert "No morning check-in today: Thanksgiving" in page
        page = text_of(as_robin.get("/check-ins/2026-11-26/morning/"))
        assert "there's no check-in scheduled then (Thanksgiving)" in page
    with time_machine.travel(TUESDAY.replace(day=27)):
        page = text_of(as_robin.get("/check-ins/"))
        assert "Thursday, November 26 Afternoon check-in" in page
        assert "Earlier November 26, 2026: no morning check-in · Thanksgiving" in text_of(
            as_sam.get(TIMES)
        )


def test_taken_back_by_setting_the_day_again(as_sam, as_robin, alex):
    as_sam.post(ONE_DAY, THANKSGIVING)
    as_sam.post(ONE_DAY, THANKSGIVING | {"at": "11:00", "why": "We check in after all"})
    with time_machine.travel(TUESDAY.replace(day=26)):
        assert "11:00 am check-in" in text_of(as_robin.get("/"))
    assert CheckInException.objects.count() == 1


def test_an_extra_one_on_a_saturday(as_sam, as_robin, alex):
    as_sam.post(ONE_DAY, THANKSGIVING | {"date": "2026-11-28", "at": "10:30", "why": "Alex asked"})
    with time_machine.travel(TUESDAY.replace(day=28, hour=10, minute=1)):
        assert "10:30 am check-in Starts in 29 minutes. 1 guest expected." in text_of(
            as_robin.get("/")
        )


def test_one_that_was_held_cannot_be_called_off(as_sam, house, alex):
    RoundFactory(house=house, date=date(2026, 11, 23))
    page = as_sam.post(ONE_DAY, THANKSGIVING | {"date": "2026-11-23"})
    assert "was already held, so it stays" in text_of(page)
    # One that nobody held was called off: that may be said afterwards.
    assert as_sam.post(ONE_DAY, THANKSGIVING | {"date": "2026-11-20"}).status_code == 302
    page = as_sam.post(ONE_DAY, THANKSGIVING | {"date": "2026-11-19", "at": "10:00"})
    assert "no time can be set for it" in text_of(page)
    assert "Please give a reason" in text_of(as_sam.post(ONE_DAY, THANKSGIVING | {"why": " "}))


def test_from_tomorrow_the_afternoon_asks_in_the_houses_words(as_sam, as_robin, alex, house):
    fields = fields_of(as_sam.get(WORDS))
    assert fields["from_on"] == "2026-11-25"
    assert fields["night"] == "What the night holds"
    said = {"night": "How do you want the night to be?", "goals": "What you set out to do"}
    assert as_sam.post(WORDS, fields | said | {"where_at": ""}).url == TIMES
    assert "New wording from Wednesday, November 25, 2026 on." in text_of(as_sam.get(TIMES))
    RoundFactory(house=house, which="afternoon")
    with time_machine.travel(TUESDAY.replace(day=25, hour=17)):
        page = text_of(as_robin.get("/check-ins/2026-11-25/afternoon/"))
        assert "How do you want the night to be?" in page
        assert "What you set out to do" in page
        assert "Where I'm at" in page
        assert "Is this moving me toward the life I want?" in page
        # What was asked on Tuesday stands as it was asked then; the morning has its own words.
        assert "What the night holds" in text_of(as_robin.get(AFTERNOON))
        assert "Goals for today" in text_of(as_robin.get(ROUND))


def test_a_check_in_that_has_begun_keeps_its_words(as_sam, house):
    RoundFactory(house=house, which="afternoon")
    page = as_sam.post(WORDS, {"night": "The night?", "from_on": "2026-11-24"})
    assert "has already begun with the current wording" in text_of(page)
    assert fields_of(page)["night"] == "The night?"


def test_words_are_shown_as_they_were_typed(as_sam, as_robin, alex):
    said = "<b>Where</b> are you עִם us & 🌱?"
    morning = f"{TIMES}morning/words/"
    as_sam.post(morning, {"where_at": said, "from_on": "2026-11-24"})
    assert "&lt;b&gt;Where&lt;/b&gt;" in as_robin.get(ROUND).content.decode()
    too_long = as_sam.post(morning, {"where_at": "x" * 121, "from_on": "2026-11-24"})
    assert "at most 120 characters" in text_of(too_long)


def test_each_change_is_on_record(house, sam, actor_of):
    by = actor_of(sam)
    set_time(by=by, which="morning", at=time(10), weekdays=[2, 1, 2], from_on=by.today)
    set_exception(by=by, date=date(2026, 11, 26), which="morning", at=None, why="Thanksgiving")
    set_prompts(by=by, which="morning", from_on=by.today, goals="Today's plan")
    assert house.check_in_times.get(from_on=by.today).weekdays == "12"
    kinds = AuditEvent.objects.order_by("id").values_list("kind", flat=True)
    assert list(kinds) == ["check_in_time_set", "check_in_exception_set", "prompts_set"]


def test_another_houses_day_is_its_own(as_sam, as_robin, other_house, house, alex, stranger):
    CheckInException.objects.create(
        house=other_house, date=date(2026, 11, 24), which="morning", why="Their holiday"
    )
    Prompts.objects.create(
        house=other_house, which="morning", from_on=date(2026, 1, 1), goals="Theirs"
    )
    assert "Their" not in text_of(as_robin.get(ROUND)) + text_of(as_sam.get(TIMES))
    assert "9:30 am check-in" in text_of(as_robin.get("/"))


def test_once_for_each_day_and_check_in(house):
    for model, fields in (
        (CheckInException, {"date": date(2026, 11, 26), "why": "Thanksgiving"}),
        (Prompts, {"from_on": date(2026, 11, 26)}),
    ):
        model.objects.create(house=house, which="morning", **fields)
        again = model(house=house, which="morning", **fields)
        with pytest.raises(ValidationError, match="is set"):
            again.full_clean()
        other = model(house=house, which="evening", **fields)
        with pytest.raises(ValidationError, match="not a valid choice"):
            other.full_clean()
        with pytest.raises(IntegrityError), transaction.atomic():
            other.save()


def test_the_page_asks_as_much_for_a_long_past_as_for_none(
    as_sam, house, django_assert_num_queries
):
    def ask():
        with django_assert_num_queries(12):
            as_sam.get(TIMES)

    ask()
    for day in range(1, 20):
        CheckInException.objects.create(
            house=house, date=date(2026, 11, day), which="morning", why="A day out"
        )
    ask()


def test_an_opened_round_counts_even_when_its_day_was_taken_out_later(as_robin, as_sam, alex):
    EntryFactory(round__house=alex.guest.house, stay=alex)
    as_sam.post(MORNING_TIME, {"at": "09:30", "from_on": "2026-11-24"})
    assert "1 of 1 guest came" in text_of(as_robin.get(ROUND))
    assert "Morning check-in 1 of 1 came , November 24" in text_of(as_robin.get("/check-ins/"))
