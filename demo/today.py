"""How the demo house's guests are today, so that each page of the day has something to show.

The first guest has a wish for the night and something open; the second has not come to the last
check-ins; the third is not back yet. With fewer guests, the first of these are shown.
"""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from checkins.models import Which
from checkins.rounds.attendance import KNOCK_AFTER
from guests.models import Stay, TimeAway

from .house import DemoHouse
from .load_texts import load_texts

TEXTS = load_texts("states")
# When people plan to be back; the latest of these that has passed is the planned one.
BACK_AT = (time(12), time(18))
WENT_AT = time(11)
AN_HOUR = timedelta(hours=1)
ONE_DAY = timedelta(days=1)


def set_up_today(demo: DemoHouse) -> None:
    here, held, states = demo.here, demo.held_check_ins(), demo.states
    if not here:
        return
    _spend_two_days_away(demo, here[0])
    states.wishes = here[0]
    afternoons = [due for due in held if due.which == Which.AFTERNOON]
    states.wished_at = afternoons[-1] if afternoons else None
    if len(here) > 1:
        states.missing, states.missed = here[1], held[-KNOCK_AFTER:]
        states.last_one = held[-KNOCK_AFTER - 1] if len(held) > KNOCK_AFTER else None
        states.quiet_from[here[1]] = states.missed[0].on if states.missed else demo.today
    if len(here) > 2:
        _be_not_back_yet(demo, here[2])
    _ask_about_not_being_seen(demo, here)


def _spend_two_days_away(demo: DemoHouse, stay: Stay) -> None:
    """Tuesday and Wednesday of last week; back on the Thursday."""
    monday = demo.today - timedelta(days=demo.today.isoweekday() - 1)
    gone = TimeAway(house=demo.house, stay=stay, from_on=monday - timedelta(days=6), told="Lee")
    gone.from_at = time(17)
    gone.back_on = gone.from_on + timedelta(days=2)
    gone.back_at = time(13)
    gone.seen_back_at = demo.moment(gone.back_on, time(12, 50))
    gone.seen_back_by = demo.staff[0]
    gone.save()
    demo.states.away[stay] = (gone.hours,)


def _be_not_back_yet(demo: DemoHouse, stay: Stay) -> None:
    """One night elsewhere; the hour of the planned return has passed, and nobody has seen them."""
    back = last_hour_back(demo.now.replace(tzinfo=None))
    gone = TimeAway(
        house=demo.house, stay=stay, from_on=back.date() - ONE_DAY, from_at=WENT_AT, told="Robin"
    )
    gone.back_on, gone.back_at = back.date(), back.time()
    gone.save()
    demo.states.away[stay] = (gone.hours,)
    demo.states.quiet_from[stay] = gone.from_on


def last_hour_back(now: datetime) -> datetime:
    """The latest noon or evening that has passed by an hour or more, on the wall of the house."""
    days = (now.date() - ONE_DAY, now.date())
    hours = [datetime.combine(day, at) for day in days for at in BACK_AT]
    return max(hour for hour in hours if hour <= now - AN_HOUR)


def _ask_about_not_being_seen(demo: DemoHouse, here: Sequence[Stay]) -> None:
    """Everyone was asked on their second day; the first rather says it another time."""
    said = TEXTS["if_not_seen"]
    for place, stay in enumerate(here):
        stay.if_not_seen_asked_on = min(stay.first_day + ONE_DAY, demo.today)
        stay.if_not_seen = said[place] if place < len(said) else ""
    Stay.objects.bulk_update(here, ["if_not_seen", "if_not_seen_asked_on"])
