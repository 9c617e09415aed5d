"""Through which shifts the day goes: three to begin with, and whatever the house makes of them."""

from datetime import date, time

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.access.permissions import Role
from accounts.models import AuditEvent
from shifts.models import ShiftPerson, ShiftTime
from shifts.times.actions import set_shift_times
from shifts.times.starting_times import THREE, TWELVE, ShiftLine
from susd.setup.actions import open_house
from tests.conftest import TUESDAY
from tests.pages import text_of
from tests.shifts.factories import ShiftTimeFactory

TIMES = "/house/shift-times/"
SET = f"{TIMES}set/"
MONDAY = date(2026, 11, 30)


def sent(*lines, from_on="2026-11-30", **more):
    """What the form sends: (name, from, until, days) for each line."""
    said = {"from_on": from_on, **more}
    for number, (name, starts, ends, days) in enumerate(lines):
        key = f"line-{number}"
        said |= {f"{key}-name": name, f"{key}-starts": starts, f"{key}-ends": ends}
        said[f"{key}-weekdays"] = [*days]
    return said


TWELVE_HOURS = (
    ("Day", "08:00", "20:15", "1234567"),
    ("Night", "20:00", "08:15", "1234567"),
)


def test_a_new_house_begins_with_three_that_overlap(db):
    open_house(
        rooms=1,
        roles=[Role.MANAGER],
        name="Elm House",
        time_zone="America/New_York",
        username="ida",
        display_name="Ida",
        pronouns="",
        password="river stones and tea",
    )
    rows = ShiftTime.objects.values_list("name", "starts", "ends", "weekdays", "from_on")
    today = date(2026, 11, 24)
    assert list(rows) == [
        ("Day", time(7), time(15, 15), "1234567", today),
        ("Evening", time(15), time(23, 15), "1234567", today),
        ("Overnight", time(23), time(7, 15), "1234567", today),
    ]


def test_sam_finds_them_on_the_houses_page(as_sam, times):
    assert "Shift times" in text_of(as_sam.get("/house/"))
    page = text_of(as_sam.get(TIMES))
    assert "Day , 7:00 am to 3:15 pm, every day" in page
    assert "Overnight , 11:00 pm to 7:15 am the next day, every day" in page


@pytest.mark.parametrize(
    ("example", "names"),
    [
        ("three", ["Day", "Evening", "Overnight"]),
        ("twelve", ["Day", "Night"]),
        ("weekends", ["Day", "Evening", "Overnight", "Weekend day", "Weekend night"]),
        ("nonsense", ["Day", "Evening", "Overnight"]),
    ],
)
def test_an_example_opens_filled_in_and_is_saved_as_shown(as_sam, times, example, names):
    form = as_sam.get(SET, {"example": example}).context["form"]
    shown = [line.initial["name"] for line in form.lines_in_use]
    assert shown == names
    said = sent(
        *(
            (
                line.initial["name"],
                f"{line.initial['starts']:%H:%M}",
                f"{line.initial['ends']:%H:%M}",
                "".join(map(str, line.initial["weekdays"])),
            )
            for line in form.lines_in_use
        )
    )
    assert as_sam.post(SET, said).url == TIMES
    assert list(ShiftTime.objects.filter(from_on=MONDAY).values_list("name", flat=True)) == sorted(
        names, key=lambda name: ShiftTime.objects.get(from_on=MONDAY, name=name).starts
    )


def test_from_monday_on_two_of_twelve_hours_and_the_past_keeps_three(as_sam, as_robin, times):
    assert as_sam.post(SET, sent(*TWELVE_HOURS)).status_code == 302
    page = text_of(as_sam.get(TIMES))
    assert "From Monday, November 30, 2026 Day , 8:00 am to 8:15 pm, every day Night" in page
    assert "Evening 3:00 pm to 11:15 pm" in text_of(as_robin.get("/shifts/week/"))
    week = text_of(as_robin.get("/shifts/week/?week=2026-11-30"))
    assert "Day 8:00 am to 8:15 pm nobody yet" in week
    assert "nobody yet on 14 shifts" in week
    assert "Evening" not in week
    with time_machine.travel(TUESDAY.replace(month=12, day=1)):
        page = text_of(as_sam.get(TIMES))
        assert "Now Day , 8:00 am to 8:15 pm" in page
        assert "Earlier From January 1, 2026 Day , 7:00 am" in page


def test_who_is_on_stays_on_the_shift_that_goes_on(as_sam, robin, lee, times, on_shift):
    stays_on = on_shift(robin, "Day", 30)
    before = on_shift(robin, "Evening", 24)
    gone = on_shift(lee, "Evening", 30)
    as_sam.post(SET, sent(*TWELVE_HOURS))
    week = text_of(as_sam.get("/shifts/week/?week=2026-11-30"))
    assert "Day 8:00 am to 8:15 pm Robin" in week
    assert "Lee is no longer on the Monday evening shift: The shift times changed." in week
    stays_on.refresh_from_db()
    assert stays_on.shift.time.from_on == MONDAY
    before.refresh_from_db()
    assert before.taken_off_at is None
    assert before.shift.time == times["Evening"]
    gone.refresh_from_db()
    assert gone.taken_off_by.display_name == "Sam"


def test_a_shift_that_gets_another_name_keeps_its_people(as_sam, lee, times, on_shift):
    on_shift(lee, "Evening", 30)
    lines = [
        ("Day", "07:00", "15:15", "1234567"),
        ("Late", "15:00", "23:15", "12345"),
        ("Overnight", "23:00", "07:15", "1234567"),
    ]
    keys = {f"line-{n}-key": row.pk for n, row in enumerate(times.values())}
    as_sam.post(SET, sent(*lines, **keys))
    assert "Late 3:00 pm to 11:15 pm Lee" in text_of(as_sam.get("/shifts/week/?week=2026-11-30"))


def test_two_shifts_that_swap_names_swap_their_people_too(
    actor_of, sam, robin, lee, times, on_shift
):
    """A shift goes on by its name first."""
    on_shift(robin, "Day", 30)
    on_shift(lee, "Evening", 30)
    day, evening = times["Day"], times["Evening"]
    lines = [
        ShiftLine("Evening", time(7), time(15), key=day.pk),
        ShiftLine("Day", time(15), time(23), key=evening.pk),
    ]
    for _again in range(2):
        set_shift_times(by=actor_of(sam), from_on=MONDAY, lines=lines)
    on = ShiftPerson.objects.active().values_list("user__display_name", "shift__time__starts")
    assert set(on) == {("Robin", time(15)), ("Lee", time(7))}


def test_a_later_pattern_stays_and_its_people_with_it(actor_of, sam, robin, times, on_shift):
    set_shift_times(by=actor_of(sam), from_on=date(2026, 12, 7), lines=THREE)
    far = on_shift(robin, "Evening", 8, month=12)
    far.shift.time = ShiftTime.objects.get(name="Evening", from_on=date(2026, 12, 7))
    far.shift.save()
    set_shift_times(by=actor_of(sam), from_on=MONDAY, lines=TWELVE)
    far.refresh_from_db()
    assert far.taken_off_at is None


def test_set_twice_for_the_same_day_the_second_holds(as_sam, actor_of, sam, times, lee, on_shift):
    as_sam.post(SET, sent(*TWELVE_HOURS))
    as_sam.post(SET, sent(("Day", "09:00", "21:00", "1234567")))
    page = text_of(as_sam.get(TIMES))
    assert "From Monday, November 30, 2026 Day , 9:00 am to 9:00 pm, every day Begin" in page
    # What was left out comes back by its name.
    set_shift_times(by=actor_of(sam), from_on=MONDAY, lines=TWELVE)
    assert ShiftTime.objects.filter(from_on=MONDAY).exclude(weekdays="").count() == 2


def test_one_is_left_out_by_a_tick(as_sam, times):
    said = sent(*TWELVE_HOURS) | {"line-1-leave_out": "on"}
    as_sam.post(SET, said)
    assert ShiftTime.objects.get(from_on=MONDAY).name == "Day"


@pytest.mark.parametrize("from_on", ["2026-11-24", "2026-11-23", "2000-01-01"])
def test_the_past_and_today_stay_as_they_were(as_sam, times, from_on):
    page = as_sam.post(SET, sent(*TWELVE_HOURS, from_on=from_on))
    assert "The past can't be changed. Choose tomorrow or later." in text_of(page)
    assert 'value="08:00"' in page.content.decode()
    assert ShiftTime.objects.count() == 3


def test_a_first_pattern_may_hold_from_today(as_sam, house):
    page = as_sam.get(SET)
    assert page.context["form"].lines_in_use[0].initial["name"] == "Day"
    assert as_sam.post(SET, sent(*TWELVE_HOURS, from_on="2026-11-24")).status_code == 302
    assert "On now: nobody yet" in text_of(as_sam.get("/"))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (("", "08:00", "20:00", "1"), "Please give this shift a name."),
        (("Day", "", "20:00", "1"), "Please say when it starts."),
        (("Day", "08:00", "", "1"), "Please say when it ends."),
        (("Day", "08:00", "20:00", ""), "Please choose at least one day"),
        (("Day", "late", "20:00", "1"), "Please give a time, like 9:30 or 16:30."),
        (("Day", "08:00", "20:00", "8"), "Please choose one from the list."),
        (("a\0b", "08:00", "20:00", "1"), "can't be kept"),
        (("x" * 20_000, "08:00", "20:00", "1"), "at most 40 characters"),
    ],
)
def test_what_is_missing_is_said_and_the_rest_is_kept(as_sam, times, line, said):
    page = as_sam.post(SET, sent(("Night", "20:00", "08:00", "1234567"), line))
    assert page.status_code == 200
    assert said in text_of(page)
    assert 'value="Night"' in page.content.decode()
    assert ShiftTime.objects.count() == 3


def test_not_without_any_shift_nor_two_of_one_name(as_sam, times):
    assert "Please set at least one shift." in text_of(as_sam.post(SET, sent()))
    again = (TWELVE_HOURS[0], ("day", "09:00", "10:00", "1"))
    page = as_sam.post(SET, sent(*again))
    assert "Two shifts can't have the same name." in text_of(page)
    page = as_sam.post(SET, sent(*TWELVE_HOURS) | {"line-0-key": "9" * 30, "from_on": "soon"})
    assert "Please give a day" in text_of(page)


def test_names_are_shown_as_they_were_typed(as_sam, times):
    as_sam.post(SET, sent(("<b>Früh</b> עִם 🌱", "08:00", "20:00", "1")))
    assert "&lt;b&gt;Früh&lt;/b&gt; עִם 🌱" in as_sam.get(TIMES).content.decode()


def test_it_is_on_record_and_robin_does_not_set_it(as_sam, as_robin, times):
    as_sam.post(SET, sent(*TWELVE_HOURS))
    assert AuditEvent.objects.filter(kind="shift_times_set").count() == 1
    assert as_robin.get(SET).status_code == 403


def test_a_name_once_in_a_pattern(house, times):
    again = ShiftTimeFactory.build(house=house, name="Day", from_on=date(2026, 1, 1))
    with pytest.raises(ValidationError, match="can't have the same name"):
        again.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save()
    with pytest.raises(ValidationError, match="digits 1"):
        ShiftTimeFactory.build(house=house, weekdays="8").full_clean()


def test_the_page_asks_as_much_for_a_long_past(as_sam, house, times, django_assert_num_queries):
    def ask():
        with django_assert_num_queries(4):
            as_sam.get(TIMES)

    ask()
    for month in range(2, 11):
        ShiftTimeFactory(house=house, from_on=date(2026, month, 1))
    ask()
