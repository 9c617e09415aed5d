"""Past check-ins: the house's, month by month, and one guest's, day by day."""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from accounts.access.actor import Actor
from accounts.houses.compiled import compiled_once
from guests.models import Stay, TimeAway
from guests.stays.days import Away
from ui.clock import month_day

from ..corrections.queries import with_changes, with_mistakes
from ..entries.models import Entry, Intention
from ..replies.queries import with_own_words
from ..rounds.models import Round
from ..schedule.models import Which
from ..schedule.queries import times_of
from ..schedule.rules import CheckInRule, Rule
from . import weeks
from .queries import Held, days_so_far

FIRST_YEAR = 2000


@dataclass
class MonthDay:
    date: date
    is_today: bool
    check_ins: list[Held]

    @property
    def weekday(self) -> int:
        return self.date.isoweekday()

    @property
    def weekday_and_month(self) -> str:
        return f"{self.date:%A, %B}"

    @property
    def in_month(self) -> str:
        return month_day(self.date)


@dataclass
class Month:
    """One month of the house's check-ins, with the days to come, still empty."""

    first: date
    days: list[MonthDay]
    # The first days of the months on either side, where there is something to go to.
    earlier: date | None
    later: date | None

    @property
    def has_check_ins(self) -> bool:
        return any(day.check_ins for day in self.days)

    @property
    def has_today(self) -> bool:
        return any(day.is_today for day in self.days)


def month_called(name: str | None, today: date) -> date | None:
    """The first day of the month called 2026-11, or of this one when none is named.

    None for what is no month, or one that has not begun in the house.
    """
    if name is None:
        return today.replace(day=1)
    if not re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", name) or int(name[:4]) < FIRST_YEAR:
        return None
    first = date(int(name[:4]), int(name[5:]), 1)
    return first if first <= today else None


def read_month(actor: Actor, first: date) -> Month:
    today, times = actor.today, times_of(actor)
    length = calendar.monthrange(first.year, first.month)[1]
    dates = [first + timedelta(days=number) for number in range(length)]
    days = days_so_far(actor, times, first, min(dates[-1], today))
    held = {day.date: day.check_ins for day in days}
    begun = _begun_on(actor, times)
    later = dates[-1] + timedelta(days=1)
    return Month(
        first=first,
        days=[MonthDay(day, day == today, held.get(day, [])) for day in dates],
        earlier=(first - timedelta(days=1)).replace(day=1) if begun and begun < first else None,
        later=later if later <= today else None,
    )


def _begun_on(actor: Actor, times: Iterable[Rule]) -> date | None:
    weekly = [each.from_on for each in times if isinstance(each, CheckInRule)]
    return min([*weekly, *_first_round(actor=actor)], default=None)


@compiled_once
def _first_round(*, actor: Actor) -> QuerySet[Round, Any]:
    rounds = Round.objects.for_house(actor.house).order_by("date")
    return rounds.values_list("date", flat=True)[:1]


def said_by(actor: Actor, stay: Stay) -> list[weeks.CheckInSaid]:
    return [weeks.CheckInSaid(*row) for row in _without_words(actor=actor, stay=stay)]


@compiled_once
def _without_words(*, actor: Actor, stay: Stay) -> QuerySet[Entry, Any]:
    entries = Entry.objects.readable_by(actor).filter(stay=stay).order_by("-round__date", "pk")
    return entries.values_list("round__date", "round__which", "presence", "support")


def picture_of(actor: Actor, stay: Stay, said: list[weeks.CheckInSaid]) -> weeks.Picture | None:
    """The weeks of a stay as far as they are known; None before the guest has arrived."""
    if stay.arrived_on is None:
        return None
    last = stay.left_on or max(stay.last_day, actor.today)
    return weeks.draw(
        first=stay.arrived_on,
        last=last,
        today=actor.today,
        said=said,
        away=_days_away(actor, stay, stay.left_on or last + timedelta(days=1)),
    )


def _days_away(actor: Actor, stay: Stay, end: date) -> set[date]:
    return days_away((each.hours for each in _times_away(actor=actor, stay=stay)), end)


def days_away(times: Iterable[Away], end: date) -> set[date]:
    """Those before `end`."""
    return {
        day
        for each in times
        for day in (each.from_on + timedelta(days=n) for n in range((end - each.from_on).days))
        if each.covers_day(day)
    }


@compiled_once
def _times_away(*, actor: Actor, stay: Stay) -> QuerySet[TimeAway]:
    times = TimeAway.objects.for_house(actor.house).filter(stay=stay).taken()
    return times.select_related("stay__guest__house")


def choose_days(
    actor: Actor,
    stay: Stay,
    said: list[weeks.CheckInSaid],
    *,
    support: str = "",
    goal: int | None = None,
) -> list[date]:
    """The days with a check-in of this stay, newest first.

    `support` keeps the days on which that was asked, in the morning or in the afternoon; `goal`
    those on which a goal of the day was tied to that goal of the stay.
    """
    days = dict.fromkeys(each.on for each in said if support in ("", each.support))
    if goal is None:
        return list(days)
    tied = (
        Intention.objects.readable_by(actor)
        .said()
        .filter(entry__stay=stay, goal=goal)
        .values_list("entry__round__date", flat=True)
    )
    tied_days = set(tied)
    return [day for day in days if day in tied_days]


@dataclass(frozen=True)
class CheckInOfStay:
    """What one guest said in one check-in."""

    which: Which
    entry: Entry

    @property
    def title(self) -> str:
        return self.which.value.capitalize()

    @property
    def presence(self) -> str:
        return self.entry.get_presence_display().lower()

    @property
    def words(self) -> list[tuple[str, str]]:
        """Each with what it is about, which the first does without."""
        said = (
            ("", self.entry.where_at),
            ("Support:", self.entry.support_looks_like),
            ("Moving toward:", self.entry.moving_toward),
            ("The night:", self.entry.night),
        )
        return [(about, words) for about, words in said if words]


@dataclass
class DayOfStay:
    """What one guest said on one day: in the morning, in the afternoon, and of the day's goals."""

    date: date
    number: int
    entries: dict[str, Entry] = field(default_factory=dict)
    # Said in the morning, answered in the afternoon.
    intentions: list[Intention] = field(default_factory=list)

    @property
    def weekday(self) -> str:
        return f"{self.date:%A}"

    @property
    def month_day(self) -> str:
        return month_day(self.date)

    @property
    def check_ins(self) -> list[CheckInOfStay]:
        return [CheckInOfStay(each, self.entries[each]) for each in Which if each in self.entries]


def read_days(actor: Actor, stay: Stay, dates: list[date]) -> list[DayOfStay]:
    days = {day: DayOfStay(day, stay.day_on(day)) for day in dates}
    if not dates:
        return []
    entries = _entries_between(actor=actor, stay=stay, first=min(dates), last=max(dates))
    prefetch_related_objects([each for each in entries if each.has_own_words], "own_words")
    for entry in entries:
        if (day := days.get(entry.round.date)) is not None:
            day.entries[entry.round.which] = entry
            day.intentions += entry.goals_said
    return list(days.values())


@compiled_once
def _entries_between(*, actor: Actor, stay: Stay, first: date, last: date) -> QuerySet[Entry]:
    entries = Entry.objects.readable_by(actor).filter(stay=stay, round__date__range=(first, last))
    entries = with_own_words(with_changes(with_mistakes(actor, entries)))
    said = Intention.objects.said().select_related("goal")
    return entries.select_related("round").prefetch_related(
        Prefetch("intentions", said, to_attr="goals_said")
    )
