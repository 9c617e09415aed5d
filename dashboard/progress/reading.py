"""How each stay is moving, on one page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from accounts.access.actor import Actor
from accounts.houses.compiled import compiled_once
from checkins.history.reading import days_away
from checkins.models import Entry
from guests.models import Stay
from guests.time_away.models import FIRST_DAY, day_before

from .days import as_text
from .left import LeftLately, read_left
from .small_path import DayNumbers, draw, in_words
from .stays import StayProgress, read_stays

LEFT_LATELY = timedelta(days=30)


@dataclass(frozen=True)
class ProgressPage:
    here: list[StayProgress]
    # The last to leave first.
    left: list[LeftLately]
    shows_words: bool
    shows_left: bool

    @property
    def has_victory(self) -> bool:
        rows = [*self.here, *(each.row for each in self.left if each.row)]
        return any(row.path and row.path.victories for row in rows)


def read_progress(
    actor: Actor, *, shows_words: bool = False, shows_left: bool = False
) -> ProgressPage:
    """As many queries for many guests as for one. Nothing of it is about peers on staff."""
    since = actor.today - LEFT_LATELY
    stays = _stays(actor=actor, left_since=since, away_since=day_before(FIRST_DAY))
    left = [stay for stay in stays if not stay.is_here]
    rows = read_stays(actor, [stay for stay in stays if shows_left or stay.is_here])
    _draw_paths(actor, rows, shows_words=shows_words)
    here = [row for row in rows if row.stay.is_here]
    left.sort(key=lambda stay: stay.left_on or date.max, reverse=True)
    return ProgressPage(
        sorted(here, key=lambda row: (row.waits_since, row.stay.guest.name)),
        read_left(actor, left, rows),
        shows_words,
        shows_left,
    )


@compiled_once
def _stays(*, actor: Actor, left_since: date, away_since: datetime) -> QuerySet[Stay]:
    stays = Stay.objects.readable_by(actor).not_over_before(left_since)
    stays = stays.filter(arrived_on__lte=actor.today).with_time_away(away_since).for_list()
    return stays.select_related(None).select_related("guest", "room")


def _draw_paths(actor: Actor, rows: Sequence[StayProgress], *, shows_words: bool) -> None:
    ids, today = [row.stay.pk for row in rows], actor.today
    said: dict[int, list[tuple[str, str, str, str]]] = {}
    first = min((row.stay.first_day for row in rows), default=today)
    for stay, *each in _said(actor=actor, stays=ids, first=first) if ids else ():
        said.setdefault(stay, []).append(tuple(each))
    numbers = DayNumbers()
    for row in rows:
        stay = row.stay
        goals = [goal.in_path for goal in row.all_goals]
        last = stay.left_on or max(stay.last_day, today)
        row.path = draw(
            first=stay.first_day,
            last=last,
            today=today,
            said=said.get(stay.pk, ()),
            goals=goals,
            moments=[each[:2] for each in row.moments],
            # What is planned is no part of the path so far.
            away=days_away(stay.dates.away, min(last, today) + timedelta(days=1)),
            numbers=numbers,
        )
        if shows_words:
            row.weeks = in_words(row.path, goals)


@compiled_once
def _said(*, actor: Actor, stays: Sequence[int], first: date) -> QuerySet[Entry, Any]:
    """`first` is the first day of any of the stays."""
    # The entries by the stays alone, which were read as the actor: with their house too, SQLite
    # would go through all that was ever said in it. The rounds by house and day, or PostgreSQL goes
    # through those of all houses.
    rows = Entry.objects.filter(stay__in=stays)
    rows = rows.filter(round__house=actor.house, round__date__gte=first).order_by()
    return rows.values_list("stay", as_text("round__date"), "round__which", "presence", "support")
