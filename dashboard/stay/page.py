"""The first page of a stay: the path so far, what they move toward, and what was lately."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils.safestring import SafeString

from accounts.access.actor import Actor
from accounts.houses.compiled import compiled_once
from checkins.history.queries import newest_entries
from checkins.history.reading import picture_of, said_by
from checkins.models import Entry, Round, SupportRequest, Which
from checkins.requests.queries import asked_in_between
from guests.models import Goal, Stay, SupportMoment
from guests.support.choices import MomentKind

from .marks import moments_of
from .path import REACHED, SET_ASIDE, Path, PathGoal, PathMoment, draw

LATELY_SHOWN = 6
# Where in the day a check-in comes that was entered on another day.
CHECK_IN_AT = {Which.MORNING: time(9, 30), Which.AFTERNOON: time(16, 30)}
NOON = time(12)


@dataclass(frozen=True)
class NotedMoment:
    on: date
    noted_at: datetime
    kind: str
    words: str
    is_victory: bool
    noted_by: str

    @property
    def kind_label(self) -> str:
        return MomentKind(self.kind).label


@dataclass(frozen=True)
class Happening:
    """One thing of the last days: what was said in a check-in, an ask, or a moment."""

    on: date
    at: time
    entry: Entry | None = None
    ask: SupportRequest | None = None
    moment: NotedMoment | None = None


@dataclass(frozen=True)
class StayPage:
    goals: list[Goal] = field(default_factory=list)
    lately: list[Happening] = field(default_factory=list)
    path: Path | None = None
    # The marks of the check-ins in the path: (mark, meaning).
    legend: list[tuple[str, str]] = field(default_factory=list)

    @property
    def moments(self) -> SafeString:
        return moments_of(self.path) if self.path else SafeString("")


def read_stay_page(actor: Actor, stay: Stay) -> StayPage:
    goals = _goals(actor=actor, stay=stay)
    moments = [NotedMoment(*row) for row in _moments(actor=actor, stay=stay)]
    entries = newest_entries(actor=actor, stay=stay)
    requests = asked_in_between(actor=actor, stay=stay)
    picture = picture_of(actor, stay, said_by(actor, stay)) if stay.arrived_on else None
    drawn = None
    if picture is not None:
        drawn = draw(
            picture,
            first_day=stay.first_day,
            today=actor.today,
            goals=[_path_goal(goal) for goal in goals],
            moments=[_path_moment(moment) for moment in reversed(moments)],
        )
    return StayPage(
        goals=sorted(goals, key=lambda goal: not goal.is_under_way),
        lately=_lately(actor, entries, requests, moments[:LATELY_SHOWN]),
        path=drawn,
        legend=picture.legend if picture else [],
    )


@compiled_once
def _goals(*, actor: Actor, stay: Stay) -> QuerySet[Goal]:
    return Goal.objects.readable_by(actor).filter(stay=stay).with_steps()


@compiled_once
def _moments(*, actor: Actor, stay: Stay) -> QuerySet[SupportMoment, Any]:
    rows = SupportMoment.objects.readable_by(actor).active().filter(stay=stay)
    return rows.order_by("-on", "-id").values_list(
        "on", "noted_at", "kind", "words", "is_victory", "noted_by__display_name"
    )


def _path_goal(goal: Goal) -> PathGoal:
    if goal.reached_on:
        return PathGoal(goal.words, goal.begun_on, REACHED, goal.reached_on)
    if goal.set_aside_on:
        return PathGoal(goal.words, goal.begun_on, SET_ASIDE, goal.set_aside_on)
    return PathGoal(goal.words, goal.begun_on)


def _path_moment(moment: NotedMoment) -> PathMoment:
    kind = moment.kind_label
    words = f"{kind}: {moment.words}" if moment.words else kind
    return PathMoment(moment.on, words, moment.is_victory)


def _held_at(round_: Round, zone: ZoneInfo) -> time:
    """When it began; where it was entered on another day, by the usual hours."""
    opened = round_.opened_at.astimezone(zone)
    is_of_its_day = opened.date() == round_.date
    return opened.time() if is_of_its_day else CHECK_IN_AT[Which(round_.which)]


def _lately(
    actor: Actor,
    entries: Iterable[Entry],
    requests: Iterable[SupportRequest],
    moments: Iterable[NotedMoment],
) -> list[Happening]:
    zone = actor.house.zone
    happenings = [
        Happening(entry.round.date, _held_at(entry.round, zone), entry=entry) for entry in entries
    ]
    for ask in requests:
        asked_at = ask.asked_at.astimezone(zone)
        happenings.append(Happening(asked_at.date(), asked_at.time(), ask=ask))
    for moment in moments:
        noted_at = moment.noted_at.astimezone(zone)
        at = noted_at.time() if noted_at.date() == moment.on else NOON
        happenings.append(Happening(moment.on, at, moment=moment))
    happenings.sort(key=lambda each: (each.on, each.at), reverse=True)
    return happenings[:LATELY_SHOWN]
