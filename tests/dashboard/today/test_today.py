"""Today: what is due, who is here, what was asked."""

from datetime import date

import pytest
import time_machine

from accounts.access.actor import actor_for
from checkins.closing.actions import close_round
from tests.checkins.factories import EntryFactory, IntentionFactory, RoundFactory
from tests.conftest import TUESDAY, staying
from tests.household.chores.factories import TurnFactory
from tests.pages import TODAY_ASKS, text_of


@pytest.mark.parametrize(
    ("moment", "sentence"),
    [
        (TUESDAY.replace(hour=3), "9:30 am check-in Today at 9:30 am. 1 guest expected."),
        (TUESDAY.replace(hour=9, minute=5), "Starts in 25 minutes."),
        (TUESDAY.replace(hour=9, minute=29, second=30), "Starts in 1 minute."),
        (TUESDAY, "9:30 am check-in Began at 9:30 am. 1 guest expected."),
        (TUESDAY.replace(hour=16, minute=1), "4:30 pm check-in Starts in 29 minutes."),
        (TUESDAY.replace(hour=20), "4:30 pm check-in Began at 4:30 pm."),
        (TUESDAY.replace(day=28, hour=12), "9:30 am check-in Monday, November 30."),
    ],
)
def test_which_check_in_is_next_or_open(as_robin, alex, moment, sentence):
    with time_machine.travel(moment):
        assert sentence in text_of(as_robin.get("/"))


def test_when_all_are_written_down_it_is_asked_whether_it_is_over(as_robin, robin, alex, house):
    round_ = RoundFactory(house=house)
    EntryFactory(round=round_, stay=alex)
    page = text_of(as_robin.get("/"))
    assert "9:30 am check-in Began at 9:30 am. 1 of 1 guest came." in page
    assert "Everyone is checked in. Is it over? Close it" in page
    close_round(by=actor_for(robin), round_=round_)
    assert "4:30 pm check-in Today at 4:30 pm. 1 guest expected." in text_of(as_robin.get("/"))


def test_who_is_here_and_on_which_day_and_who_asked(as_robin, alex, jo, house):
    round_ = RoundFactory(house=house)
    entry = EntryFactory(
        round=round_,
        stay=alex,
        support="more",
        where_at="Slept badly",
        support_looks_like="Someone beside me",
        saved_at=TUESDAY,
    )
    IntentionFactory(entry=entry, words="Call the landlord back")
    IntentionFactory(entry=entry, place=2, words="Walk to the library", answer="done")
    page = text_of(as_robin.get("/"))
    assert "Alex Blue room day 62 of 90 More support since 9:31 am this morning" in page
    assert "Someone beside me Call the landlord back Walk to the library · done" in page
    assert "Where they're at Slept badly" in page
    assert "Jo Garden room day 12 of 90" in page
    assert "1 of 2 guests came." in page


def test_what_was_asked_is_shown_until_they_are_in_the_next_round(as_robin, alex, house):
    friday = RoundFactory(house=house, date=date(2026, 11, 20), which="afternoon")
    EntryFactory(
        round=friday, stay=alex, support="space", saved_at=TUESDAY.replace(day=20, hour=16)
    )
    assert "Some space since 4:31 pm, Friday afternoon" in text_of(as_robin.get("/"))
    monday = RoundFactory(house=house, date=date(2026, 11, 23))
    assert "Some space" in text_of(as_robin.get("/"))
    EntryFactory(round=monday, stay=alex, presence="out")
    page = text_of(as_robin.get("/"))
    assert "Some space" not in page
    assert "Out, Monday morning" in page


def test_a_check_in_that_is_closed_without_them_ends_what_they_asked(as_robin, robin, alex, house):
    EntryFactory(round__house=house, round__date=date(2026, 11, 20), stay=alex, support="space")
    monday = RoundFactory(house=house, date=date(2026, 11, 23))
    RoundFactory(house=house)
    assert "Some space" in text_of(as_robin.get("/"))
    close_round(by=actor_for(robin), round_=monday)
    assert "Some space since" not in text_of(as_robin.get("/"))


def test_an_empty_house_says_how_to_begin(as_robin, as_sam):
    assert "Guests appear here from the day they arrive." in text_of(as_robin.get("/"))
    assert "Bring in a guest" in text_of(as_sam.get("/"))


def test_a_house_without_check_in_times(as_robin, house):
    house.check_in_times.all().delete()
    assert "No check-in is planned for the coming week." in text_of(as_robin.get("/"))


def test_no_guests_name_in_the_title(as_robin, alex):
    for path in ("/", f"/guests/{alex.guest_id}/", f"/guests/{alex.guest_id}/goals/"):
        page = as_robin.get(path).content.decode()
        assert "Alex" not in page.split("<title>")[1].split("</title>")[0]


def test_today_asks_as_much_for_ten_guests_as_for_one(
    as_robin, alex, house, django_assert_num_queries
):
    round_ = RoundFactory(house=house)

    def ask():
        with django_assert_num_queries(TODAY_ASKS + 1):  # for the chores
            assert as_robin.get("/").status_code == 200

    IntentionFactory(entry=EntryFactory(round=round_, stay=alex))
    for number in range(3):
        TurnFactory(chore__place=number, stay=alex)
    ask()
    for n in range(10):
        stay = staying(house, f"Guest {n}", date(2026, 11, n + 1), f"Room {n}")
        IntentionFactory(entry=EntryFactory(round=round_, stay=stay))
        TurnFactory(stay=stay)
    ask()


def test_an_admins_board_looks_to_the_next_check_in(as_ida, alex, house):
    EntryFactory(round__house=house, stay=alex)
    page = text_of(as_ida.get("/"))
    assert "4:30 pm check-in Today at 4:30 pm. 1 guest expected." in page
    assert "Began" not in page
