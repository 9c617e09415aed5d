"""Every number of three made-up years is counted a second time, and no withheld line is found."""

import random
from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection, transaction
from django.test import Client

from accounts.access.actor import actor_for
from accounts.models import House, User
from checkins.models import Round
from demo.builder import build_demo
from guests.models import CameFrom, Extension, Room, Stay, SupportMoment, WentTo
from household.models import GroupDay, Meeting
from reports.numbers.people import TABLES
from reports.numbers.periods import period_of
from reports.numbers.reading import Numbers
from reports.numbers.tables import PEOPLE, WITHHELD, rows_of
from tests.conftest import TUESDAY
from tests.guests.factories import EnquiryFactory, GuestFactory, StayFactory
from tests.pages import text_of
from tests.reports.numbers.plain import PlainHouse

pytestmark = pytest.mark.built_once
YEARS = (2024, 2025, 2026)
PERIODS = [
    f"{year}{part}"
    for year in (2023, *YEARS)
    for part in (
        "",
        *(f"-Q{quarter}" for quarter in range(1, 5)),
        *(f"-{month:02}" for month in range(1, 13)),
    )
    if f"{year}{part}" not in ("2026-12",)
]


@pytest.fixture(scope="module")
def three_years(django_db_setup, django_db_blocker):
    with (
        django_db_blocker.unblock(),
        time_machine.travel(TUESDAY, tick=False),
        transaction.atomic(),
    ):
        build_demo(houses=2, months=36)
        add_what_seldom_happens()
        # PostgreSQL would look at all of these rows again after each test.
        connection.check_constraints()
        yield
        transaction.set_rollback(True)


def add_what_seldom_happens():
    """Around the ends of years and on a leap day too."""
    house, dice = House.objects.earliest("id"), random.Random(7)
    room = Room.objects.filter(house=house).earliest("id")
    manager = User.objects.get(username="manager")
    for day in (date(2023, 12, 31), date(2024, 1, 1), date(2024, 2, 29), date(2025, 12, 31)):
        guest = GuestFactory(house=house)
        came = {"guest": guest, "arrives_on": day, "enquired_on": day - timedelta(days=40)}
        StayFactory(**came, left_on=day)
        StayFactory(**came, left_on=day + timedelta(days=1), went_to="jail")
        for how in ({"decision": "not_now", "why_not": "no_room"}, {"decision": "chose_otherwise"}):
            EnquiryFactory(guest__house=house, enquired_on=day, decided_on=day, **how)
        coming = {"decision": "yes", "decided_on": day, "called_off_on": day + timedelta(days=1)}
        EnquiryFactory(guest__house=house, enquired_on=day, talked_on=day, **coming)
    for number in range(9):
        day = date(2025, 3, 1) + timedelta(days=number)
        why = {"decision": "not_now", "why_not": "no_room" if number < 2 else "other_place"}
        decided = {"decided_on": day + timedelta(days=number), **why}
        EnquiryFactory(guest__house=house, enquired_on=day, **decided)
    stays = Stay.objects.filter(house=house, left_on__isnull=False).order_by("id")
    for stay in stays[:12]:
        decided_on = stay.left_on - timedelta(days=10)
        agreed = dice.random() < 0.7
        planned = {"planned_before_on": stay.planned_leaving_on, "until_on": stay.left_on}
        Extension.objects.create(
            **planned,
            **{"house": house, "stay": stay, "why": "A room in May", "asked_with": manager},
            **{"asked_on": decided_on, "decided_on": decided_on},
            **{"decided_by": manager, "agreed": agreed},
        )
    # In 2024, most came from two places and left for one: those tables are shown.
    for number, stay in enumerate(Stay.objects.filter(house=house, arrived_on__year=2024)):
        stay.came_from = CameFrom.HOME if number % 2 else CameFrom.SHELTER
        stay.went_to = WentTo.OWN_RENTAL
        stay.save()
    moments = SupportMoment.objects.filter(house=house)
    wrong = list(moments.values_list("pk", flat=True)[:300:30])
    moments.filter(pk__in=wrong).update(withdrawn_at=TUESDAY, withdrawn_by=manager)
    unsaid = list(moments.values_list("pk", flat=True)[1:300:30])
    moments.filter(pk__in=unsaid).update(kind="")
    Room.objects.filter(pk=room.pk).update(since_on=date(2025, 2, 10))
    for on in (date(2024, 6, 1), date(2024, 6, 2)):
        Round.objects.create(house=house, date=on, which="morning", opened_by=manager)
    Meeting.objects.create(house=house, on=date(2024, 6, 1), at="18:00")
    group = GroupDay.objects.filter(house=house).first().group
    days = GroupDay.objects.filter(group=group, on__gte=date(2024, 2, 20))[:3]
    GroupDay.objects.filter(pk__in=list(days.values_list("pk", flat=True))).update(
        was_held=False, how_many_came=None
    )


@pytest.fixture(scope="module")
def manager(three_years):
    return actor_for(User.objects.get(username="manager"))


@pytest.fixture(scope="module")
def plain(manager):
    return PlainHouse(manager.house, manager.today)


@pytest.fixture(scope="module")
def numbers(manager):
    """By period."""
    return {key: Numbers(manager, period_of(key)) for key in PERIODS}


def values_of(numbers):
    return {key: number.value for key, number in numbers.by_key.items()}


@pytest.mark.parametrize("key", PERIODS)
def test_each_number_of_each_period_is_counted_the_same_by_hand(key, numbers, plain, db):
    period = period_of(key)
    assert values_of(numbers[key]) == plain.count(period.first, period.end - timedelta(days=1))


def test_a_year_and_its_quarters_are_told_month_by_month(numbers, db):
    for key, of_period in numbers.items():
        for month in of_period.months:
            for name, value in values_of(numbers[month.key]).items():
                assert of_period.by_key[name].by_month[month.first_month] == value, (key, name)


def test_nothing_of_the_second_count_stays_zero(numbers, db):
    found = {name for each in numbers.values() for name, n in values_of(each).items() if n}
    assert found == set(numbers["2026"].by_key)


@pytest.mark.parametrize("year", [2024, 2025])
def test_what_tells_people_apart_is_counted_the_same_by_hand(year, numbers, plain, db):
    tables, middles, people = plain.people_of(year)
    for shown in numbers[str(year)].tables:
        table = shown.table
        counted = tables[table.key]
        assert shown.is_withheld == any(0 < each < 5 for each in counted.values()), table.key
        if not shown.is_withheld:
            lines = dict(shown.lines)
            by_label = {label: counted.get(code, 0) for code, label in table.labels}
            assert {label: n for label, n in by_label.items() if n} == {
                label: n for label, n in lines.items() if n
            }
    for shown in numbers[str(year)].middles:
        enough = people[shown.middle.key] >= 5
        assert shown.days == (middles[shown.middle.key] if enough else None)


def test_of_these_years_some_tables_are_shown_and_some_withheld(numbers, db):
    withheld = {each.is_withheld for year in ("2024", "2025") for each in numbers[year].tables}
    assert withheld == {True, False}


@pytest.fixture
def facts(numbers):
    """All that anyone can see, of every period: (period, part, number) and its value."""
    return {
        (key, part, number): value
        for key in PERIODS
        for part, number, value, *_rest in rows_of(numbers[key])
    }


LABELS = {label for table in TABLES for _code, label in table.labels}


def test_no_line_of_a_withheld_table_is_found_by_comparing_all_that_is_published(facts, plain, db):
    told_apart = {table.name: table for table in TABLES}
    shown = {key for key, part, _number in facts if part in told_apart or part == PEOPLE}
    assert shown == {"2023", "2024", "2025"}
    totals = {"came_from": "Arrivals", "went_to": "Leavings", "how_long": "Leavings"}
    for year in ("2024", "2025"):
        for name, table in told_apart.items():
            lines = {
                number: value
                for (key, part, number), value in facts.items()
                if key == year and part == name
            }
            if WITHHELD not in lines.values():
                continue
            # Not one line of it, nor of the same table in any part of the year, is anywhere.
            assert lines == {"All of it": WITHHELD}
            assert not [each for each in facts if each[1] == name and each[0] not in shown]
            counted = plain.people_of(int(year))[0][table.key]
            # All that is left is its total, and that is not a line.
            total_name = totals.get(table.key, "People who did not come to stay")
            part = "Before a stay" if table.key == "why_not" else "Guests and nights"
            assert facts[year, part, total_name] == sum(counted.values())
            assert len(counted) > 1
    # No difference of two years, of a year and its months, or of all years and one has a label.
    assert not {number for key, _part, number in facts if key not in shown} & LABELS


def test_a_year_that_is_not_over_tells_nobody_apart_on_any_day(manager, db):
    for day in (date(2026, 1, 1), date(2026, 7, 1), date(2026, 11, 23), date(2026, 12, 31)):
        with time_machine.travel(TUESDAY.replace(month=day.month, day=day.day), tick=False):
            so_far = Numbers(manager, period_of("2026"))
            assert (so_far.tables, so_far.middles) == ([], [])
            assert not {number for _part, number, *_rest in rows_of(so_far)} & LABELS


@pytest.mark.parametrize("year", ["2024", "2025"])
def test_a_withheld_table_is_on_no_page_and_in_no_file(year, manager, numbers, db):
    reader = Client()
    reader.force_login(manager.user)
    at = {"period": year}
    pages = [text_of(reader.get(path, at)) for path in ("/reports/", "/reports/print/")]
    export = reader.get("/reports/export/", at).content.decode()
    tables = numbers[year].tables
    shown = {label for each in tables for label, _people in each.lines}
    for each in tables:
        for _code, label in each.table.labels:
            # "A shelter" is also the beginning of what another table may show.
            if each.is_withheld and not any(label in other for other in shown):
                assert not any(label in text for text in (*pages, export)), label
