"""Who has which room on which day, in the weeks ahead: a pure rule over dates.

A stay holds its room from its first day until the day it is planned to end, when the next guest
may move in: same-day handover is fine. Someone still here after that day holds it until they leave,
and nobody knows yet when that is. Plain values in, facts and places in the picture out; no clock is
read here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from ui.clock import month_day

from ..stays.days import Away, past_day

WEEKS = 6
DAYS = 7 * WEEKS
A_WEEK = 7  # days


@dataclass(frozen=True)
class Hold:
    """One guest has one room from a day on, until the day it is free again.

    Of someone still here after the day it was planned for, `until_on` is today at the earliest.
    """

    room: int
    stay: int
    name: str
    from_on: date
    until_on: date
    is_here: bool = False  # they have arrived and not left
    is_over: bool = False  # they have left, or moved to another room
    # The day their leaving was planned for, once it has passed and they are still here.
    planned_on: date | None = None
    # They asked to stay so long, and nobody has decided about it.
    is_only_asked: bool = False
    away: tuple[Away, ...] = ()  # some of these days are spent elsewhere; the room stays theirs

    @property
    def is_past_plan(self) -> bool:
        return self.planned_on is not None

    @property
    def held_until(self) -> date:
        return date.max if self.is_past_plan else self.until_on

    def asked_for(self, until_on: date) -> "Hold":
        return replace(self, until_on=until_on, planned_on=None, is_only_asked=True)

    def overlaps(self, other: "Hold") -> bool:
        if self.room != other.room:
            return False
        together = max(self.from_on, other.from_on) < min(self.until_on, other.until_on)
        return together or (self.is_here and other.is_here)


def clash(wanted: Hold, holds: Iterable[Hold]) -> Hold | None:
    others = (hold for hold in holds if hold.stay != wanted.stay and wanted.overlaps(hold))
    return min(others, key=lambda hold: hold.from_on, default=None)


class Clash(NamedTuple):
    """A room that isn't free on the day someone comes into it."""

    comes: Hold
    holds: Hold


def clashes(holds: Sequence[Hold], today: date) -> list[Clash]:
    """Soonest first.

    Of two who are both still to come, the later one is listed.
    """
    found = [
        Clash(comes, other)
        for comes in holds
        for other in holds
        if not comes.is_here and _is_in_the_way(other, comes, today)
    ]
    return sorted(found, key=lambda clash: (clash.comes.from_on, clash.comes.stay))


def _is_in_the_way(other: Hold, comes: Hold, today: date) -> bool:
    if other.room != comes.room or other.stay == comes.stay:
        return False
    if not other.is_here and (other.from_on, other.stay) > (comes.from_on, comes.stay):
        return False
    first = max(other.from_on, comes.from_on, today)
    return first < min(other.held_until, comes.until_on)


def why_not(hold: Hold, room_name: str, today: date) -> str:
    """For people: "The Blue room is Alex's until February 4"."""
    room = called(room_name)
    if hold.is_here and hold.until_on <= today:
        return f"{room} is {hold.name}'s until their leaving has been noted."
    if hold.is_over or hold.is_here:
        verb = "was" if hold.is_over else "is"
        return f"{room} {verb} {hold.name}'s until {month_day(hold.until_on)}."
    return f"{room} is {hold.name}'s from {month_day(hold.from_on)}."


def called(room_name: str) -> str:
    """A room as part of a sentence: the Blue room, but Room 3."""
    words = room_name.lower().split()
    takes_article = words[-1:] == ["room"] and words[0] != "the"
    return f"The {room_name}" if takes_article else room_name


@dataclass(frozen=True)
class RoomSpan:
    """Some days of a room, held by someone or free; `until_on` is None when no end is known."""

    from_on: date
    until_on: date | None
    hold: Hold | None = None

    @property
    def last_on(self) -> date | None:
        return self.until_on - timedelta(days=1) if self.until_on else None

    @property
    def was_planned_until(self) -> str:
        planned_on = self.hold.planned_on if self.hold else None
        return past_day(planned_on, self.from_on) if planned_on else ""

    @property
    def words(self) -> str:
        """What follows the name, or stands alone while the room is free."""
        until = month_day(self.until_on) if self.until_on else ""
        if self.hold is None:
            return f"free until {until}" if until else "free"
        if self.was_planned_until:
            return f"still here, planned until {self.was_planned_until}"
        since = "planned until" if self.hold.is_here else f"from {month_day(self.from_on)} to"
        return f"{since} {until}"

    @property
    def away_words(self) -> list[str]:
        return [_away_words(away) for away in self.hold.away] if self.hold else []


def _away_words(away: Away) -> str:
    back = f", back {month_day(away.back_on)}" if away.back_on else ""
    return f"(away from {month_day(away.from_on)}{back})"


def spans(holds: Iterable[Hold], today: date) -> list[RoomSpan]:
    """The days of one room from today on, in order: held, free, and free at last.

    Nobody knows from when on it is free while someone is still here after their planned day.
    """
    told, day, is_open = [], today, False
    for hold in sorted(holds, key=lambda hold: hold.from_on):
        if hold.until_on <= today and not hold.is_here:
            continue
        if hold.from_on > day and not is_open:
            told.append(RoomSpan(day, hold.from_on))
        ends = None if hold.is_past_plan else hold.until_on
        told.append(RoomSpan(max(hold.from_on, today), ends, hold))
        day, is_open = max(day, hold.until_on), hold.is_past_plan
    return told if is_open else [*told, RoomSpan(day, None)]


@dataclass(frozen=True)
class Bar:
    """One stretch of days in the picture; its places are parts of a hundred, as SVG takes them."""

    first: int  # days from today, within the weeks shown
    days: int

    @property
    def x(self) -> str:
        return f"{100 * self.first / DAYS:.3f}%"

    @property
    def width(self) -> str:
        return f"{100 * self.days / DAYS:.3f}%"

    def covers(self, other: "Bar") -> bool:
        ends = min(self.first + self.days, other.first + other.days)
        return max(self.first, other.first) < ends


def bar(from_on: date, until_on: date | None, today: date) -> Bar | None:
    first = max((from_on - today).days, 0)
    end = DAYS if until_on is None else min((until_on - today).days, DAYS)
    return Bar(first, end - first) if first < end else None


def bar_of(hold: Hold, today: date, next_on: date | None = None) -> Bar | None:
    """Whoever is here is in the picture today, even when their leaving was planned earlier.

    Past the plan the bar has no end of its own: it goes on to `next_on`, the day the next guest
    comes, but for a week at least, so that both are seen.
    """
    if hold.is_past_plan:
        until = max(next_on, today + timedelta(days=A_WEEK)) if next_on else None
        return bar(hold.from_on, until, today)
    until = max(hold.until_on, today + timedelta(days=1)) if hold.is_here else hold.until_on
    return bar(hold.from_on, until, today)


def lanes(bars: Sequence[Bar]) -> list[int]:
    placed: list[tuple[Bar, int]] = []
    for each in bars:
        taken = {lane for other, lane in placed if each.covers(other)}
        placed.append((each, next(lane for lane in range(len(bars)) if lane not in taken)))
    return [lane for _each, lane in placed]


def away_bars(hold: Hold, today: date) -> list[Bar]:
    """To the end of the stay while nobody knows when they are back."""
    shown = (bar(away.from_on, away.back_on or hold.until_on, today) for away in hold.away)
    return [each for each in shown if each is not None]


# How wide a day, a letter and a name's margins are in the picture, in pixels.
DAY_WIDE, DAY_ON_A_PHONE, LETTER, MARGINS = 21, 7, 9, 16


def name_that_fits(names: Iterable[str], days: int, day_width: int) -> str:
    """The first of `names` that fits a stretch of so many days; else none.

    Half a name could be anyone's who begins with it, and the words below the picture say whose it
    is.
    """
    width = days * day_width
    return next((each for each in names if MARGINS + LETTER * len(each) <= width), "")


def week_starts(today: date) -> Sequence[date]:
    return [today + timedelta(days=7 * week) for week in range(WEEKS)]
