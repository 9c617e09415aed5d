"""From day 83 the house asks: leaving, or a longer stay? After the planned day it says so."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import AuditEvent
from guests.leaving.actions import confirm_leaving, take_back_confirmed_leaving
from guests.leaving.soon import PlannedLeaving
from guests.models import Extension, Stay
from guests.stays.days import coming_day, day_words, past_day
from tests.conftest import ROUND, TUESDAY, staying
from tests.guests.factories import ExtensionFactory
from tests.pages import read_through, text_of

# Casey's planned leaving, day 90, is Friday; on Tuesday it is day 87.
FRIDAY = date(2026, 11, 27)
ASKS = "Leaving on Friday, or a longer stay?"


def paths_of(stay):
    return "/", f"/guests/{stay.guest_id}/"


def confirm(client, stay, **said):
    said = {"planned_on": FRIDAY.isoformat(), "back": "today"} | said
    return client.post(f"/guests/{stay.guest_id}/leaving/planned/", said)


def on_day(days):
    """At half past nine, so many days after Tuesday."""
    return time_machine.travel(TUESDAY + timedelta(days=days))


# From a week before it, until someone answers.


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (-5, None),
        (-4, "Leaving on Friday, November 27, or a longer stay?"),
        (-3, ASKS),
        (0, ASKS),
        (2, "Leaving tomorrow, or a longer stay?"),
        (3, "Leaving today, or a longer stay?"),
        (4, "Planned leaving was Friday."),
        (9, "Planned leaving was Friday."),
        (10, "Planned leaving was November 27."),
    ],
)
def test_today_and_caseys_page_ask_from_day_83(as_robin, casey, days, sentence):
    with on_day(days):
        for path in paths_of(casey):
            page = text_of(as_robin.get(path))
            if sentence is None:
                assert "or a longer stay" not in page
            else:
                assert sentence in page
                assert "Ask for a longer stay" in page
                assert "They have left" in page


def test_a_guest_whose_leaving_is_far_off_is_not_asked(as_robin, alex, jo):
    assert "longer stay" not in text_of(as_robin.get("/"))


def test_a_short_stay_asks_a_week_before_its_end(as_robin, house):
    lou = staying(house, "Lou", date(2026, 11, 20), planned_leaving_on=date(2026, 12, 3))
    assert "longer stay" not in text_of(as_robin.get("/"))
    with on_day(2):
        assert "Lou : Leaving on Thursday, December 3, or a longer stay?" in text_of(
            as_robin.get("/")
        )
    assert lou.length == 14


def test_leaving_as_planned_is_one_press_noted_by_whom_and_when(as_robin, casey, robin):
    for _ in range(2):
        assert confirm(as_robin, casey).url == "/"
    casey.refresh_from_db()
    assert casey.leaving_confirmed_for == FRIDAY
    assert (casey.leaving_confirmed_by, casey.leaving_confirmed_on) == (robin, TUESDAY.date())
    assert AuditEvent.objects.filter(kind="leaving_confirmed", object_id=casey.pk).count() == 1
    for path in paths_of(casey):
        page = text_of(as_robin.get(path))
        assert "Leaving on Friday, as planned. Robin noted it today" in page
        assert ASKS not in page
    confirmed_there = confirm(as_robin, casey, back="stay")
    assert confirmed_there.url == f"/guests/{casey.guest_id}/"


def test_a_press_by_mistake_is_undone_and_the_question_is_back(as_robin, casey):
    confirm(as_robin, casey)
    for _ in range(2):
        assert confirm(as_robin, casey, undo="1").url == "/"
    assert ASKS in text_of(as_robin.get("/"))
    changed = AuditEvent.objects.filter(kind="stay_changed", object_id=casey.pk)
    assert changed.count() == 1


def test_that_they_would_leave_on_friday_answers_nothing_on_saturday(as_robin, casey):
    confirm(as_robin, casey)
    with on_day(4):
        for path in paths_of(casey):
            page = text_of(as_robin.get(path))
            assert "Planned leaving was Friday." in page
            assert "Leaving on Friday, as planned" not in page
        refused = confirm(as_robin, casey)
        assert "That day has passed." in text_of(as_robin.get(refused.url))


def test_another_plan_asks_again_by_itself(as_robin, as_sam, casey):
    confirm(as_robin, casey)
    Stay.objects.filter(pk=casey.pk).update(planned_leaving_on=date(2026, 11, 30))
    page = text_of(as_robin.get("/"))
    assert "Leaving on Monday, or a longer stay?" in page
    # A page that was open since before shows the old day, and agrees to no other.
    refused = text_of(as_robin.get(confirm(as_robin, casey).url))
    assert "The plan has changed: their leaving is planned for November 30 now." in refused


def test_a_longer_stay_they_asked_for_is_an_answer_until_it_is_decided(as_robin, as_sam, casey):
    path = f"/guests/{casey.guest_id}/longer/"
    confirm(as_robin, casey)
    as_robin.post(path, {"why": "The room is free in March", "until_on": "2027-03-03"})
    for page in map(text_of, map(as_robin.get, paths_of(casey))):
        assert "Leaving is planned for Friday. Asked to stay until March 3, " in page
        assert "waiting for a decision" in page
        assert "or a longer stay?" not in page
    refused = text_of(as_robin.get(confirm(as_robin, casey).url))
    assert "They asked to stay longer and are waiting for a decision." in refused
    with on_day(4):
        assert "Planned leaving was Friday. Asked to stay until March 3" in text_of(
            as_robin.get("/")
        )
    # Not this time: the question is back, whatever they had said before they asked.
    as_sam.post(f"{path}decide/", {"agreed": "no"})
    assert ASKS in text_of(as_robin.get("/"))
    as_robin.post(path, {"why": "A little longer", "until_on": "2026-12-20"})
    as_sam.post(f"{path}decide/", {"agreed": "yes", "new_leaving_on": "2026-12-20"})
    assert Extension.objects.count() == 2
    assert "Casey Corner room day 87 of 113" in text_of(as_robin.get("/"))
    assert "Planned leaving" not in text_of(as_robin.get("/"))


def test_once_they_have_left_nothing_is_asked(as_robin, casey):
    with on_day(5):
        left = {"left_on": "2026-11-28", "how_ended": ""}
        as_robin.post(f"/guests/{casey.guest_id}/leaving/", left)
        for path in paths_of(casey):
            assert "lanned leaving was" not in text_of(as_robin.get(path))


def test_admins_read_the_day_and_answer_nothing(as_ida, casey):
    with on_day(4):
        page = text_of(as_ida.get("/"))
        assert "day 91; planned leaving was Friday" in page
        assert "Ask for a longer stay" not in page
        assert confirm(as_ida, casey).status_code == 403


@pytest.mark.parametrize("said", ["", "tomorrow", "2026-02-30", "\x00", "9" * 40])
def test_a_day_that_is_none_is_a_sentence(as_robin, casey, said):
    refused = confirm(as_robin, casey, planned_on=said)
    assert refused.status_code == 302
    assert "note-warning" in as_robin.get(refused.url).content.decode()
    assert ASKS in text_of(as_robin.get("/"))


def test_a_stranger_and_one_who_left_are_not_confirmed(as_robin, stranger, robin, house, actor_of):
    assert confirm(as_robin, stranger).status_code == 404
    gone = staying(house, "Lou", date(2026, 9, 1), left_on=date(2026, 11, 20))
    with pytest.raises(ValidationError, match="someone who is staying"):
        confirm_leaving(by=actor_of(robin), stay=gone, planned_on=gone.last_day)
    assert take_back_confirmed_leaving(by=actor_of(robin), stay=gone) == gone


def test_the_database_wants_all_three_facts(casey):
    half = Stay.objects.filter(pk=casey.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        half.update(leaving_confirmed_for=FRIDAY)


def test_it_is_read_together_with_casey(as_robin, casey):
    confirm(as_robin, casey)
    as_robin.post(f"/guests/{casey.guest_id}/together/")
    page = read_through(as_robin, f"/guests/{casey.guest_id}/together/")
    assert "leaving as planned on November 27, 2026, noted by Robin, November 24, 2026" in page


# Never "day 91 of 90", wherever the day is said.


@pytest.mark.parametrize(
    "path", ["/", "/guests/", "/guests/{}/", "/guests/{}/leaving/", ROUND, f"{ROUND}sheet/"]
)
def test_every_page_says_that_the_planned_day_has_passed(as_robin, casey, path):
    path = path.format(casey.guest_id).replace("2026-11-24", "2026-11-28")
    with on_day(4):
        response = as_robin.get(path)
    page = text_of(response)
    if "check-ins" in path:  # no check-in on Saturday
        path = path.replace("2026-11-28", "2026-11-30")
        with on_day(6):
            response = as_robin.get(path)
        page = text_of(response)
        assert "day 93; planned leaving was Friday" in page
    else:
        assert "day 91; planned leaving was Friday" in page
    assert "of 90" not in page
    assert 'value="91"' not in response.content.decode(), "no bar runs over its end"


def test_an_earlier_check_in_keeps_the_day_it_was(as_robin, casey):
    with on_day(6):
        assert "Casey day 87 of 90" in text_of(as_robin.get(ROUND))


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 400), st.integers(1, 500))
def test_a_day_past_the_plan_is_never_one_of_its_days(first, length, day):
    planned = first + timedelta(days=length - 1)
    words = day_words(day, length, planned, first + timedelta(days=day - 1))
    assert words.startswith(f"day {day}")
    assert (f"of {length}" in words) == (day <= length)
    assert ("planned leaving was" in words) == (day > length)


@given(
    st.integers(-500, 500),
    st.booleans(),
    st.one_of(st.none(), st.integers(1, 90)),
)
def test_it_asks_until_it_is_answered_and_an_answer_has_its_time(days, is_confirmed, longer):
    on = date(2026, 11, 27)
    leaving = PlannedLeaving(
        on,
        on - timedelta(days=days),
        confirmed_on=on - timedelta(days=8) if is_confirmed else None,
        asked_until=on + timedelta(days=longer) if longer else None,
    )
    assert leaving.is_near == (days <= 7)
    assert leaving.is_past == (days < 0)
    assert leaving.is_confirmed == (is_confirmed and days >= 0)
    assert ("?" in leaving.words) == (longer is None and not is_confirmed and days >= 0)


def test_days_as_one_says_them():
    assert [past_day(FRIDAY, FRIDAY + timedelta(days=n)) for n in (1, 6, 7)] == [
        "Friday",
        "Friday",
        "November 27",
    ]
    assert past_day(date(2026, 12, 30), date(2027, 1, 7)) == "December 30, 2026"
    assert [coming_day(FRIDAY, FRIDAY - timedelta(days=n)) for n in (0, 1, 2, 7)] == [
        "today",
        "tomorrow",
        "on Friday",
        "on Friday, November 27",
    ]


# The house's own calendar: leap day, clock changes, and midnight elsewhere.


@pytest.mark.parametrize(
    ("planned_on", "before", "after"),
    [
        # Midnight in New York on the night the clocks go back, and forward.
        (date(2026, 11, 1), "2026-11-02T04:59:59Z", "2026-11-02T05:00:00Z"),
        (date(2026, 3, 8), "2026-03-09T03:59:59Z", "2026-03-09T04:00:00Z"),
        (date(2028, 2, 29), "2028-03-01T04:59:59Z", "2028-03-01T05:00:00Z"),
        (date(2026, 12, 31), "2027-01-01T04:59:59Z", "2027-01-01T05:00:00Z"),
    ],
)
def test_the_planned_day_ends_at_the_houses_midnight(
    signed_in, robin, house, planned_on, before, after
):
    first = planned_on - timedelta(days=89)
    staying(house, "Casey", first, planned_leaving_on=planned_on)
    weekday = f"{planned_on:%A}"
    with time_machine.travel(before, tick=False):
        page = text_of(signed_in(robin).get("/"))
        assert "Leaving today, or a longer stay?" in page
        assert "day 90 of 90" in page
    with time_machine.travel(after, tick=False):
        page = text_of(signed_in(robin).get("/"))
        assert f"Planned leaving was {weekday}." in page
        assert f"day 91; planned leaving was {weekday}" in page


def test_a_house_in_another_time_zone_has_its_own_friday(as_robin, house, casey):
    house.time_zone = "Pacific/Honolulu"
    house.save()
    # It is Saturday in New York, and Friday evening in the house.
    with time_machine.travel("2026-11-28T06:00:00Z"):
        page = text_of(as_robin.get("/"))
        assert "Leaving today, or a longer stay?" in page
        assert "day 90 of 90" in page
    with time_machine.travel("2026-11-28T10:00:00Z"):
        assert "Planned leaving was Friday." in text_of(as_robin.get("/"))


def test_ten_who_leave_soon_cost_what_one_does(as_robin, house, django_assert_max_num_queries):
    staying(house, "Casey", date(2026, 8, 30))
    with django_assert_max_num_queries(100) as one:
        as_robin.get("/")
    for n in range(10):
        ExtensionFactory(stay=staying(house, f"Guest {n}", date(2026, 8, 28), f"Room {n}"))
    with django_assert_max_num_queries(len(one)):
        page = text_of(as_robin.get("/"))
    assert page.count("waiting for a decision") == 10
