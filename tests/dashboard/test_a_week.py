"""A week, Friday noon to Friday noon, at the hours when people look, sentence by sentence.

Today, the handoff, the night page and the roll are compared with what happened.
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from accounts.access.permissions import Role
from checkins.schedule.actions import create_default_check_in_times
from shifts.times.actions import create_default_shift_times
from tests.accounts.factories import HouseFactory, MembershipFactory
from tests.conftest import person, staying
from tests.pages import text_of

TODAY, HANDOFF, NIGHT, ROLL = "/", "/shifts/handoff/", "/shifts/night/", "/guests/roll/"
PAGES = (TODAY, HANDOFF, NIGHT, ROLL)
WISH = "Knock at ten, please, even if I say no"


class Week:
    """The house from one Friday on; `at` puts its clock to a day and an hour."""

    def __init__(self, zone, friday, signed_in):
        self.house = HouseFactory(time_zone=zone)
        self.friday, self.zone = friday, ZoneInfo(zone)
        create_default_check_in_times(house=self.house, from_on=date(2026, 1, 1))
        create_default_shift_times(house=self.house, from_on=date(2026, 1, 1))
        self.robin = signed_in(person(self.house, "Robin", Role.PEER))
        self.lee = signed_in(person(self.house, "Lee", Role.PEER))
        self.sam = signed_in(person(self.house, "Sam", Role.MANAGER))
        before = friday - timedelta(days=20)
        self.alex, self.jo, self.casey, self.sky = (
            staying(self.house, name, before, room)
            for name, room in (
                ("Alex", "Blue room"),
                ("Jo", "Garden room"),
                ("Casey", "Corner room"),
                ("Sky", "Attic room"),
            )
        )

    def moment(self, day, hour, minute=0):
        on = self.friday + timedelta(days=day)
        return datetime.combine(on, time(hour, minute), self.zone)

    def at(self, day, hour, minute=0):
        return time_machine.travel(self.moment(day, hour, minute), tick=False)

    def day(self, number):
        return self.friday + timedelta(days=number)

    def path(self, day, which):
        return f"/check-ins/{self.day(day)}/{which}/"

    def hold(self, day, which, *, close=True, **said):
        """Robin holds a check-in at its hour; `said` is by guest: presence, support, words."""
        hour, minute = (9, 33) if which == "morning" else (16, 33)
        with self.at(day, hour, minute):
            fields = {}
            for name, words in said.items():
                stay = getattr(self, name)
                fields |= {f"stay-{stay.pk}-{field}": value for field, value in words.items()}
            self.robin.post(self.path(day, which), fields)
        if close:
            with self.at(day, hour, minute + 15):
                answer = self.robin.post(f"{self.path(day, which)}closing/", {})
                assert answer.status_code == 302

    def page(self, path, client=None):
        response = (client or self.robin).get(path)
        assert response.status_code == 200, path
        return text_of(response)


HERE = {"presence": "here"}
OUT = {"presence": "out"}
NOT_TODAY = {"presence": "not_today"}

WEEKS = {
    "the clocks go back": ("America/New_York", date(2026, 10, 30)),
    "the clocks go forward": ("Europe/London", date(2027, 3, 26)),
    "where clocks never change": ("Pacific/Honolulu", date(2028, 2, 25)),
}


@pytest.fixture(params=WEEKS)
def week(request, db, signed_in):
    zone, friday = WEEKS[request.param]
    noon = datetime.combine(friday, time(12), ZoneInfo(zone))
    with time_machine.travel(noon, tick=False):
        yield Week(zone, friday, signed_in)


def test_what_the_pages_say_is_what_happened(week):
    alex, casey, sky = week.alex, week.casey, week.sky
    away = f"/guests/{sky.guest_id}/away/"

    # Friday noon: Sky plans a weekend away, from six until Sunday at nine in the evening.
    plan = {"from_on": week.day(0), "from_at": "18:00", "back_on": week.day(2), "back_at": "21:00"}
    assert week.robin.post(away, plan).status_code == 302
    assert "plans to be away from 6:00 pm" in week.page(TODAY)

    # The afternoon check-in still expects Sky; Jo asks for space, Casey has a wish for the night.
    with week.at(0, 16, 30):
        assert "4:30 pm check-in Began at 4:30 pm. 4 guests expected." in week.page(TODAY)
    week.hold(
        0,
        "afternoon",
        alex=NOT_TODAY,
        jo=HERE | {"support": "space"},
        casey=HERE | {"night": WISH},
        sky=HERE,
    )
    with week.at(0, 23, 5):
        today = week.page(TODAY)
        assert "away until Sunday, 9:00 pm" in today
        assert "Some space since 4:33 pm this afternoon Mark as answered" in today
        assert f"The night: {WISH}" in today
        handoff = week.page(HANDOFF)
        for sentence in (
            "Sky Planned to be away from this day,",
            "Came to the afternoon check-in,",
            "Alex Did not come to the afternoon check-in,",
            "Jo Came to the afternoon check-in and asked for some space,",
            f"The night: {WISH}",
            "Some space · asked Friday, 4:33 pm · nobody has answered yet",
        ):
            assert sentence in handoff
        assert "Was written down" not in handoff
        night = week.page(NIGHT)
        assert WISH in night
        week.robin.post(HANDOFF, {})

    # Saturday at two in the morning, and at noon: the wish is still there, and says from when.
    with week.at(1, 2):
        assert f"The night, said Friday: {WISH}" in week.page(TODAY, week.lee)
        assert WISH in week.page(NIGHT, week.lee)
        assert "Sky" in week.page(ROLL, week.lee)
    with week.at(1, 17):
        today = week.page(TODAY)
        assert "Some space since 4:33 pm, Friday afternoon, yesterday" in today
        assert "Ask if they still want that." in today

    # Sunday evening: until nine Sky is away, then not back yet. Nobody is back by the clock.
    with week.at(2, 20, 59):
        assert "away until today, 9:00 pm" in week.page(TODAY)
        assert "not back yet" not in week.page(TODAY)
    with week.at(2, 23, 5):
        for page in PAGES:
            told = week.page(page)
            assert "not back yet" in told.lower(), page
            assert "Is back" not in told
            assert "Sky" in told
        assert "Sky is not back yet. They planned to be back today, 9:00 pm." in week.page(TODAY)

    # Monday, 7:30: Lee comes in and sees Sky in the kitchen.
    with week.at(3, 7, 30):
        assert "Some space since 4:33 pm, Friday afternoon, 3 days ago" in week.page(TODAY)
        assert "Sky is not back yet" in week.page(TODAY)
        week.lee.post(f"{away}back/")
        for page in PAGES:
            assert "not back yet" not in week.page(page).lower(), page
        assert "Sky Is back: seen by Lee at 7:30 am, Monday," in week.page(HANDOFF)
        assert "seen back by Lee" in week.page(ROLL)

    # Monday morning: held and closed without Jo, so what Jo asked on Friday has ended.
    with week.at(3, 9, 30):
        assert "9:30 am check-in Began at 9:30 am. 4 guests expected." in week.page(TODAY)
    week.hold(3, "morning", alex=NOT_TODAY, casey=OUT, sky=HERE)
    with week.at(3, 10):
        today = week.page(TODAY)
        assert "Some space since" not in today
        assert WISH not in today
        assert WISH not in week.page(NIGHT)
        handoff = week.page(HANDOFF)
        assert "Casey Was out at the morning check-in, Monday," in handoff
        assert "nobody has answered yet" not in handoff
        assert "Knock and ask" not in today
        assert "1 of 4 came, 1 out, 1 not" in week.page("/check-ins/")

    # Monday afternoon is the third that Alex does not come to; being out is known of Casey.
    week.hold(3, "afternoon", alex=NOT_TODAY, jo=HERE, casey=OUT, sky=HERE)
    with week.at(3, 23, 5):
        for page in (TODAY, HANDOFF, NIGHT):
            told = week.page(page)
            assert "Knock and ask how Alex is" in told, page
            assert "how Casey is" not in told
    with week.at(4, 8):
        week.robin.post(
            f"/guests/{alex.guest_id}/if-not-seen/", {"words": "Text first, then knock"}
        )
        assert "They asked us: “Text first, then knock”" in week.page(TODAY)
    week.hold(4, "morning", close=False, alex={"presence": "one_to_one"}, jo=HERE)
    with week.at(4, 10):
        today = week.page(TODAY)
        assert "Knock and ask" not in today
        assert "2 of 4 guests came." in today
        assert "Close it" in today

    # Tuesday's was never closed: the banner asks, and shows the one that is due.
    with week.at(4, 16, 5):
        today = week.page(TODAY)
        assert "4:30 pm check-in Starts in 25 minutes. 4 guests expected." in today
        assert "This morning's check-in isn't closed yet. Close it" in today

    # Two requests that contradict each other: the newer one counts, on every page.
    with week.at(4, 20):
        week.robin.post(f"/guests/{casey.guest_id}/asks/new/", {"support": "more"})
    with week.at(4, 20, 30):
        week.robin.post(f"/guests/{casey.guest_id}/asks/new/", {"support": "space"})
    with week.at(4, 23, 5):
        for page in (TODAY, HANDOFF, NIGHT):
            told = week.page(page)
            assert "Some space" in told, page
            assert "More support" not in told, page
    week.hold(5, "morning", alex=HERE, jo=HERE, casey=HERE, sky=HERE)
    with week.at(5, 10):
        assert "Some space since" not in week.page(TODAY)
        assert "nobody has answered yet" not in week.page(HANDOFF)


def test_a_relief_peers_last_night_ends_with_her_shift(week, signed_in):
    """Last day Thursday: the overnight shift that begins on it goes on until Friday, 7:15."""
    kit = person(week.house, "Kit")
    MembershipFactory(
        user=kit,
        house=week.house,
        role=Role.PEER,
        started_on=week.day(-3),
        ended_on=week.day(7),
    )
    as_kit = signed_in(kit)
    for hour, minute in ((0, 10), (2, 0), (7, 14)):
        with week.at(7, hour, minute):
            assert as_kit.get(TODAY).status_code == 200
            assert as_kit.get(NIGHT).status_code == 200
    with week.at(7, 7, 15):
        assert as_kit.get(TODAY).status_code == 403


def test_a_planned_day_that_passes_and_a_leaving_with_its_hour(week):
    """Lou's planned leaving is Tuesday, and Lou is still here on Wednesday."""
    lou = staying(week.house, "Lou", week.day(4) - timedelta(days=89), "Porch room")
    leaving = f"/guests/{lou.guest_id}/leaving/"
    with week.at(0, 16, 30):
        today = week.page(TODAY)
        assert "Lou : Leaving on Tuesday, or a longer stay?" in today
        assert "day 86 of 90" in today
    with week.at(1, 9, 30):
        confirm = {"planned_on": str(week.day(4)), "back": "today"}
        assert week.robin.post(f"{leaving}planned/", confirm).status_code == 302
        today = week.page(TODAY)
        assert "or a longer stay?" not in today
        assert "Robin noted it" in today
    # The day passes and Lou is still here: it says so, whatever was confirmed before.
    with week.at(5, 2):
        for page in (TODAY, f"/guests/{lou.guest_id}/"):
            told = week.page(page)
            assert "planned leaving was Tuesday" in told, page
            assert "of 90" not in told.split("Lou")[1][:60], page
    with week.at(5, 16, 30):
        left = {"left_on": str(week.day(5)), "left_at": "14:00"}
        assert week.robin.post(leaving, left).status_code == 302
    with week.at(5, 23, 5):
        handoff = week.page(HANDOFF)
        assert "Lou Left, Wednesday" in handoff
        assert "2:00 pm" in handoff
        assert "If something comes up about Lou:" in handoff
        assert "About Lou" in handoff
        for page in (TODAY, NIGHT, ROLL):
            assert "Lou" not in week.page(page), page
