"""Every change to what guests move toward."""

from datetime import date

from django.db import transaction

from accounts.asker import Asker
from accounts.audit import Kind, record

from ..models import Goal, Stay


@transaction.atomic
def begin_goal(*, by: Asker, stay: Stay, words: str) -> Goal:
    """A goal in the guest's own words, from today; begun once, however often pressed."""
    Stay.objects.select_for_update().get(pk=stay.pk)
    same = Goal.objects.filter(stay=stay, words=words, begun_on=by.today).under_way()
    if (already := same.first()) is not None:
        return already
    goal = Goal(stay=stay, words=words, begun_on=by.today)
    goal.full_clean()
    goal.save()
    record(Kind.GOAL_BEGUN, by=by, about=goal, guest_id=stay.guest_id)
    return goal


def reach_goal(*, by: Asker, goal: Goal) -> Goal:
    return _set_goal(by, goal, reached_on=by.today, set_aside_on=None)


def set_goal_aside(*, by: Asker, goal: Goal) -> Goal:
    return _set_goal(by, goal, reached_on=None, set_aside_on=by.today)


def take_up_goal(*, by: Asker, goal: Goal) -> Goal:
    """Under way again, after it was reached or set aside."""
    return _set_goal(by, goal, reached_on=None, set_aside_on=None)


@transaction.atomic
def _set_goal(by: Asker, goal: Goal, *, reached_on: date | None, set_aside_on: date | None) -> Goal:
    goal.reached_on, goal.set_aside_on = reached_on, set_aside_on
    goal.full_clean()
    goal.save()
    record(
        Kind.GOAL_CHANGED,
        by=by,
        about=goal,
        guest_id=goal.stay.guest_id,
        fields=["reached_on", "set_aside_on"],
    )
    return goal
