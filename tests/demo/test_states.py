"""The demo house on any day and hour: who is not back, who has not come, who wished for what."""

from collections import defaultdict
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
import time_machine

from accounts.access.actor import actor_for
from accounts.models import House, User
from checkins.models import CheckInTime, Entry, Intention, SupportRequest
from checkins.schedule import rules as schedule
from dashboard.today.board import read_board
from demo.builder import build_demo
from demo.load_texts import FOLDER, load_texts
from guests.models import Room, Stay, Step, SupportMoment, TimeAway
from household.models import AgreementComment, MeetingAttendance, Turn
from shifts.models import Note

pytestmark = pytest.mark.any_database
NEW_YORK = ZoneInfo("America/New_York")
MOMENTS = {
    "Saturday, 2 am": datetime(2026, 11, 28, 2, 0, tzinfo=NEW_YORK),
    "Tuesday, 9:31 am": datetime(2026, 11, 24, 9, 31, tzinfo=NEW_YORK),
    "Tuesday, 11:05 pm": datetime(2026, 11, 24, 23, 5, tzinfo=NEW_YORK),
    "Monday, 7:30 am": datetime(2026, 11, 23, 7, 30, tzinfo=NEW_YORK),
    "the Sunday on which the clocks go back": datetime(2026, 11, 1, 1, 30, tzinfo=NEW_YORK),
}
TWO_WEEKS = timedelta(days=14)


@pytest.fixture(params=MOMENTS.values(), ids=MOMENTS.keys())
def moment(request, db):
    with time_machine.travel(request.param, tick=False):
        build_demo(months=1)
        yield request.param


def board():
    return read_board(actor_for(User.objects.get(username="peer")))


def looked_for(today):
    return [guest.looked_for for guest in today.guests if guest.looked_for]


def get_stay(name):
    return Stay.objects.get(guest__name=name, left_on=None, arrived_on__isnull=False)


def test_today_has_someone_not_back_someone_not_seen_a_wish_and_an_arrival(moment):
    today = board()

    # Casey planned to be back within the last day, and nobody has seen him.
    assert [guest.stay.guest.name for guest in today.guests if guest.stay.is_not_back_yet] == [
        "Casey"
    ]
    away = TimeAway.objects.get(stay=get_stay("Casey"))
    planned = datetime.combine(away.back_on, away.back_at)
    now = moment.replace(tzinfo=None)
    assert now - timedelta(days=1) <= planned < now

    # Jo has not come lately, and had said what to do then.
    [jo] = looked_for(today)
    assert jo.stay.guest.name == "Jo"
    assert jo.stay.if_not_seen == load_texts("states")["if_not_seen"][1]
    assert jo.stay.if_not_seen_asked_on <= moment.date()

    # Alex has said something about the night, and asked for something since.
    [alex] = [guest for guest in today.guests if guest.stay.guest.name == "Alex"]
    assert alex.night.night == load_texts("states")["night_wish"]
    assert alex.asked == "more"
    assert (
        SupportRequest.objects.get(answered_at=None, stay=alex.stay).words
        == load_texts("support_requests")["open"]
    )
    assert SupportRequest.objects.get(answered_at=None, stay=alex.stay).asked_at <= moment

    # Someone arrives next week, in a room that is free by then.
    coming = Stay.objects.coming().get()
    assert moment.date() < coming.arrives_on <= moment.date() + timedelta(days=7)
    before = Stay.objects.filter(room=coming.room, arrived_on__isnull=False, left_on=None)
    assert all(stay.last_day < coming.arrives_on for stay in before)

    nobody_is_told_of_while_nobody_saw_them(moment)


def nobody_is_told_of_while_nobody_saw_them(moment):
    for name, since in (("Casey", went_on("Casey")), ("Jo", missed_from("Jo", moment))):
        stay = get_stay(name)
        midnight = datetime.combine(since, time.min, NEW_YORK)
        assert not Note.objects.filter(stay=stay, signed_at__gte=midnight).exists()
        assert not SupportMoment.objects.filter(stay=stay, on__gte=since).exists()
        assert not SupportRequest.objects.filter(stay=stay, asked_at__gte=midnight).exists()
        assert not Turn.objects.filter(stay=stay, on__gte=since, done_at__isnull=False).exists()
        assert not Step.objects.filter(goal__stay=stay, done_on__gte=since).exists()
        assert not AgreementComment.objects.filter(stay=stay, said_at__gte=midnight).exists()
        assert not MeetingAttendance.objects.filter(stay=stay, meeting__on__gte=since).exists()
    since = went_on("Casey")
    assert not Entry.objects.filter(stay=get_stay("Casey"), round__date__gt=since).exists()


def went_on(name):
    return TimeAway.objects.get(stay=get_stay(name)).from_on


def missed_from(name, moment):
    """The day of the check-in after the last one they came to."""
    house = House.objects.get()
    times = CheckInTime.objects.filter(house=house).as_times()
    last = looked_for(board())[0].last_came
    days = (date.fromordinal(n) for n in range(last.on.toordinal(), moment.toordinal() + 1))
    dues = [due for day in days for due in schedule.due_on(times, day)]
    place = [(due.on, due.which) for due in dues].index((last.on, last.which))
    return dues[place + 1].on


def test_the_wish_for_the_night_is_there_when_the_night_is_read(db):
    with time_machine.travel(MOMENTS["Tuesday, 11:05 pm"], tick=False):
        build_demo(months=1)
        nights = {each.stay.guest.name: each.night for each in board().guests}
        assert nights["Alex"].night == "Knock at ten, please, even if I say no."
        assert nights["Jo"] is None
        assert nights["Casey"] is None


@pytest.mark.parametrize(("guests", "unseen"), [(1, []), (2, ["Jo"]), (10, ["Jo"])])
def test_with_other_numbers_of_guests_the_states_go_together(db, guests, unseen):
    with time_machine.travel(MOMENTS["Saturday, 2 am"], tick=False):
        build_demo(guests=guests, months=1, houses=2 if guests == 10 else 1)
        today = board()
        assert [each.stay.guest.name for each in looked_for(today)] == unseen
        assert sum(guest.stay.is_not_back_yet for guest in today.guests) == (1 if guests > 2 else 0)
        house = User.objects.get(username="peer").memberships.get().house
        coming = Stay.objects.filter(guest__house=house).coming().get()
        assert coming.arrives_on <= date(2026, 12, 5)
        assert Room.objects.filter(house=house).count() >= guests
        coming.full_clean()


@pytest.fixture
def house_of_half_a_year(db):
    with time_machine.travel(MOMENTS["Tuesday, 9:31 am"], tick=False):
        build_demo()
        yield House.objects.get()


def test_nothing_reads_as_made_up(house_of_half_a_year):
    no_line_is_about_two_guests_within_two_weeks()
    no_line_about_the_time_in_the_stay_is_said_on_another_day()
    no_line_comes_again_before_the_others_had_their_turn()


def no_line_is_about_two_guests_within_two_weeks():
    moments = SupportMoment.objects.exclude(kind="group").order_by("on")
    notes = Note.objects.filter(stay__isnull=False).exclude(
        words=load_texts("handoffs")["last_of_the_shift"]
    )
    told = [(each.words, each.on, each.stay_id) for each in moments]
    told += [(each.words, each.signed_at.date(), each.stay_id) for each in notes]
    assert len(told) > 80
    days = defaultdict(list)
    for words, on, stay in told:
        days[words].append((on, stay))
    for words, said in days.items():
        said.sort()
        assert all(b[0] - a[0] >= TWO_WEEKS for a, b in pairwise(said)), words
        # And of one guest once in their stay.
        assert len({stay for _on, stay in said}) == len(said), words
    assert SupportMoment.objects.filter(kind="group").exists()


def no_line_about_the_time_in_the_stay_is_said_on_another_day():
    said = [(each.words, each.stay, each.on) for each in SupportMoment.objects.all()]
    said += [(e.where_at, e.stay, e.round.date) for e in Entry.objects.exclude(stay=None)]
    said += [(n.words, n.stay, n.signed_at.date()) for n in Note.objects.exclude(stay=None)]
    days = load_texts("days")
    found = [each for each in said if each[0] in days]
    assert found
    for words, stay, on in found:
        first, last = days[words]
        # Signed in the evening by the clock of the house, it may be the next day elsewhere.
        assert first <= (on - stay.first_day).days + 1 <= last + 1, words
    # Nobody speaks in the check-in of a morning before they came.
    early = Entry.objects.filter(stay__isnull=False, round__which="morning")
    assert not [each for each in early if each.round.date <= each.stay.first_day]


def no_line_comes_again_before_the_others_had_their_turn():
    entries = list(Entry.objects.exclude(stay=None).order_by("id"))
    for lines in load_texts("rounds")["night"].values():
        dealt = [each.night for each in entries if each.night in lines]
        assert len(dealt) > len(lines)
        for n in range(len(dealt) - len(lines) + 1):
            assert len(set(dealt[n : n + len(lines)])) == len(lines)
    day_goals = load_texts("rounds")["day_goals"]
    goals_of_days = [
        each.words for each in Intention.objects.order_by("id") if each.words in day_goals
    ]
    assert len(set(goals_of_days[: len(day_goals)])) == len(day_goals)
    by_stay = defaultdict(list)
    for each in entries:
        by_stay[each.stay_id].append(each.where_at)
    for said in by_stay.values():
        spoken = [words for words in said if words]
        assert all(a != b for a, b in pairwise(spoken))


def every_text(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from every_text(each)


def test_every_line_with_days_is_a_line_that_is_used():
    used = {text for file in FOLDER.glob("*.toml") for text in every_text(load_texts(file.stem))}
    assert set(load_texts("days")) <= used
