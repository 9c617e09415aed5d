"""Some time elsewhere: until someone has seen them back, and not a moment sooner."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import AuditEvent
from checkins.models import Entry
from guests.models import TimeAway
from guests.stays.days import Away
from guests.time_away.actions import record_time_away
from tests.conftest import AFTERNOON, ROUND, TUESDAY, staying
from tests.guests.factories import TimeAwayFactory
from tests.pages import fields_of, text_of
from ui.clock import day_named

UNTIL_THURSDAY = {"from_on": "2026-11-24", "back_on": "2026-11-26"}
FRIDAY_NOON = TUESDAY.replace(day=27, hour=12, minute=0)


def path_of(stay):
    return f"/guests/{stay.guest_id}/away/"


def test_robin_notes_that_jo_is_away_until_thursday_and_everyone_sees_it(as_robin, as_ida, jo):
    fields = fields_of(as_robin.get(path_of(jo)))
    assert (fields["from_on"], fields["from_at"]) == ("2026-11-24", "09:31")
    assert as_robin.post(path_of(jo), UNTIL_THURSDAY).url == f"/guests/{jo.guest_id}/"
    for page in ("/", "/guests/", f"/guests/{jo.guest_id}/"):
        assert "away until Thursday" in text_of(as_robin.get(page))
        assert "away until Thursday" in text_of(as_ida.get(page))


def test_on_the_day_she_plans_to_be_back_nobody_says_that_she_is_back(as_robin, as_lee, alex, jo):
    TimeAwayFactory(stay=jo)
    with time_machine.travel(TUESDAY.replace(day=26, hour=0, minute=1)):
        assert "away until today" in text_of(as_robin.get("/"))
        assert "back from time away" not in text_of(as_robin.get("/shifts/handoff/"))
    # By Friday she is not back yet, as far as anyone has noted, and it is said first of all.
    with time_machine.travel(FRIDAY_NOON, tick=False):
        page = text_of(as_robin.get("/"))
        assert "Jo is not back yet. They planned to be back Thursday, November 26." in page
        assert page.index("Jo is not back yet") < page.index("Alex")
        assert "not back yet" in text_of(as_robin.get("/guests/"))
        assert "Jo is not back yet" in text_of(as_robin.get("/shifts/handoff/"))
        page = as_lee.post(f"{path_of(jo)}back/", {"back": "today"}, follow=True)
        assert "Jo is back, seen by Lee at 12:00 pm." in text_of(page)
        assert "not back yet" not in text_of(as_robin.get("/"))
        page = text_of(as_robin.get("/shifts/handoff/"))
        assert "Jo Is back: seen by Lee at 12:00 pm, Friday, November 27" in page
        page = text_of(as_robin.get(path_of(jo)))
        assert "November 23, 2026, seen back by Lee November 27, 2026, 12:00 pm" in page
    away = TimeAway.objects.get()
    assert (away.seen_back_by.display_name, away.seen_back_at) == ("Lee", FRIDAY_NOON)
    assert away.back_on == date(2026, 11, 26)
    assert AuditEvent.objects.filter(kind="back_seen", guest_id=jo.guest_id).count() == 1


def test_a_night_away_noted_at_supper_leaves_that_days_check_ins_as_they_were(as_robin, alex, jo):
    with time_machine.travel(TUESDAY.replace(hour=18, minute=5)):
        as_robin.post(path_of(jo), {"from_on": "2026-11-24", "back_on": "2026-11-25"})
        assert TimeAway.objects.get().from_at == time(18, 5)
        for check_in in (ROUND, AFTERNOON):
            page = text_of(as_robin.get(check_in))
            assert "0 of 2 guests came" in page
            assert "Jo day 12 of 90" in page
            assert "Away: Jo" not in page
    with time_machine.travel(TUESDAY.replace(day=25)):
        assert "Away: Jo" in text_of(as_robin.get("/check-ins/2026-11-25/morning/"))


def test_with_an_hour_she_is_not_back_yet_from_that_hour_on(as_robin, jo):
    TimeAwayFactory(stay=jo, back_on=date(2026, 11, 24), back_at=time(21))
    with time_machine.travel(TUESDAY.replace(hour=20, minute=59)):
        assert "away until today, 9:00 pm" in text_of(as_robin.get("/"))
    with time_machine.travel(TUESDAY.replace(hour=21, minute=0)):
        assert "Jo is not back yet. They planned to be back today, 9:00 pm." in text_of(
            as_robin.get("/")
        )


def test_whoever_comes_to_a_check_in_is_back_and_a_slip_is_put_right(as_robin, alex, jo):
    TimeAwayFactory(stay=jo, from_on=date(2026, 11, 21), back_on=date(2026, 11, 22))
    assert "Jo is not back yet" in text_of(as_robin.get("/"))
    presence = f"stay-{jo.pk}-presence"
    as_robin.post(ROUND, {presence: "here"})
    assert "not back yet" not in text_of(as_robin.get("/"))
    away = TimeAway.objects.get()
    assert (away.seen_back_by.display_name, away.seen_at_check_in) == ("Robin", True)
    as_robin.post(ROUND, {presence: "not_today", f"initial-{presence}": "here"})
    assert "Jo is not back yet" in text_of(as_robin.get("/"))


def test_everyone_is_here_leaves_out_whoever_is_not_back_yet(as_robin, alex, jo):
    TimeAwayFactory(stay=jo, from_on=date(2026, 11, 21), back_on=date(2026, 11, 22))
    page = text_of(as_robin.get(ROUND))
    assert "Not back yet, as far as we know: Jo." in page
    as_robin.post(ROUND, {"everyone": "here"})
    assert "Jo is not back yet" in text_of(as_robin.get("/"))
    assert "1 of 2 guests came" in text_of(as_robin.get(ROUND))


def test_a_check_in_typed_in_later_ends_time_away_at_its_own_hour(as_robin, jo):
    monday = TUESDAY.replace(day=23, minute=30)
    TimeAwayFactory(stay=jo, from_on=date(2026, 11, 21), back_on=date(2026, 11, 22))
    TimeAwayFactory(stay=jo, from_on=date(2026, 11, 23), from_at=time(18), back_on=None)
    as_robin.post("/check-ins/2026-11-23/morning/", {f"stay-{jo.pk}-presence": "here"})
    first, second = TimeAway.objects.order_by("from_on")
    assert first.seen_back_at == monday
    assert second.seen_back_at is None


def test_words_under_the_wrong_name_bring_nobody_back(as_robin, jo):
    TimeAwayFactory(stay=jo, from_on=date(2026, 11, 21), back_on=date(2026, 11, 22))
    as_robin.post(ROUND, {f"stay-{jo.pk}-presence": "here"})
    entry = Entry.objects.get(stay=jo)
    as_robin.post(f"/check-ins/entries/{entry.pk}/withdraw/")
    assert "Jo is not back yet" in text_of(as_robin.get("/"))


def test_while_nobody_knows_the_day_of_coming_back(as_robin, jo):
    as_robin.post(path_of(jo), {"from_on": "2026-11-20", "back_on": ""})
    assert "away since Friday, November 20" in text_of(as_robin.get("/guests/"))


def test_jo_is_back_a_day_early_and_a_slip_is_undone(as_robin, jo):
    TimeAwayFactory(stay=jo)
    page = text_of(as_robin.get(path_of(jo)))
    assert "Away since Monday, November 23, planned back Thursday. I have seen Jo" in page
    assert as_robin.post(f"{path_of(jo)}back/").url == f"/guests/{jo.guest_id}/"
    assert "away until" not in text_of(as_robin.get("/"))
    assert "here already" in text_of(as_robin.post(f"{path_of(jo)}back/", follow=True))
    assert "Undo: they are not back" in text_of(as_robin.get(path_of(jo)))
    as_robin.post(f"{path_of(jo)}back/undo/")
    assert "away until Thursday" in text_of(as_robin.get("/"))
    page = as_robin.post(f"{path_of(jo)}back/undo/", follow=True)
    assert "Nobody has noted since yesterday" in text_of(page)


def test_jo_does_not_go_after_all_and_no_day_away_is_left(as_robin, jo):
    TimeAwayFactory(stay=jo, from_on=date(2026, 11, 27), back_on=date(2026, 11, 30))
    page = text_of(as_robin.get(path_of(jo)))
    assert "Planned from Friday, back Monday. They aren't going after all" in page
    as_robin.post(f"{path_of(jo)}off/")
    page = text_of(as_robin.get(path_of(jo)))
    assert "Planned from" not in page
    assert "Earlier" not in page
    as_robin.post(path_of(jo), {"from_on": "2026-11-27", "back_on": "2026-11-29"})
    assert TimeAway.objects.taken().count() == 1
    as_robin.post(f"{path_of(jo)}off/")
    assert "No time away is planned" in text_of(as_robin.post(f"{path_of(jo)}off/", follow=True))


def test_jo_stays_away_longer(as_robin, jo):
    TimeAwayFactory(stay=jo)
    fields = fields_of(as_robin.get(path_of(jo)))
    assert fields["back_on"] == "2026-11-26"
    as_robin.post(path_of(jo), fields | {"back_on": "2026-11-29"})
    assert TimeAway.objects.get().back_on == date(2026, 11, 29)


def test_who_was_told_is_beside_the_days(as_robin, jo):
    as_robin.post(path_of(jo), UNTIL_THURSDAY | {"told": "Lee, and the night shift"})
    page = as_robin.get(path_of(jo))
    assert "planned back Thursday. Told: Lee, and the night shift." in text_of(page)
    # Someone else is told, and the days stay as they are.
    as_robin.post(path_of(jo), fields_of(page) | {"told": "Lee and Sam"})
    assert TimeAway.objects.get().told == "Lee and Sam"
    as_robin.post(f"{path_of(jo)}back/")
    page = text_of(as_robin.get(path_of(jo)))
    assert "seen back by Robin November 24, 2026, 9:31 am · told: Lee and Sam" in page


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
        ({"from_on": ""}, "Please choose the first day away."),
        ({"from_on": "2026-11-12"}, "before they arrived"),
        ({"from_on": "2027-02-11"}, "leaving is planned for before that day"),
        ({"from_on": "2026-11-24", "back_on": "2026-11-23"}, "first day away or a later one"),
        (
            UNTIL_THURSDAY | {"from_at": "18:00", "back_on": "2026-11-24", "back_at": "9:00"},
            "choose a time after they leave",
        ),
        ({"from_on": "2026-11-24", "back_at": "9:00"}, "choose the day they plan to be back"),
        ({"from_on": "2026-11-24", "from_at": "noon"}, "Please give a time, like 9:30"),
        ({"from_on": "2026-11-17", "back_on": "2026-11-19"}, "is noted for some of this time"),
        ({"from_on": "soon"}, "Please give a day, like 2026-03-21."),
    ],
)
def test_days_that_will_not_do_are_said_and_kept(as_robin, jo, days, sentence):
    TimeAwayFactory(
        stay=jo,
        from_on=date(2026, 11, 18),
        back_on=date(2026, 11, 20),
        seen_back_at=TUESDAY.replace(day=20),
    )
    page = as_robin.post(path_of(jo), days)
    assert sentence in text_of(page)
    assert fields_of(page)["from_on"] == days["from_on"]
    assert TimeAway.objects.count() == 1


def test_one_that_begins_when_another_ends_is_fine(jo, robin, actor_of):
    by, days = actor_of(robin), {"from_on": date(2026, 11, 20), "back_on": None}
    TimeAwayFactory(stay=jo, from_on=date(2026, 11, 18), back_on=date(2026, 11, 19))
    with pytest.raises(ValidationError, match="Nobody has noted that they are back"):
        record_time_away(by=by, stay=jo, **days)
    TimeAway.objects.update(seen_back_at=TUESDAY.replace(day=19))
    record_time_away(by=by, stay=jo, **days)
    with pytest.raises(ValidationError, match="noted for some of this time"):
        record_time_away(by=by, stay=jo, from_on=date(2026, 11, 26), back_on=None)


def test_who_has_left_is_not_away(as_robin, house):
    gone = staying(house, "Lou", date(2026, 10, 1), left_on=date(2026, 11, 20))
    assert "someone who is staying" in text_of(as_robin.post(path_of(gone), UNTIL_THURSDAY))
    assert "Time away" not in text_of(as_robin.get(f"/guests/{gone.guest_id}/"))


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        ({"back_on": date(2026, 11, 22)}, "back before they go"),
        ({"from_at": time(9), "back_on": date(2026, 11, 23), "back_at": time(8)}, "before they go"),
        ({"back_on": None, "back_at": time(8)}, "on which day"),
        ({"seen_at_check_in": True}, "at some time"),
        ({"called_off_on": date(2026, 11, 23), "seen_back_at": TUESDAY}, "called off"),
    ],
)
def test_the_database_holds_it_too(jo, days, sentence):
    away = TimeAwayFactory.build(stay=jo, **days)
    with pytest.raises(ValidationError, match=sentence):
        away.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        away.save()


def test_nobody_is_away_twice_without_a_day_of_coming_back(jo):
    TimeAwayFactory(stay=jo, back_on=None)
    away = TimeAwayFactory.build(stay=jo, from_on=date(2026, 11, 1), back_on=None)
    with pytest.raises(ValidationError, match="away already"):
        away.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        away.save()


def test_a_list_with_time_away_asks_no_more(as_sam, jo, django_assert_num_queries):
    TimeAwayFactory(stay=jo)
    with django_assert_num_queries(10):
        as_sam.get("/guests/")


HOURS = [None, time(0), time(9, 30), time(12), time(18)]
DAYS = st.dates(date(2026, 10, 25), date(2026, 11, 5))
MOMENTS = st.builds(datetime.combine, DAYS, st.sampled_from(HOURS[1:]))
AWAY = st.builds(
    Away,
    DAYS,
    st.none() | DAYS,
    st.sampled_from(HOURS),
    st.sampled_from(HOURS),
    st.none() | MOMENTS,
)


@given(AWAY, MOMENTS)
def test_nobody_is_both_away_and_in_and_nobody_is_back_unless_someone_said_so(away, now):
    is_away = away.is_open(now) and away.covers(now)
    is_in = not away.is_open(now)
    assert [is_away, is_in, away.is_not_back_yet(now)].count(True) == 1
    if is_in and away.starts <= now:
        assert away.seen_back is not None
        assert away.seen_back <= now


def test_on_the_day_they_plan_to_be_back_chores_may_count_on_them():
    away = Away(date(2026, 11, 23), date(2026, 11, 26))
    days = [number for number in range(20, 30) if away.covers_day(date(2026, 11, number))]
    assert days == [23, 24, 25]
    at_supper = away._replace(from_at=time(18))
    assert not at_supper.covers_day(date(2026, 11, 23))
    assert at_supper.covers_day(date(2026, 11, 24))


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


def test_in_the_hour_that_comes_twice_whoever_was_seen_is_back(as_robin, jo):
    """At 1:50 in the night the clocks go back, and twenty minutes later it is 1:10."""
    first = datetime(2026, 11, 1, 1, 50, tzinfo=jo.guest.house.zone)
    jo.arrived_on = jo.arrives_on = date(2026, 10, 20)
    jo.save()
    TimeAwayFactory(stay=jo, from_on=date(2026, 10, 31), back_on=None)
    with time_machine.travel(first, tick=False):
        as_robin.post(f"{path_of(jo)}back/")
    with time_machine.travel(first.astimezone(UTC) + timedelta(minutes=20), tick=False):
        assert "away since" not in text_of(as_robin.get("/"))
