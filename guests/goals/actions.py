"""Every change to what guests move toward."""

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError

from accounts.access.actor import Actor
from accounts.audit.record import record
from accounts.changes import set_fields
from accounts.houses.action import action

from ..audit import GuestKind
from ..stays.models import Stay
from .models import Goal, Step


@action
def start_goal(
    *, by: Actor, stay: Stay, words: str, why: str = "", moving_toward: str = ""
) -> Goal:
    """Saved once, however often pressed."""
    Stay.objects.select_for_update().get(pk=stay.pk)
    same = Goal.objects.filter(stay=stay, words=words, begun_on=by.today).under_way()
    if (already := same.first()) is not None:
        return already
    goal = Goal(
        house=by.house,
        stay=stay,
        words=words,
        why=why,
        moving_toward=moving_toward,
        begun_on=by.today,
    )
    goal.full_clean()
    goal.save()
    record(GuestKind.GOAL_BEGUN, by=by, about=goal, guest_id=stay.guest_id)
    return goal


@action
def change_goal(*, by: Actor, goal: Goal, changes: Mapping[str, str]) -> Goal:
    """`changes` holds only what was changed, so that a page opened earlier undoes nothing."""
    goal = _locked(goal)
    set_fields(goal, changes)
    goal.full_clean()
    goal.save()
    if changes:
        record(
            GuestKind.GOAL_CHANGED, by=by, about=goal, guest_id=goal.stay.guest_id, fields=changes
        )
    return goal


def reach_goal(*, by: Actor, goal: Goal, ended_words: str = "") -> Goal:
    return _set_goal(by, goal, reached_on=by.today, set_aside_on=None, ended_words=ended_words)


def set_goal_aside(*, by: Actor, goal: Goal, ended_words: str = "") -> Goal:
    return _set_goal(by, goal, reached_on=None, set_aside_on=by.today, ended_words=ended_words)


def reopen_goal(*, by: Actor, goal: Goal) -> Goal:
    return _set_goal(by, goal, reached_on=None, set_aside_on=None, ended_words="")


@action
def _set_goal(
    by: Actor, goal: Goal, *, reached_on: date | None, set_aside_on: date | None, ended_words: str
) -> Goal:
    goal = _locked(goal)
    now = bool(goal.reached_on), bool(goal.set_aside_on)
    if now == (bool(reached_on), bool(set_aside_on)) and not ended_words:
        return goal  # a second press, or one on a page opened earlier
    goal.reached_on, goal.set_aside_on, goal.ended_words = reached_on, set_aside_on, ended_words
    goal.full_clean()
    goal.save()
    record(
        GuestKind.GOAL_CHANGED,
        by=by,
        about=goal,
        guest_id=goal.stay.guest_id,
        fields=["reached_on", "set_aside_on", "ended_words"],
    )
    return goal


@action
def add_step(*, by: Actor, goal: Goal, words: str) -> Step:
    """Saved once, however often pressed.

    Raises ValidationError when the goal is not under way.
    """
    goal = _locked(goal)
    if not goal.is_under_way:
        raise ValidationError("This goal is not under way. Take it up again first.")
    same = Step.objects.filter(goal=goal, words=words, added_on=by.today, done_on=None)
    if (already := same.first()) is not None:
        return already
    step = Step(house=by.house, goal=goal, words=words, added_on=by.today)
    step.full_clean()
    step.save()
    record(GuestKind.STEP_ADDED, by=by, about=step, guest_id=goal.stay.guest_id)
    return step


@action
def set_step(*, by: Actor, step: Step, is_done: bool) -> Step:
    goal = _locked(step.goal)
    step = Step.objects.get(pk=step.pk)
    if is_done == (step.done_on is not None):
        return step
    step.done_on = by.today if is_done else None
    step.full_clean()
    step.save()
    record(
        GuestKind.STEP_CHANGED, by=by, about=step, guest_id=goal.stay.guest_id, fields=["done_on"]
    )
    return step


def _locked(goal: Goal) -> Goal:
    return Goal.objects.select_for_update(of=("self",)).select_related("stay").get(pk=goal.pk)
