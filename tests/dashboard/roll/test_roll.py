"""Who is in the house now, as far as anyone knows, and when each was last seen."""

from datetime import date, datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import AuditEvent
from checkins.entries.actions import PRESENCE, record_entry
from checkins.entries.merge import Change
from checkins.models import Entry, Which
from checkins.rounds.attendance import CAME
from dashboard.roll.groups import AtCheckIn, RollGroup, group_of, seen_last
from guests.stays.days import Away, StayDates
from shifts.models import FirePlan, OnCallNumber, Shift, ShiftTime
from shifts.times.actions import create_default_shift_times
from tests.conftest import staying
from tests.dashboard.a_night import a_night, at, check_in, is_away_until_nine
from tests.guests.factories import TimeAwayFactory
from tests.pages import text_of
from tests.shifts.factories import ShiftPersonFactory

ROLL = "/guests/roll/"


@pytest.fixture
def sky(house, alex, casey, jo):
    return a_night(house, alex, casey, jo)


def on_shift(house, user, *, is_on_call=False):
    if not ShiftTime.objects.exists():
        create_default_shift_times(house=house, from_on=date(2026, 1, 1))
    overnight = ShiftTime.objects.get(house=house, name="Overnight")
    shift, _made = Shift.objects.get_or_create(house=house, time=overnight, on=date(2026, 11, 24))
    ShiftPersonFactory(shift=shift, user=user, is_on_call=is_on_call)


# At 11:05 pm


def test_each_guest_once_with_their_room_and_when_they_were_last_seen(as_robin, sky):
    with at(23, 5):
        page = text_of(as_robin.get(ROLL))
    assert "Who is in the house as of Tuesday, November 24, 11:05 pm" in page
    assert (
        "In the house, as far as anyone knows "
        "Alex Blue room last seen at this afternoon's check-in "
        "Casey Corner room last seen at this afternoon's check-in "
        "Jo Garden room last seen at this afternoon's check-in "
        "Not back yet Sky Attic room planned back by 9:00 pm "
        "last seen at this morning's check-in I have seen Sky On shift now"
    ) in page


def test_robin_has_seen_sky_and_the_list_says_so(as_robin, sky):
    with at(23, 5):
        page = as_robin.post(f"/guests/{sky.guest_id}/away/back/", {"back": "roll"}, follow=True)
    assert page.request["PATH_INFO"] == ROLL
    assert "Sky Attic room seen back by Robin, 11:05 pm On shift now" in text_of(page)
    with at(9, 0, day=26):
        assert "Sky Attic room seen back by Robin, Tuesday 11:05 pm" in text_of(as_robin.get(ROLL))
    with at(22, 0, day=24):
        as_robin.post(f"/guests/{sky.guest_id}/away/back/undo/")
    with at(23, 30):
        assert "Not back yet Sky" in text_of(as_robin.get(ROLL))


def test_a_planned_return_alone_brings_nobody_back(as_robin, jo):
    """The house showed her as here from Friday 0:00, and nobody had seen her."""
    days = {"from_on": date(2026, 11, 18), "back_on": date(2026, 11, 20)}
    TimeAwayFactory(stay=jo, **days)
    for day in (21, 24, 26):
        with at(2, 0, day=day):
            page = text_of(as_robin.get(ROLL))
        assert "In the house, as far as anyone knows No guest" in page
        assert "Not back yet Jo Garden room planned back Friday arrived November 13" in page


def test_a_check_in_that_they_came_to_is_where_they_were_seen(as_robin, robin, actor_of, sky):
    with at(8, 0, day=25):
        assert "Not back yet Sky" in text_of(as_robin.get(ROLL))
    with at(9, 40, day=25):
        record_entry(
            by=actor_of(robin),
            which=Which.MORNING,
            day=date(2026, 11, 25),
            stay=sky,
            changes={PRESENCE: Change("", "here")},
        )
        page = text_of(as_robin.get(ROLL))
    assert "Sky Attic room last seen at this morning's check-in On shift now" in page


def test_away_out_and_back_from_being_out(as_robin, house, alex, casey, jo):
    TimeAwayFactory(
        stay=casey, from_on=date(2026, 11, 22), back_on=date(2026, 11, 26), back_at=time(18)
    )
    check_in(house, "morning", {alex: {"presence": "out"}, jo: {}})
    with at(12):
        page = text_of(as_robin.get(ROLL))
    assert "Out, when last written down Alex Blue room out at this morning's check-in" in page
    assert "Away Casey Corner room away since Sunday, planned back Thursday, 6:00 pm" in page
    check_in(house, "afternoon", {alex: {"presence": "later"}, jo: {"presence": "not_today"}})
    with at(23, 5):
        page = text_of(as_robin.get(ROLL))
    assert "Out, when" not in page
    assert "Alex Blue room last seen at this afternoon's check-in" in page
    # That Jo did not come does not say that she is out.
    assert "Jo Garden room last seen at this morning's check-in" in page


def test_seen_back_after_having_been_out(as_robin, house, jo):
    check_in(house, "morning", {jo: {"presence": "out"}})
    is_away_until_nine(jo)
    with at(20, 40):
        as_robin.post(f"/guests/{jo.guest_id}/away/back/")
    with at(23, 5):
        page = text_of(as_robin.get(ROLL))
    assert "knows Jo Garden room seen back by Robin, 8:40 pm" in page


def test_where_nobody_has_noted_anything(as_robin, house, alex, jo):
    staying(house, "Casey", date(2026, 11, 24), "Corner room")
    check_in(house, "morning", {alex: {}}, day=9)
    page = text_of(as_robin.get(ROLL))
    assert "Alex Blue room nobody has noted seeing them in the last two weeks" in page
    assert "Casey Corner room arrived today" in page
    assert "Jo Garden room arrived November 13" in page


def test_a_check_in_of_last_week_is_named_with_its_day(as_robin, house, alex, casey):
    check_in(house, "afternoon", {alex: {}}, day=20)
    check_in(house, "morning", {casey: {}}, day=12)
    page = text_of(as_robin.get(ROLL))
    assert "Alex Blue room last seen at Friday afternoon's check-in" in page
    assert "Casey Corner room last seen at the morning check-in on November 12" in page


def test_who_has_left_or_is_still_coming_is_not_on_it(as_robin, house, alex, stranger):
    staying(house, "Casey", date(2026, 11, 2), left_on=date(2026, 11, 24))
    staying(house, "Jo", date(2026, 11, 27), arrived_on=None)
    page = text_of(as_robin.get(ROLL))
    for name in ("Casey", "Jo", "Stranger"):
        assert name not in page
    assert "Alex" in page


def test_peers_on_shift_and_on_call(as_robin, house, robin, sam, alex):
    with at(23, 30):
        page = text_of(as_robin.get(ROLL))
        assert "On shift now, by the schedule No shift is on right now." in page
        create_default_shift_times(house=house, from_on=date(2026, 1, 1))
        page = text_of(as_robin.get(ROLL))
        assert "On shift now, by the schedule Nobody is scheduled for this shift." in page
        on_shift(house, robin)
        on_shift(house, sam, is_on_call=True)
        page = text_of(as_robin.get(ROLL))
    assert "by the schedule Robin On call, not in the house: Sam Visitors are not on" in page
    assert "If you need someone Sam is on call. The house has no on-call number here yet." in page


def test_the_houses_own_words_and_number_are_beside_it(as_robin, as_ida, house, alex):
    nothing = "Nothing is written yet about exits or what to do in a fire."
    assert f"{nothing} Ask a manager to write it down." in text_of(as_robin.get(ROLL))
    assert f"{nothing} Write it down" in text_of(as_ida.get(ROLL))
    FirePlan.objects.create(house=house, words="Out by the porch. Meet at the mailbox.")
    OnCallNumber.objects.create(house=house, number="603 555 0142", words="Call early.")
    for client in (as_robin, as_ida):
        page = text_of(client.get(ROLL))
        assert "Out by the porch. Meet at the mailbox." in page
        assert "603 555 0142 Call early." in page


def test_an_admin_may_open_it_and_presses_nothing(as_ida, sky):
    with at(23, 5):
        page = as_ida.get(ROLL)
    assert "Not back yet Sky Attic room planned back by 9:00 pm last seen at this morning's" in (
        text_of(page)
    )
    assert "I have seen" not in text_of(page)
    assert "The night" not in text_of(page)


def test_a_box_for_each_on_paper_is_no_control_of_the_form(as_robin, sky):
    with at(23, 5):
        page = as_robin.get(ROLL).content.decode()
    assert page.count('class="roll-box" aria-hidden="true"') == 4
    assert "checkbox" not in page
    assert "data-print" in page


def test_no_name_is_in_the_title_and_it_is_written_down_who_read_it(as_robin, as_ida, robin, sky):
    for _again in range(2):
        page = as_robin.get(ROLL).content.decode()
    assert "<title>Who is in the house · Birch Street House</title>" in page
    read = AuditEvent.objects.filter(kind="roll_read")
    assert read.get().person_id == robin.pk
    as_ida.get(ROLL)
    with at(11):
        as_robin.get(ROLL)
    assert read.count() == 3


def test_the_guests_page_leads_there(as_robin, as_ida, alex):
    for client in (as_robin, as_ida):
        assert 'href="/guests/roll/"' in client.get("/guests/").content.decode()


def test_an_empty_house(as_robin):
    assert "In the house, as far as anyone knows No guest" in text_of(as_robin.get(ROLL))


def test_it_asks_as_much_for_ten_guests_as_for_one(as_robin, house, alex, robin):
    def actor_of():
        with at(23, 5), CaptureQueriesContext(connection) as queries:
            as_robin.get(ROLL)
        return len(queries)

    said = {alex: {}}
    check_in(house, "morning", said)
    is_away_until_nine(alex)
    on_shift(house, robin)
    actor_of()
    one = actor_of()
    more = [staying(house, f"Guest {n}", date(2026, 11, 2), f"Room {n}") for n in range(9)]
    check_in(house, "afternoon", {each: {"presence": "out"} for each in more})
    for each in more[:5]:
        away = is_away_until_nine(each)
        away.seen_back_at, away.seen_back_by = datetime.now().astimezone(), robin
        away.save()
    assert actor_of() == one <= 14


# Over generated days

NOW = datetime(2026, 11, 24, 23, 5)
MOMENTS = st.integers(0, 20 * 24 * 4).map(lambda n: NOW - timedelta(minutes=15 * n))
LATER = st.integers(-10 * 24, 10 * 24).map(lambda n: NOW + timedelta(hours=n))
PRESENCES = st.sampled_from(Entry.Presence.values)


@st.composite
def times_away(draw):
    starts, ends = draw(MOMENTS), draw(st.none() | LATER)
    if ends is not None and ends <= starts:
        ends = starts + timedelta(hours=1)
    seen = draw(st.none() | st.integers(0, 20 * 24 * 4))
    seen_back = None if seen is None else min(NOW, starts + timedelta(minutes=15 * seen))
    back = (ends.date(), ends.time()) if ends else (None, None)
    return Away(starts.date(), back[0], starts.time(), back[1], seen_back)


@st.composite
def written_down(draw):
    found = [
        AtCheckIn(moment.date(), "morning", moment, draw(PRESENCES))
        for moment in draw(st.lists(MOMENTS, max_size=6, unique=True))
    ]
    return sorted(found, key=lambda each: each.at, reverse=True)


STAYS = st.builds(
    StayDates,
    arrived_on=st.dates(date(2026, 9, 1), date(2026, 11, 24)),
    away=st.lists(times_away(), max_size=3).map(tuple),
)


@given(STAYS, written_down())
def test_nobody_is_both_in_and_away(dates, written):
    """Everyone is in one group, and in the house only when no time away is still open."""
    group = group_of(dates, written, NOW)
    is_open = any(away.is_open(NOW) for away in dates.away)
    assert (group in (RollGroup.AWAY, RollGroup.NOT_BACK)) == is_open
    if group is RollGroup.NOT_BACK:
        assert any(away.is_not_back_yet(NOW) for away in dates.away)
    if group is RollGroup.OUT:
        assert written[0].presence == "out"


@given(STAYS, written_down())
def test_nobody_is_back_unless_someone_said_so(dates, written):
    """Taking the note of coming back away takes them out of the house again."""
    if not dates.away or group_of(dates, written, NOW) is not RollGroup.IN:
        return
    assert all(away.seen_back for away in dates.away if away.starts <= NOW)
    for place in range(len(dates.away)):
        unseen = list(dates.away)
        unseen[place] = unseen[place]._replace(seen_back=None)
        without = StayDates(dates.arrived_on, away=tuple(unseen))
        assert group_of(without, written, NOW) is not RollGroup.IN


@given(STAYS, written_down())
def test_last_seen_is_the_newest_of_what_was_noted(dates, written):
    backs = [away.seen_back for away in dates.away if away.seen_back]
    since = NOW - timedelta(days=14)
    came = [each.at for each in written if each.presence in CAME]
    arrived = datetime.combine(dates.arrived_on, time.min)
    newest = max([*backs, *came, arrived])
    seen = seen_last(dates.arrived_on, backs, written, since)
    if newest < since:
        assert seen is None
        return
    assert seen.at == newest
    if seen.came_back:
        assert seen.at in backs
    if seen.check_in:
        assert seen.check_in.presence in CAME
