"""Tuesday, November 24, at Birch Street House, as it is by the night: what people said and did.

Alex asked for more support and a knock at ten. Casey goes to bed early. Jo said nothing about the
night, and asked for some space at 9:20 pm. Sky planned to be back by 9 pm.
"""

from datetime import date, time

import time_machine

from guests.models import TimeAway
from tests.checkins.factories import EntryFactory, RoundFactory, SupportRequestFactory
from tests.conftest import TUESDAY, staying
from tests.guests.factories import TimeAwayFactory, WorldviewFactory

KNOCK = "Knock at ten, please, even if I say no."
EARLY = "Early night. I have the bus at six."


def at(hour, minute=0, *, day=24):
    return time_machine.travel(TUESDAY.replace(day=day, hour=hour, minute=minute), tick=False)


def is_away_until_nine(stay) -> TimeAway:
    on = date(2026, 11, 24)
    hours = {"from_at": time(13), "back_at": time(21)}
    return TimeAwayFactory(stay=stay, from_on=on, back_on=on, **hours)


def check_in(house, which, said, *, day=24, closed=True):
    """A check-in held at its time; `said`: by stay, what is written down."""
    with at(*((9, 31) if which == "morning" else (16, 31)), day=day):
        on = date(2026, 11, day)
        round_ = RoundFactory(house=house, which=which, date=on)
        for stay, words in said.items():
            EntryFactory(round=round_, stay=stay, **words)
        if closed:
            round_.closed_at, round_.closed_by = TUESDAY.replace(day=day, hour=17), round_.opened_by
            round_.save()
    return round_


def a_night(house, alex, casey, jo):
    """As it is at 11 pm; returns Sky's stay."""
    sky = staying(house, "Sky", date(2026, 11, 16), "Attic room")
    check_in(house, "morning", {each: {} for each in (alex, casey, jo, sky)})
    evening = {
        alex: {"support": "more", "night": KNOCK},
        casey: {"support": "usual", "night": EARLY},
        jo: {"presence": "one_to_one"},
    }
    check_in(house, "afternoon", evening)
    WorldviewFactory(stay=jo, words="Ask me before you help")
    with at(21, 20):
        SupportRequestFactory(stay=jo, support="space", words="")
    is_away_until_nine(sky)
    return sky
