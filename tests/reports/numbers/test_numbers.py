"""Sam looks at the house in numbers."""

import re
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from xml.etree import ElementTree

import pytest
import time_machine

from guests.models import HouseWording, MomentKind
from reports.numbers.charts import bars_of
from reports.numbers.measures import GROUPS_OF_MEASURES, MOMENTS_MEAN
from reports.numbers.periods import period_of
from reports.numbers.reading import Numbers
from shifts.models import Handoff
from tests.checkins.factories import EntryFactory, RoundFactory
from tests.conftest import NEW_YORK, staying
from tests.guests.factories import EnquiryFactory, StayFactory, SupportMomentFactory
from tests.pages import text_of
from tests.shifts.factories import ShiftFactory, ShiftPersonFactory

PAGE = "/reports/"
PRINT = "/reports/print/"
MIDDLES_SHOWN = ("Waiting for an answer", "Waiting to come", "Length of stay")


def numbers_of(page):
    return {key: number.value for key, number in page.context["numbers"].by_key.items()}


def middles_of(page):
    return {each.middle.name: each.days for each in page.context["numbers"].middles}


def nights_of(numbers):
    return tuple(numbers.by_key[key].value for key in ("guests", "nights_used", "nights_possible"))


def people_leave_in(house, year, went_to):
    """One stay of 31 days for each place they went to, one after the other."""
    for number, where in enumerate(went_to):
        arrives_on = date(year, 1 + number % 10, 1 + number // 10)
        stay = staying(house, f"Guest {year} {number}", arrives_on, went_to=where)
        stay.left_on = arrives_on.replace(month=arrives_on.month + 1)
        stay.came_from = "home"
        stay.save()


def test_the_present_month_so_far(as_sam, alex, jo, casey):
    page = as_sam.get(PAGE)

    assert "November 2026 so far" in text_of(page)
    found = numbers_of(page)
    assert (found["guests"], found["arrivals"], found["leavings"]) == (3, 1, 0)
    # Alex and Casey until last night, Jo since the 13th; the night to come is nobody's yet.
    assert found["nights_used"] == 23 + 23 + 11
    assert found["nights_possible"] == 3 * 23
    assert "83% of the possible ones" in text_of(page)


def test_each_number_is_shown_with_what_it_counts(as_ida, alex):
    text = text_of(as_ida.get(PAGE, {"period": "2026"}))
    for group in GROUPS_OF_MEASURES:
        for measure in group.measures:
            assert measure.name in text
            assert measure.definition in text


def test_each_kind_of_moment_says_what_it_is():
    assert set(MOMENTS_MEAN) == set(MomentKind)


def test_no_number_is_defined_twice():
    measures = [each for group in GROUPS_OF_MEASURES for each in group.measures]
    for said in ("key", "name", "definition"):
        assert len({getattr(each, said) for each in measures}) == len(measures)


def test_from_period_to_period(as_sam, house, alex):
    staying(house, "Sky", date(2025, 3, 30), left_on=date(2025, 6, 1))
    page = as_sam.get(PAGE, {"period": "2026-Q1"})
    assert "January to March 2026" in text_of(page)
    links = re.findall(r'href="\?period=([\w-]+)"', page.content.decode())
    assert {"2025", "2025-Q4", "2026", "2026-Q2", "2026-11", "2026-01"} <= set(links)
    assert "2026-12" not in links
    assert "2024" not in links


@pytest.mark.parametrize(
    "period", ["2026-13", "2027", "2026-12", "2027-Q1", "x", "9999", "1" * 500]
)
def test_a_time_without_numbers_is_told_in_a_sentence(as_sam, alex, period):
    page = as_sam.get(PAGE, {"period": period})
    assert page.status_code == 404
    assert "There are no numbers for that time. Please choose another one." in text_of(page)
    for path in (PRINT, "/reports/export/"):
        assert as_sam.get(path, {"period": period}).status_code == 404


def test_before_the_house_had_anything(as_sam, house):
    assert "Nothing is on record yet." in text_of(as_sam.get(PAGE))
    EnquiryFactory(guest__house=house)
    page = text_of(as_sam.get(PAGE, {"period": "2025"}))
    assert "nothing on record from then. The first is from November 20, 2026." in page
    assert "Bed nights" not in page


def test_the_houses_clock_says_when_a_year_is_over(signed_in, sam, alex):
    """11 in the evening of New Year's Eve in New Hampshire is the next year in London."""
    with time_machine.travel(datetime(2026, 12, 31, 23, 0, tzinfo=NEW_YORK), tick=False):
        as_sam = signed_in(sam)
        page = as_sam.get(PAGE, {"period": "2026"})
        assert "2026 so far" in text_of(page)
        assert page.context["numbers"].tables == []
        assert as_sam.get(PAGE, {"period": "2027"}).status_code == 404
    with time_machine.travel(datetime(2027, 1, 1, 0, 0, tzinfo=NEW_YORK), tick=False):
        page = as_sam.get(PAGE, {"period": "2026"})
        assert "so far" not in text_of(page)
        assert len(page.context["numbers"].tables) == 4
        assert "January 2027 so far" in text_of(as_sam.get(PAGE))


@pytest.mark.parametrize("day", [date(2026, 3, 8), date(2026, 11, 1), date(2028, 2, 29)])
def test_a_night_is_one_whatever_the_clocks_do(sam, actor_of, house, day):
    """The night of a change of clocks, and that of a leap day."""
    staying(house, "Sky", day, "Blue room")
    month = period_of(f"{day:%Y-%m}")
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=NEW_YORK)
    with time_machine.travel(noon, tick=False):
        assert nights_of(Numbers(actor_of(sam), month)) == (1, 0, 0)
    with time_machine.travel(noon + timedelta(days=1), tick=False):
        assert nights_of(Numbers(actor_of(sam), month)) == (1, 1, 1)


def test_who_came_counts_and_not_what_was_written_down(as_sam, house, robin, alex, jo, casey):
    morning = RoundFactory(house=house, date=date(2026, 11, 23))
    EntryFactory(round=morning, stay=alex, presence="later")
    EntryFactory(round=morning, stay=jo, presence="one_to_one")
    EntryFactory(round=morning, stay=casey, presence="not_today", where_at="A long letter")
    EntryFactory(round=morning, stay=None, staff=robin, presence="here")
    # Opened, and nobody came.
    RoundFactory(house=house, date=date(2026, 11, 24))
    found = numbers_of(as_sam.get(PAGE))
    assert (found["rounds"], found["came"]) == (1, 2)


def test_a_shift_is_covered_by_someone_who_works_here(as_sam, house, robin, lee, alex):
    for day, people in {20: [robin, lee], 21: [robin], 22: [], 24: [robin]}.items():
        shift = ShiftFactory(time__house=house, house=house, on=date(2026, 11, day))
        for user in people:
            ShiftPersonFactory(shift=shift, user=user)
    lee.memberships.update(ended_on=date(2026, 11, 20))
    on_call = ShiftFactory(time__house=house, house=house, on=date(2026, 11, 19))
    ShiftPersonFactory(shift=on_call, user=robin, is_on_call=True)
    assert numbers_of(as_sam.get(PAGE))["shifts"] == 2


def test_other_houses_count_for_themselves(as_sam, alex, stranger):
    SupportMomentFactory(stay=stranger)
    EnquiryFactory(guest__house=stranger.house)
    found = numbers_of(as_sam.get(PAGE, {"period": "2026"}))
    assert (found["guests"], found["moments"], found["calls"]) == (1, 0, 0)


def test_a_table_with_a_small_line_is_withheld_whole(as_sam, house):
    people_leave_in(house, 2025, ["own_rental"] * 9 + ["shelter"] * 4)
    for path in (PAGE, PRINT):
        text = text_of(as_sam.get(path, {"period": "2025"}))
        assert "Withheld: a line of it has fewer than 5 people." in text
        assert "A place of their own" not in text
        assert "A shelter" not in text
        assert "Home, or with family or friends 13" in text
    people_leave_in(house, 2024, ["own_rental"] * 9 + ["shelter"] * 5)
    text = text_of(as_sam.get(PAGE, {"period": "2024"}))
    assert "A place of their own 9 A shelter 5" in text


def test_the_house_sets_the_limit_and_the_words(as_sam, house):
    people_leave_in(house, 2025, ["own_rental"] * 9 + ["shelter"] * 4)
    house.small_number_limit = 4
    house.save()
    HouseWording.objects.create(house=house, list="went_to", code="shelter", words="Hope Shelter")
    assert "A place of their own 9 Hope Shelter 4" in text_of(as_sam.get(PAGE, {"period": "2025"}))


def test_the_middle_of_too_few_people_is_withheld(as_sam, house):
    people_leave_in(house, 2025, ["own_rental"] * 4)
    people_leave_in(house, 2024, ["own_rental"] * 5)
    page = as_sam.get(PAGE, {"period": "2025"})
    assert middles_of(page) == dict.fromkeys(MIDDLES_SHOWN)
    assert "Too few people to say. withheld" in text_of(page)
    page = as_sam.get(PAGE, {"period": "2024"})
    # Nobody called before they came.
    assert middles_of(page) == dict.fromkeys(MIDDLES_SHOWN) | {"Length of stay": 31}
    assert "31 days" in text_of(page)


@pytest.mark.parametrize("period", ["2025-Q4", "2025-03", "2026", "2026-11"])
def test_only_a_year_that_is_over_tells_people_apart(as_sam, house, period):
    people_leave_in(house, 2025, ["own_rental"] * 9)
    people_leave_in(house, 2026, ["own_rental"] * 9)
    page = as_sam.get(PAGE, {"period": period})
    assert "once it is over" in text_of(page)
    assert "A place of their own" not in text_of(page)
    assert 'href="?period=2025#people"' in page.content.decode()


@pytest.mark.parametrize("period", ["2027", "2999", "2027-Q1"])
def test_a_year_to_come_leads_to_none_before_it_that_has_not_begun(as_sam, house, period):
    people_leave_in(house, 2025, ["own_rental"])
    page = as_sam.get(PAGE, {"period": period}).content.decode()
    offered = set(re.findall(r'href="\?period=([0-9]{4})', page))
    assert offered <= {"2025", "2026"}


def test_how_long_people_wait_for_an_answer_and_why_not_everyone_can_come(as_sam, house):
    for number in range(14):
        called = date(2025, 3, 1) + timedelta(days=number)
        answer = {"decision": "not_now", "why_not": "no_room"} if number < 9 else {}
        answer = answer or {"decision": "chose_otherwise", "why_not": "other_place"}
        decided_on = called + timedelta(days=2 if number < 9 else 30)
        EnquiryFactory(guest__house=house, enquired_on=called, decided_on=decided_on, **answer)
    page = as_sam.get(PAGE, {"period": "2025"})
    assert middles_of(page) == dict.fromkeys(MIDDLES_SHOWN) | {"Waiting for an answer": 2}
    assert "No room was free 9 They found another place 5" in text_of(page)
    HouseWording.objects.create(house=house, list="why_not", code="no_room", words="We were full")
    assert "We were full 9" in text_of(as_sam.get(PAGE, {"period": "2025"}))


def test_a_handoff_counts_on_the_houses_day(as_sam, house, robin, alex):
    for hour in (time(23, 59), time(0, 0)):
        at = datetime.combine(date(2026, 10, 31), hour, NEW_YORK)
        at += timedelta(days=1 if hour == time(0, 0) else 0)
        Handoff.objects.create(house=house, given_by=robin, given_at=at, reaches_back_to=at)
    found = {
        period: numbers_of(as_sam.get(PAGE, {"period": period}))["handoffs"]
        for period in ("2026-10", "2026-11", "2026")
    }
    assert found == {"2026-10": 1, "2026-11": 1, "2026": 2}


def test_a_second_stay_of_one_guest(as_sam, house):
    sky = staying(house, "Sky", date(2026, 1, 5), left_on=date(2026, 2, 5))
    StayFactory(guest=sky.guest, arrives_on=date(2026, 11, 5))
    found = numbers_of(as_sam.get(PAGE, {"period": "2026"}))
    assert (found["guests"], found["arrivals"], found["nights_used"]) == (1, 2, 31 + 19)


PICTURE = re.compile(r'<svg class="chart-picture.*?</svg>', re.DOTALL)
TABLE = re.compile(r'<table class="table table-sm.*?</table>', re.DOTALL)


@pytest.mark.parametrize("period", ["2026", "2026-Q3", "2026-11"])
def test_picture_and_table_show_the_same(as_sam, house, alex, jo, casey, period):
    for number, kind in enumerate(("conversation", "group", "group", "phone")):
        SupportMomentFactory(stay=alex, kind=kind, on=date(2026, 11, 10 + number))
    page = as_sam.get(PAGE, {"period": period}).content.decode()
    pictures, tables = PICTURE.findall(page), TABLE.findall(page)
    assert len(pictures) == len(tables) == (1 if period == "2026-11" else 3)
    for picture, table in zip(pictures, tables, strict=True):
        drawn, told = map(ElementTree.fromstring, (picture, table))
        is_across = "chart-across" in drawn.get("class")
        names = [each.text for each in drawn.findall("text")]
        lines = told.findall("tbody/tr")
        assert [line.find("th").text for line in lines] == names
        by_line = [[int(each.text) for each in line.findall("td")] for line in lines]
        shown = [int(each.find("text").text) for each in drawn.findall("g")]
        assert shown == [value for line in by_line for value in line]
        # As long as its number is large, next to all others.
        side = "width" if is_across else "height"
        sizes = [float(each.find("rect").get(side)) for each in drawn.findall("g")]
        for (value, size), (other, its) in pairwise(zip(shown, sizes, strict=True)):
            assert value * its == pytest.approx(other * size, abs=0.06 * max(value, other, 1))


def test_a_picture_of_nothing_has_no_bars():
    chart = bars_of("moments", "Moments", "Kind", "Moments", [("Phone", 0), ("Group", 0)])
    assert [mark.width for mark in chart.marks] == [0, 0]


def test_as_many_questions_for_a_year_as_for_a_month(
    as_sam, sam, actor_of, house, alex, django_assert_max_num_queries
):
    for period in ("2026-11", "2026"):
        with django_assert_max_num_queries(19):
            Numbers(actor_of(sam), period_of(period))


def test_nobodys_name_and_nobodys_words_are_there(as_sam, house, alex, jo):
    SupportMomentFactory(stay=alex, words="Talked about the letter")
    for path in (PAGE, PRINT):
        text = text_of(as_sam.get(path, {"period": "2026"}))
        assert "Alex" not in text
        assert "letter" not in text


def test_the_day_of_today_is_on_the_printed_page_of_a_year_so_far(as_sam, alex):
    text = text_of(as_sam.get(PRINT, {"period": "2026-11"}))
    assert "Birch Street House, 2026 so far, through November 24" in text
    assert "follow when the year is over" in text
