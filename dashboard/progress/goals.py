"""The goals of several stays: in the guest's words, with what moved last and what is still open."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Max, QuerySet

from accounts.access.actor import Actor
from accounts.houses.compiled import compiled_once
from checkins.models import Intention
from guests.models import Goal, Step

from ..stay.path import ENDINGS, REACHED, SET_ASIDE, UNDER_WAY, PathGoal
from ..when import day_lately
from .days import as_text

# So long a goal that was reached or set aside is told with those under way.
ENDED_LATELY = timedelta(days=30)
WORKED_ON = "worked on"  # Thursday
MOVED = (Intention.Answer.DONE, Intention.Answer.PARTLY)


@dataclass
class GoalProgress:
    pk: int
    words: str
    begun_on: date
    reached_on: date | None
    set_aside_on: date | None
    # In their words, those written down first come first.
    open_steps: list[str] = field(default_factory=list)
    # What moved last, and on which day (2026-11-24).
    moved_on: str = ""
    movement: str = ""

    @property
    def state(self) -> str:
        if self.reached_on:
            return REACHED
        return SET_ASIDE if self.set_aside_on else UNDER_WAY

    @property
    def ended_on(self) -> date | None:
        return self.reached_on or self.set_aside_on

    @property
    def in_path(self) -> PathGoal:
        return PathGoal(self.words, self.begun_on, self.state, self.ended_on)

    def moved(self, on: str | None, movement: str) -> None:
        """The last one counts; of two on one day the first that is told."""
        if on is not None and on > self.moved_on:
            self.moved_on, self.movement = on, movement


@dataclass(frozen=True)
class GoalLine:
    goal: GoalProgress
    last: str

    @property
    def open_steps(self) -> str:
        number = 0 if self.goal.ended_on else len(self.goal.open_steps)
        return f" · {number} step{'' if number == 1 else 's'} open" if number else ""


def read_goals(actor: Actor, stays: Sequence[int]) -> dict[int, list[GoalProgress]]:
    """By stay (id), in three queries; `moved` has not heard of moments yet."""
    by_stay: dict[int, list[GoalProgress]] = {}
    goals: dict[int, GoalProgress] = {}
    for stay, *row in _goals(actor=actor, stays=stays):
        goal = goals[row[0]] = GoalProgress(*row)
        by_stay.setdefault(stay, []).append(goal)
        if goal.ended_on:
            goal.moved(goal.ended_on.isoformat(), ENDINGS[goal.state])
    ids = list(goals)
    for pk, words, added_on, done_on in _steps(actor=actor, goals=ids) if ids else ():
        goals[pk].moved(done_on, "step done")
        goals[pk].moved(added_on, "step written down")
        if done_on is None:
            goals[pk].open_steps.append(words)
    for pk, on in _days_toward(actor=actor, goals=ids) if ids else ():
        goals[pk].moved(on, WORKED_ON)
    return by_stay


def lines_of(goals: Sequence[GoalProgress], today: date) -> list[GoalLine]:
    """Those under way, what moved last first; then those that ended lately."""
    since = today - ENDED_LATELY
    shown = [each for each in goals if each.ended_on is None or each.ended_on >= since]
    for each in shown:
        each.moved(each.begun_on.isoformat(), "begun")
    shown.sort(key=lambda goal: goal.moved_on, reverse=True)
    shown.sort(key=lambda goal: goal.ended_on is not None)
    return [
        GoalLine(each, f"{each.movement} {day_lately(date.fromisoformat(each.moved_on), today)}")
        for each in shown
    ]


@compiled_once
def _goals(*, actor: Actor, stays: Sequence[int]) -> QuerySet[Goal, Any]:
    rows = Goal.objects.readable_by(actor).filter(stay__in=stays).order_by("begun_on", "id")
    return rows.values_list("stay", "pk", "words", "begun_on", "reached_on", "set_aside_on")


@compiled_once
def _steps(*, actor: Actor, goals: Sequence[int]) -> QuerySet[Step, Any]:
    rows = Step.objects.readable_by(actor).filter(goal__in=goals).order_by("added_on", "id")
    return rows.values_list("goal", "words", as_text("added_on"), as_text("done_on"))


@compiled_once
def _days_toward(*, actor: Actor, goals: Sequence[int]) -> QuerySet[Intention, Any]:
    """The last day for which a goal for the day was tied to each, and done, partly at least."""
    rows = Intention.objects.readable_by(actor).filter(goal__in=goals, answer__in=MOVED)
    by_goal = rows.order_by().values("goal").annotate(on=as_text(Max("entry__round__date")))
    return by_goal.values_list("goal", "on")
