"""Some days elsewhere: from the first day until the day they are here again."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import AuditEvent
from guests.actions import note_time_away
from guests.days import Away, StayDates
from guests.models import Stay, TimeAway
from tests.conftest import staying
from tests.guests.factories import TimeAwayFactory
from tests.pages import fields_of, text_of
from ui.templatetags.ui import day_named

UNTIL_THURSDAY = {"from_on": "2026-11-24", "back_on": "2026-11-26"}


def path_of(stay):
    return f"/guests/{stay.guest_id}/away/"


def test_robin_notes_that_jo_is_away_until_thursday_and_everyone_sees_it(as_robin, as_ida, jo):
    assert fields_of(as_robin.get(path_of(jo)))["from_on"] == "2026-11-24"
    assert as_robin.post(path_of(jo), UNTIL_THURSDAY).url == f"/guests/{jo.guest_id}/"
    for page in ("/", "/guests/", f"/guests/{jo.guest_id}/"):
        assert "away until Thursday" in text_of(as_robin.get(page))
        assert "away until Thursday" in text_of(as_ida.get(page))
    with time_machine.travel("2026-11-26T15:00:00Z"):
        assert "away" not in text_of(as_robin.get("/"))
        page = text_of(as_robin.get(path_of(jo)))
        assert "Earlier November 24, 2026, back November 26, 2026" in page


def test_while_nobody_knows_the_day_of_coming_back(as_robin, jo):
    as_robin.post(path_of(jo), {"from_on": "2026-11-20", "back_on": ""})
    assert "away since Friday, November 20" in text_of(as_robin.get("/guests/"))


def test_jo_is_back_a_day_early_and_is_here_at_once(as_robin, jo):
    TimeAwayFactory(stay=jo)
    page = text_of(as_robin.get(path_of(jo)))
    assert "Away since Monday, November 23, back Thursday." in page
    assert as_robin.post(f"{path_of(jo)}back/").url == f"/guests/{jo.guest_id}/"
    assert "away" not in text_of(as_robin.get("/"))
    assert TimeAway.objects.get().back_on == date(2026, 11, 24)
    assert "here already" in text_of(as_robin.post(f"{path_of(jo)}back/", follow=True))


def test_jo_does_not_go_after_all_and_no_day_away_is_left(as_robin, jo):
    TimeAwayFactory(stay=jo, from_on=date(2026, 11, 27), back_on=date(2026, 11, 30))
    page = text_of(as_robin.get(path_of(jo)))
    assert "Planned from Friday, back Monday. They are not going after all" in page
    as_robin.post(f"{path_of(jo)}back/")
    page = text_of(as_robin.get(path_of(jo)))
    assert "Planned" not in page
    assert "Earlier" not in page
    as_robin.post(path_of(jo), {"from_on": "2026-11-27", "back_on": "2026-11-29"})
    assert TimeAway.objects.taken().count() == 1


def test_jo_stays_away_longer(as_robin, jo):
    TimeAwayFactory(stay=jo)
    fields = fields_of(as_robin.get(path_of(jo)))
    assert fields["back_on"] == "2026-11-26"
    as_robin.post(path_of(jo), fields | {"back_on": "2026-11-29"})
    assert TimeAway.objects.get().back_on == date(2026, 11, 29)


def test_who_was_told_stands_beside_the_days(as_robin, jo):
    as_robin.post(path_of(jo), UNTIL_THURSDAY | {"told": "Lee, and the night shift"})
    page = as_robin.get(path_of(jo))
    assert "back Thursday. Told: Lee, and the night shift." in text_of(page)
    # Someone else is told, and the days stay as they are.
    as_robin.post(path_of(jo), fields_of(page) | {"told": "Lee and Sam"})
    assert TimeAway.objects.get().told == "Lee and Sam"
    with time_machine.travel("2026-11-26T15:00:00Z"):
        page = text_of(as_robin.get(path_of(jo)))
    assert "back November 26, 2026 · told: Lee and Sam" in page


def test_another_guests_name_beside_the_days_is_asked_about(as_robin, jo, alex):
    said = UNTIL_THURSDAY | {"told": "Alex"}
    page = as_robin.post(path_of(jo), said)
    assert "This seems to name Alex." in text_of(page)
    assert not TimeAway.objects.exists()
    as_robin.post(path_of(jo), fields_of(page))
    assert TimeAway.objects.get().told == "Alex"


def test_a_second_press_notes_it_once(as_robin, jo):
    over = {"from_on": "2026-11-20", "back_on": "2026-11-22"}
    for _ in range(2):
        assert as_robin.post(path_of(jo), over).status_code == 302
    assert TimeAway.objects.count() == 1
    assert AuditEvent.objects.filter(kind="time_away_noted", guest_id=jo.guest_id).count() == 1


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        ({"from_on": ""}, "Please say from which day on they are away."),
        ({"from_on": "2026-11-12"}, "before they arrived"),
        ({"from_on": "2027-02-11"}, "leaving is planned for before that day"),
        ({"from_on": "2026-11-24", "back_on": "2026-11-24"}, "choose a later day"),
        ({"from_on": "2026-11-17", "back_on": "2026-11-19"}, "is noted for some of these days"),
        ({"from_on": "soon"}, "Please give a day, like 2026-03-21."),
    ],
)
def test_days_that_will_not_do_are_said_and_kept(as_robin, jo, days, sentence):
    TimeAwayFactory(stay=jo, from_on=date(2026, 11, 18), back_on=date(2026, 11, 20))
    page = as_robin.post(path_of(jo), days)
    assert sentence in text_of(page)
    assert fields_of(page)["from_on"] == days["from_on"]
    assert TimeAway.objects.count() == 1


def test_one_that_begins_when_another_ends_is_fine(jo, robin, asks):
    TimeAwayFactory(stay=jo, from_on=date(2026, 11, 18), back_on=date(2026, 11, 20))
    note_time_away(by=asks(robin), stay=jo, from_on=date(2026, 11, 20), back_on=None)
    with pytest.raises(ValidationError, match="noted for some of these days"):
        note_time_away(by=asks(robin), stay=jo, from_on=date(2026, 11, 23), back_on=None)


def test_who_has_left_is_not_away(as_robin, house):
    gone = staying(house, "Lou", date(2026, 10, 1), left_on=date(2026, 11, 20))
    assert "someone who is staying" in text_of(as_robin.post(path_of(gone), UNTIL_THURSDAY))
    assert "Time away" not in text_of(as_robin.get(f"/guests/{gone.guest_id}/"))


def test_the_database_holds_it_too(jo):
    for days in ({"back_on": date(2026, 11, 22)}, {"from_on": date(2026, 11, 1), "back_on": None}):
        if days["back_on"] is None:
            TimeAwayFactory(stay=jo, back_on=None)
        away = TimeAwayFactory.build(stay=jo, **days)
        with pytest.raises(ValidationError, match=r"back before they go|away already"):
            away.full_clean()
        with pytest.raises(IntegrityError), transaction.atomic():
            away.save()


def test_a_list_with_time_away_asks_no_more(as_sam, jo, django_assert_num_queries):
    TimeAwayFactory(stay=jo)
    with django_assert_num_queries(12):
        as_sam.get("/guests/")


def test_what_the_dates_say_and_what_the_database_says_are_one(house):
    stay = staying(house, "Jo", date(2026, 11, 2), left_on=date(2026, 11, 14))
    days = [(3, 5), (6, 6), (7, 8), (12, None)]
    for start, back in days:
        back_on = date(2026, 11, back) if back else None
        TimeAwayFactory(stay=stay, from_on=date(2026, 11, start), back_on=back_on)
    away = tuple(each.days for each in stay.times_away.all())
    dates = StayDates(stay.arrived_on, stay.left_on, away)
    for number in range(1, 20):
        day = date(2026, 11, number)
        found = Stay.objects.on_date(day).with_time_away(day).first()
        assert (found is not None) == dates.is_staying(day), day
        if found:
            assert found.dates.is_away(day) == dates.is_away(day), day


def test_on_the_day_they_come_back_they_are_here():
    away = Away(date(2026, 11, 23), date(2026, 11, 26))
    days = [number for number in range(20, 30) if away.covers(date(2026, 11, number))]
    assert days == [23, 24, 25]


@pytest.mark.parametrize(
    ("day", "named"),
    [
        (date(2026, 11, 24), "today"),
        (date(2026, 11, 25), "tomorrow"),
        (date(2026, 11, 30), "Monday"),
        (date(2026, 12, 1), "Tuesday, December 1"),
        (date(2026, 11, 23), "Monday, November 23"),
        (date(2027, 1, 2), "Saturday, January 2, 2027"),
    ],
)
def test_days_are_named_as_one_says_them(day, named):
    assert day_named(day, date(2026, 11, 24)) == named
