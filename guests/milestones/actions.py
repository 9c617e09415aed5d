"""Looking back together, at a mark of the stay."""

from django.core.exceptions import ValidationError

from accounts.access.actor import Actor
from accounts.audit.record import record
from accounts.houses.action import action

from ..audit import GuestKind
from ..stays.locking import locked
from ..stays.models import Stay
from .marks import MilestoneMark, milestones
from .models import LookBack


@action
def record_look_back(*, by: Actor, stay: Stay, day: int, words: str = "") -> LookBack:
    """Noted once, however often pressed.

    `words` are the guest's own. Raises ValidationError for a day that is not a mark of this stay,
    or hasn't come yet, and for other words than were already saved.
    """
    stay = locked(stay)
    noted = LookBack.objects.filter(stay=stay)
    if (already := noted.filter(day=day).first()) is not None:
        return _noted_already(already, words)
    if not stay.is_here:
        raise ValidationError("This is for someone who is staying.")
    mark = _mark_on(stay, day)
    # It may have been looked at before an extension moved it to this day.
    if (already := noted.filter(mark=mark).first()) is not None:
        return _noted_already(already, words)
    row = LookBack(
        house=by.house, stay=stay, day=day, mark=mark, on=by.today, by=by.user, words=words
    )
    row.full_clean()
    row.save()
    record(GuestKind.LOOK_BACK_NOTED, by=by, about=row, guest_id=stay.guest_id)
    return row


def _mark_on(stay: Stay, day: int) -> MilestoneMark:
    for each in milestones(stay.length):
        if each.day == day <= stay.day:
            return each.mark
    raise ValidationError("There is nothing to look back on for that day.")


def _noted_already(row: LookBack, words: str) -> LookBack:
    if words in ("", row.words):
        return row
    raise ValidationError("You have already looked back on that day.")
