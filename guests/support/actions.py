"""Every change to moments of support."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.access.actor import Actor
from accounts.audit.record import record
from accounts.houses.action import action

from ..audit import GuestKind
from ..goals.models import Goal
from ..resources.actions import add_resource
from ..resources.models import Resource
from ..stays.locking import not_in_the_future, was_here
from ..stays.models import Stay
from ..withdrawals.actions import withdraw
from .models import SupportMoment

# The same moment noted twice within so short a time is a second press of the button.
ONE_PRESS = timedelta(minutes=1)


@action
def record_moment(
    *,
    by: Actor,
    stay: Stay,
    on: date,
    kind: str,
    words: str = "",
    is_victory: bool = False,
    goal: Goal | None = None,
    resource: Resource | None = None,
    new_resource: Mapping[str, str] | None = None,
    with_others: Iterable[Stay] = (),
) -> list[SupportMoment]:
    """A moment with one guest, or with several: one row each, so that each reads their own.

    `on` is a day of the house, and of each of these stays. The goal is one of `stay`, and is saved
    in its row alone. `new_resource` (what, where, link) joins the house's list. Raises
    ValidationError for a day on which one of them was not here.
    """
    stays = [stay, *with_others]
    not_in_the_future(by, "on", on)
    for each in stays:
        was_here(each, on)
    if goal is not None and goal.stay_id != stay.pk:
        raise ValidationError("A moment can only be tied to a goal of the same stay.")
    if new_resource:
        resource = add_resource(by=by, **new_resource)
    values = {
        "on": on,
        "kind": kind,
        "words": words,
        "is_victory": is_victory,
        "resource": resource,
    }
    since = timezone.now() - ONE_PRESS
    pressed = SupportMoment.objects.filter(
        stay__in=stays, noted_by=by.user, noted_at__gt=since, withdrawn_at=None, **values
    )
    already = {(moment.stay_id, moment.goal_id): moment for moment in pressed}
    moments = []
    for each in stays:
        own_goal = goal if each == stay else None
        same = already.get((each.pk, own_goal.pk if own_goal else None))
        moments.append(same or _note(by, each, goal=own_goal, **values))
    return moments


def _note(by: Actor, stay: Stay, **said: Any) -> SupportMoment:
    moment = SupportMoment(house=by.house, stay=stay, noted_by=by.user, **said)
    moment.full_clean()
    moment.save()
    record(GuestKind.MOMENT_NOTED, by=by, about=moment, guest_id=stay.guest_id)
    return moment


@action
def withdraw_moment(*, by: Actor, moment: SupportMoment) -> SupportMoment:
    moment = (
        SupportMoment.objects.select_for_update(of=("self",))
        .select_related("stay")
        .get(pk=moment.pk)
    )
    if moment.withdrawn_at is None:
        withdraw(by=by, note=moment, kind=GuestKind.MOMENT_WITHDRAWN)
    return moment
