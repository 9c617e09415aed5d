"""How each stay is moving: what is noted of it, read for several stays at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from accounts.access.actor import Actor
from accounts.houses.compiled import compiled_once
from checkins.models import SupportRequest
from checkins.rounds.attendance import HeldRound
from checkins.rounds.recent import DAYS, recent_rounds
from checkins.schedule.queries import times_of
from guests.milestones.marks import MilestoneMark, milestones
from guests.milestones.nudges import Nudges, nudges_for
from guests.models import SitDown, Stay, SupportMoment, WhereNext

from ..today.unseen import read_unseen
from ..when import day_lately, days_ago
from .days import as_text
from .drawing import svg_of
from .goals import GoalLine, GoalProgress, lines_of, read_goals
from .lately import Lately, lately
from .small_path import SmallPath, Week
from .talk import TalkPoint, Topic, read_topics, talk_of

SAME_IN_WORDS = "“Show the paths in words”, above, has the same."
# A template's loop over them would cost as much as all that is read.
GOAL = '<li class="text-break">{}, <strong>{}</strong><span class="soft text-nowrap">{}</span></li>'
WHERE_NEXT = ("place_to_live", "people", "first_week", "numbers", "takes_along")


# The day, whether it was a victory, and toward which goal (id).
Moment = tuple[str, bool, int | None]


@dataclass(frozen=True)
class SatDown:
    """The last time that someone is noted to have sat down with them."""

    on: date
    sat_with: str
    today: date

    @property
    def words(self) -> str:
        return f"Sat down {days_ago(self.on, self.today)}"

    @property
    def more(self) -> str:
        return f"with {self.sat_with}, {self.on:%b} {self.on.day}"


@dataclass
class StayProgress:
    stay: Stay
    today: date
    all_goals: list[GoalProgress]
    goals: list[GoalLine]
    lately: Lately
    where_next: str
    # None in a house without agreements.
    topics: list[Topic] | None
    sat: SatDown | None = None
    moments: list[Moment] = field(default_factory=list)
    talk: list[TalkPoint] = field(default_factory=list)
    path: SmallPath | None = None
    weeks: list[Week] = field(default_factory=list)

    @property
    def waits_since(self) -> date:
        """Who has not been sat down with since their arrival has waited from then on."""
        return self.sat.on if self.sat else self.stay.first_day

    @property
    def day_words(self) -> str:
        return self.stay.day_words_on(self.stay.left_on or self.today)

    @property
    def picture(self) -> SafeString:
        if self.path is None:
            return SafeString("")
        return svg_of(self.path, f"The path so far, {self.day_words}. {SAME_IN_WORDS}")

    @property
    def goal_lines(self) -> SafeString:
        return format_html_join(
            "", GOAL, ((g.goal.words, g.last, g.open_steps) for g in self.goals)
        )

    @property
    def talk_lines(self) -> SafeString:
        return format_html_join("", "<li>{}</li>", ((each.words,) for each in self.talk))

    @property
    def agreements(self) -> str:
        return "agreements: all accepted" if self.topics == [] else ""


def read_stays(actor: Actor, stays: Sequence[Stay]) -> list[StayProgress]:
    """`stays` have their time away of these weeks; those that are over are told more briefly."""
    if not stays:
        return []
    for stay in stays:
        stay.guest.house = actor.house
    ids, today = [stay.pk for stay in stays], actor.today
    here = [stay for stay in stays if stay.is_here]
    rounds = recent_rounds(actor, times_of(actor))
    said = _said_lately(rounds)
    nudges = nudges_for(actor, here)
    look_for = {each.stay.pk: each for each in read_unseen(actor, here, rounds).look_for}
    goals = read_goals(actor, ids)
    topics = read_topics(actor, [stay.pk for stay in here])
    asked = _asked_in_between(actor=actor, stays=ids, since=actor.now - DAYS)
    plans = {stay: (at, by) for stay, at, by in _plans(actor=actor, stays=ids)}
    sat = {row[0]: SatDown(row[1], row[2], today) for row in _sit_downs(actor=actor, stays=ids)}
    moments: dict[int, list[Moment]] = {}
    for pk, *moment in _moments(actor=actor, stays=ids):
        moments.setdefault(pk, []).append(tuple(moment))
    rows = []
    for stay in stays:
        own = goals.get(stay.pk, [])
        _tell_moments(own, moments.get(stay.pk, ()))
        row = StayProgress(
            stay,
            today,
            own,
            lines_of(own, today),
            lately(said.get(stay.pk, ()), [kind for pk, kind in asked if pk == stay.pk]),
            _where_next(actor, stay, plans.get(stay.pk)),
            topics.get(stay.pk),
            sat.get(stay.pk),
            moments=moments.get(stay.pk, []),
        )
        known = nudges.get(stay.pk) or Nudges()
        row.talk = list(talk_of(row.topics or [], known, look_for.get(stay.pk), today))
        rows.append(row)
    return rows


@compiled_once
def _sit_downs(*, actor: Actor, stays: Sequence[int]) -> QuerySet[SitDown, Any]:
    """Of each stay the last one comes last."""
    rows = SitDown.objects.readable_by(actor).active().filter(stay__in=stays)
    return rows.order_by("on", "id").values_list("stay", "on", "sat_with__display_name")


@compiled_once
def _asked_in_between(
    *, actor: Actor, stays: Sequence[int], since: datetime
) -> QuerySet[SupportRequest, Any]:
    rows = SupportRequest.objects.readable_by(actor).in_between()
    rows = rows.filter(stay__in=stays, asked_at__gte=since).order_by()
    return rows.values_list("stay", "support")


def _said_lately(rounds: Iterable[HeldRound]) -> dict[int, list[tuple[str, str, str]]]:
    said: dict[int, list[tuple[str, str, str]]] = {}
    for each in rounds:
        for stay, written in each.written.items():
            said.setdefault(stay, []).append((each.which, written.presence, written.support))
    return said


@compiled_once
def _plans(*, actor: Actor, stays: Sequence[int]) -> QuerySet[WhereNext, Any]:
    """Those with at least a word in them."""
    has_words = Q()
    for name in WHERE_NEXT:
        has_words |= Q(**{f"{name}__gt": ""})
    rows = WhereNext.objects.readable_by(actor).filter(has_words, stay__in=stays)
    return rows.values_list("stay", "changed_at", "written_with__display_name")


def _where_next(actor: Actor, stay: Stay, plan: tuple[datetime, str] | None) -> str:
    if plan is not None:
        on = plan[0].astimezone(actor.house.zone).date()
        return f"Where next: begun, last written {day_lately(on, actor.today)} with {plan[1]}"
    if stay.left_on is not None:
        return "Where next: nothing was written down"
    marks = milestones(stay.length)
    begins = next(each.day for each in marks if each.mark is MilestoneMark.WHERE_NEXT_BEGINS)
    if stay.day < begins:
        return f"Where next begins on day {begins}"
    return "Where next: not begun"


@compiled_once
def _moments(*, actor: Actor, stays: Sequence[int]) -> QuerySet[SupportMoment, Any]:
    rows = SupportMoment.objects.readable_by(actor).active().filter(stay__in=stays).order_by()
    return rows.values_list("stay", as_text("on"), "is_victory", "goal")


def _tell_moments(goals: Iterable[GoalProgress], moments: Iterable[Moment]) -> None:
    last: dict[int | None, str] = {}
    for on, _is_victory, goal in moments:
        last[goal] = max(on, last.get(goal, ""))
    for each in goals:
        if each.pk in last:
            each.moved(last[each.pk], "a moment toward it")
