"""The days so far: which check-ins were held, how many were written down, and what was said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from accounts.access.actor import Actor
from accounts.houses.compiled import compiled_once
from guests.models import Stay
from guests.stays.days import StayDates
from guests.time_away.models import day_before
from ui.clock import clock

from ..corrections.queries import with_mistakes
from ..entries.models import Entry, Intention
from ..rounds.attendance import CAME, OUT
from ..rounds.models import Round
from ..schedule import rules as schedule
from ..schedule.expected import expected
from ..schedule.models import Which

# So many of the newest entries a stay's page shows.
NEWEST = 6


@dataclass
class Held:
    """One check-in of one day, as the list of days shows it: how many guests came, and so on.

    Each guest who was expected or written down is in one of the four.
    """

    which: Which
    due: schedule.Due | None
    # Someone has opened its page, so there is something to read.
    is_opened: bool
    # Its time is still to come.
    is_ahead: bool
    came: int = 0
    out: int = 0
    did_not_come: int = 0
    not_written: int = 0

    @property
    def guests(self) -> int:
        return self.came + self.out + self.did_not_come + self.not_written

    @property
    def words(self) -> str:
        if not self.is_opened:
            return clock(self.due.at) if self.due and self.is_ahead else "nothing written"
        if not self.guests:
            return "no guests expected"
        out = f", {self.out} out" if self.out else ""
        did_not_come = f", {self.did_not_come} not" if self.did_not_come else ""
        return f"{self.came} of {self.guests} came{out}{did_not_come}"


@dataclass
class DayOfCheckIns:
    date: date
    check_ins: list[Held]


def days_so_far(
    actor: Actor, times: Sequence[schedule.Rule], first: date, last: date
) -> list[DayOfCheckIns]:
    now, zone = actor.now.replace(tzinfo=None), actor.house.zone
    opened = {
        (day, which): opened_at.astimezone(zone).replace(tzinfo=None)
        for day, which, opened_at in _rounds(actor=actor, first=first, last=last)
    }
    stays, presences = _stay_dates(actor, first, last), _presences(actor, first, last)
    days = []
    for back in range((last - first).days + 1):
        day = last - timedelta(days=back)
        due = {each.which: each for each in schedule.due_on(times, day)}
        check_ins = []
        for which in Which:
            opened_at = opened.get((day, which))
            if opened_at or which in due:
                is_ahead = which in due and due[which].starts > now
                held = Held(which, due.get(which), opened_at is not None, is_ahead)
                awaited = expected(which, day, times, stays, opened_at) if opened_at else set()
                _count(held, awaited, presences.get((day, which), {}))
                check_ins.append(held)
        if check_ins:
            days.append(DayOfCheckIns(day, check_ins))
    return days


@compiled_once
def _rounds(*, actor: Actor, first: date, last: date) -> QuerySet[Round, Any]:
    rounds = Round.objects.for_house(actor.house).filter(date__range=(first, last))
    return rounds.values_list("date", "which", "opened_at")


def _count(held: Held, awaited: set[int], written: dict[int, str]) -> None:
    for stay in awaited | written.keys():
        presence = written.get(stay)
        if presence in CAME:
            held.came += 1
        elif presence == OUT:
            held.out += 1
        elif presence:
            held.did_not_come += 1
        else:
            held.not_written += 1


def _stay_dates(actor: Actor, first: date, last: date) -> dict[int, StayDates]:
    stays = _stays(actor=actor, first=first, last=last, away_since=day_before(first))
    return {stay.pk: stay.dates for stay in stays}


@compiled_once
def _stays(*, actor: Actor, first: date, last: date, away_since: datetime) -> QuerySet[Stay]:
    stays = Stay.objects.for_house(actor.house).filter(
        Q(over_on=None) | Q(over_on__gt=first), arrived_on__lte=last
    )
    return stays.with_time_away(away_since)


def _presences(actor: Actor, first: date, last: date) -> dict[tuple[date, str], dict[int, str]]:
    presences: dict[tuple[date, str], dict[int, str]] = {}
    for day, which, stay, presence in _written(actor=actor, first=first, last=last):
        presences.setdefault((day, which), {})[stay] = presence
    return presences


@compiled_once
def _written(*, actor: Actor, first: date, last: date) -> QuerySet[Round, Any]:
    written = Round.objects.for_house(actor.house).filter(
        date__range=(first, last), entries__stay__isnull=False, entries__presence__gt=""
    )
    return written.values_list("date", "which", "entries__stay", "entries__presence")


def intentions_of_day(actor: Actor, day: date) -> dict[int, list[Intention]]:
    by_stay: dict[int, list[Intention]] = {}
    for intention in _intentions_on(actor=actor, day=day):
        by_stay.setdefault(intention.entry.stay_id or 0, []).append(intention)
    return by_stay


@compiled_once
def _intentions_on(*, actor: Actor, day: date) -> QuerySet[Intention]:
    said = Intention.objects.readable_by(actor).said().filter(entry__stay__isnull=False)
    on_day = said.filter(entry__round__house=actor.house, entry__round__date=day)
    return on_day.select_related("entry")


@compiled_once
def newest_entries(*, actor: Actor, stay: Stay) -> QuerySet[Entry]:
    entries = with_mistakes(actor, Entry.objects.readable_by(actor).filter(stay=stay))
    newest_first = entries.order_by("-round__date", "round__which")
    return newest_first.select_related("round")[:NEWEST]
