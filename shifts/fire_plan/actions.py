"""Every change to what the house has written down for a fire."""

from accounts.access.actor import Actor
from accounts.audit.record import record
from accounts.houses.action import action

from ..audit import ShiftKind
from .models import FirePlan


@action
def set_fire_plan(*, by: Actor, words: str) -> FirePlan:
    plan = FirePlan.objects.for_house(by.house).first() or FirePlan(house=by.house)
    if plan.pk and plan.words == words:
        return plan
    plan.words = words
    plan.full_clean()
    plan.save()
    record(ShiftKind.FIRE_PLAN_SET, by=by, about=plan)
    return plan
