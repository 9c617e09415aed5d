"""Someone came again, and chose which of their own pages come along."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.access.actor import Actor
from accounts.audit.record import record
from accounts.houses.action import action

from ..audit import GuestKind
from ..goals.models import Goal, Step
from ..stays.locking import locked
from ..stays.models import Stay
from ..worldview.models import Worldview
from .models import CarryOver
from .queries import goals_of, is_open, worldviews_of

NOT_THERE = "This can no longer come along. Please look again."


@action
def carry_over_pages(
    *, by: Actor, stay: Stay, worldview: Worldview | None = None, goals: Iterable[Goal] = ()
) -> CarryOver:
    """The pages of an earlier stay they said yes to; none is an answer too.

    Each becomes a new page in `stay`, and the earlier stay doesn't change. Goals are under way from
    today, with the steps that were not done. What they would like people here to know is shared
    only once they say so. Noted twice, each comes along once. Raises ValidationError for a stay
    that is over, and for anything that is not a page of this guest's earlier stays or can no longer
    come along.
    """
    stay = locked(stay)
    if not is_open(stay):
        raise ValidationError("This stay is over, so nothing more can come along.")
    if worldview is not None:
        _carry_worldview(by, stay, worldview)
    for goal in goals:
        _carry_goal(by, stay, goal)
    answer = CarryOver.objects.filter(stay=stay).first() or CarryOver(house=by.house, stay=stay)
    answer.asked_by, answer.asked_at = by.user, timezone.now()
    answer.full_clean()
    answer.save()
    return answer


def _carry_worldview(by: Actor, stay: Stay, page: Worldview) -> None:
    if Worldview.objects.filter(stay=stay, carried_from=page).exists():
        return
    if not worldviews_of(stay).filter(pk=page.pk).exists():
        raise ValidationError({"worldview": NOT_THERE})
    row = Worldview(house=by.house, stay=stay, words=page.words, carried_from=page)
    row.written_with, row.changed_at = by.user, timezone.now()
    row.full_clean()
    row.save()
    record(GuestKind.PAGE_CARRIED_OVER, by=by, about=row, guest_id=stay.guest_id)


def _carry_goal(by: Actor, stay: Stay, goal: Goal) -> None:
    if Goal.objects.filter(stay=stay, carried_from=goal).exists():
        return
    if not goals_of(stay).filter(pk=goal.pk).exists():
        raise ValidationError({"goals": NOT_THERE})
    row = Goal(house=by.house, stay=stay, begun_on=by.today, carried_from=goal)
    row.words, row.why, row.moving_toward = goal.words, goal.why, goal.moving_toward
    row.full_clean()
    row.save()
    for step in goal.steps.filter(done_on=None):
        carried = Step(
            house=by.house, goal=row, words=step.words, added_on=by.today, carried_from=step
        )
        carried.full_clean()
        carried.save()
    record(GuestKind.PAGE_CARRIED_OVER, by=by, about=row, guest_id=stay.guest_id)
