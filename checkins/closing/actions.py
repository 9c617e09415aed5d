from django.utils import timezone

from accounts.access.actor import Actor
from accounts.audit.record import record
from accounts.houses.action import action
from accounts.reopening.actions import reopen
from guests.models import NOBODY, Participant

from ..audit import CheckInKind
from ..rounds.locking import locked
from ..rounds.models import Reopening, Round


@action
def close_round(
    *, by: Actor, round_: Round, led_by: Participant = NOBODY, circle: str = ""
) -> Round:
    """From now on the round can only be read. Closing it twice changes nothing.

    Who led it comes from a list the actor was shown; `circle` is about everyone and names nobody.
    """
    round_ = locked(round_.pk)
    if round_.is_closed:
        return round_
    round_.closed_at, round_.closed_by = timezone.now(), by.user
    round_.led_by_stay, round_.led_by_staff, round_.circle = led_by.stay, led_by.staff, circle
    round_.full_clean()
    round_.save()
    record(CheckInKind.ROUND_CLOSED, by=by, about=round_)
    return round_


@action
def reopen_round(*, by: Actor, round_: Round, reason: str) -> Round:
    """Later changes to a reopened round keep what was there before.

    Raises ValidationError when no reason is given, and when it is open already. Pressed twice, it
    is opened again once.
    """
    round_ = locked(round_.pk)
    reopening = Reopening(
        house_id=round_.house_id, round=round_, reason=reason, circle=round_.circle
    )
    earlier = Reopening.objects.filter(round=round_)
    if not reopen(by=by, row=round_, reopening=reopening, earlier=earlier):
        return round_
    round_.was_reopened = True
    round_.full_clean()
    round_.save()
    record(CheckInKind.ROUND_REOPENED, by=by, about=round_)
    return round_
