"""Looking back together, at a mark of the stay."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.asker import Asker
from accounts.audit import Kind, record

from ..milestones import milestones
from ..models import LookBack, Stay
from .locking import locked


@transaction.atomic
def note_look_back(*, by: Asker, stay: Stay, day: int, words: str = "") -> LookBack:
    """The mark of day `day` was looked at together; noted once, however often pressed.

    `words` are the guest's own. Raises ValidationError for a day that is no mark of this stay, or
    is still to come, and for other words than stand there already.
    """
    stay = locked(stay)
    if (already := LookBack.objects.filter(stay=stay, day=day).first()) is not None:
        if words in ("", already.words):
            return already
        raise ValidationError("You have looked back on that day already: it is written down.")
    if not stay.is_here:
        raise ValidationError("This is for someone who is staying.")
    if day not in [each.day for each in milestones(stay.length) if each.day <= stay.day]:
        raise ValidationError("There is nothing to look back on for that day.")
    row = LookBack(stay=stay, day=day, on=by.today, by=by.user, words=words)
    row.full_clean()
    row.save()
    record(Kind.LOOK_BACK_NOTED, by=by, about=row, guest_id=stay.guest_id)
    return row
