"""How the demo house's guests are today, so that each page of the day has something to show.

The first guest has a wish for the night and something open; the second has not come to the last
check-ins; the third is not back yet. With fewer guests, the first of these are shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from checkins import schedule
from checkins.attendance import KNOCK_AFTER
from checkins.models import Ask, Which
from guests.days import Away
from guests.models import Stay, TimeAway

from .load_texts import load_texts

if TYPE_CHECKING:
    from .build import Builder

TEXTS, REQUESTS = load_texts("states"), load_texts("support_requests")
# When people plan to be back; the latest of these that has passed is the planned one.
BACK_AT = (time(12), time(18))
WENT_AT = time(11)
AN_HOUR = timedelta(hours=1)
ONE_DAY = timedelta(days=1)
LATELY = timedelta(minutes=25)


@dataclass
class States:
    """Who is elsewhere or unseen, and what is known of their days."""

    away: dict[Stay, tuple[Away, ...]] = field(default_factory=dict)
    # From which day on nobody has written anything about them.
    quiet_from: dict[Stay, date] = field(default_factory=dict)
    # Who did not come to which check-ins, and the one before those, which they came to.
    missing: Stay | None = None
    missed: Sequence[schedule.Due] = ()
    last_one: schedule.Due | None = None
    wishes: Stay | None = None
    wished_at: schedule.Due | None = None

    def is_there(self, stay: Stay, day: date) -> bool:
        """Whether something can be told of them and that day, from morning to night."""
        if not stay.is_staying_on(day) or day >= self.quiet_from.get(stay, date.max):
            return False
        return not any(_touches(each, day) for each in self.away.get(stay, ()))

    def comes_to(self, stay: Stay, due: schedule.Due) -> bool:
        """Whether the circle has them: the morning of the first day they have not arrived yet."""
        if not stay.is_staying_on(due.on):
            return False
        if due.on == stay.first_day and due.which == Which.MORNING:
            return False
        # Of the check-ins that were missed, the first was closed without them.
        if stay == self.missing and self.missed and due == self.missed[0]:
            return due.on == _today(stay)
        return not any(each.is_open(due.starts) for each in self.away.get(stay, ()))

    def is_missed(self, stay: Stay, due: schedule.Due) -> bool:
        return stay == self.missing and due in self.missed

    def came_last(self, stay: Stay, due: schedule.Due) -> bool:
        return stay == self.missing and due == self.last_one

    def has_wish(self, stay: Stay, due: schedule.Due) -> bool:
        return stay == self.wishes and due == self.wished_at


def _today(stay: Stay) -> date:
    return stay.guest.house.today()


def _touches(away: Away, day: date) -> bool:
    end = away.last_end
    return away.from_on <= day and (end is None or day <= end.date())


def tell_states(builder: "Builder", here: Sequence[Stay], held: Sequence[schedule.Due]) -> States:
    """`here` are the stays of today in their order; `held` the check-ins, the oldest first."""
    states = States()
    if not here:
        return states
    _spend_two_days_away(builder, states, here[0])
    states.wishes = here[0]
    afternoons = [due for due in held if due.which == Which.AFTERNOON]
    states.wished_at = afternoons[-1] if afternoons else None
    if len(here) > 1:
        states.missing, states.missed = here[1], held[-KNOCK_AFTER:]
        states.last_one = held[-KNOCK_AFTER - 1] if len(held) > KNOCK_AFTER else None
        states.quiet_from[here[1]] = states.missed[0].on if states.missed else builder.today
    if len(here) > 2:
        _be_not_back_yet(builder, states, here[2])
    _ask_about_not_being_seen(builder, here)
    return states


def _spend_two_days_away(builder: "Builder", states: States, stay: Stay) -> None:
    """Tuesday and Wednesday of last week; back on the Thursday."""
    monday = builder.today - timedelta(days=builder.today.isoweekday() - 1)
    gone = TimeAway(stay=stay, from_on=monday - timedelta(days=6), told="Lee")
    gone.from_at = time(17)
    gone.back_on = gone.from_on + timedelta(days=2)
    gone.back_at = time(13)
    gone.seen_back_at = builder._moment(gone.back_on, time(12, 50))
    gone.seen_back_by = builder.staff[0]
    gone.save()
    states.away[stay] = (gone.hours,)


def _be_not_back_yet(builder: "Builder", states: States, stay: Stay) -> None:
    """One night elsewhere; the hour of the planned return has passed, and nobody has seen them."""
    back = last_hour_back(builder.now.replace(tzinfo=None))
    gone = TimeAway(stay=stay, from_on=back.date() - ONE_DAY, from_at=WENT_AT, told="Robin")
    gone.back_on, gone.back_at = back.date(), back.time()
    gone.save()
    states.away[stay] = (gone.hours,)
    states.quiet_from[stay] = gone.from_on


def last_hour_back(now: datetime) -> datetime:
    """The latest noon or evening that has passed by an hour or more, on the wall of the house."""
    days = (now.date() - ONE_DAY, now.date())
    hours = [datetime.combine(day, at) for day in days for at in BACK_AT]
    return max(hour for hour in hours if hour <= now - AN_HOUR)


def _ask_about_not_being_seen(builder: "Builder", here: Sequence[Stay]) -> None:
    """Everyone was asked on their second day; the first rather says it another time."""
    said = TEXTS["if_not_seen"]
    for place, stay in enumerate(here):
        stay.if_not_seen_asked_on = min(stay.first_day + ONE_DAY, builder.today)
        stay.if_not_seen = said[place] if place < len(said) else ""
    Stay.objects.bulk_update(here, ["if_not_seen", "if_not_seen_asked_on"])


def ask_for_something(builder: "Builder", held_until: datetime) -> Ask | None:
    """Since the last check-in, and nobody has answered it yet."""
    stay, now = builder.states.wishes, builder.now
    if stay is None:
        return None
    asked_at = now - LATELY
    if asked_at <= held_until:
        asked_at = held_until + (now - held_until) / 2
    by = builder.staff[-1]
    return Ask(stay=stay, support="more", words=REQUESTS["open"], asked_at=asked_at, noted_by=by)
