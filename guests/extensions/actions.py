"""Every change to how long someone stays, beyond what was planned."""

from datetime import date

from django.core.exceptions import ValidationError

from accounts.access.actor import Actor
from accounts.audit.record import record
from accounts.houses.action import action

from ..audit import GuestKind
from ..rooms.ahead import called
from ..rooms.holding import check_room
from ..stays.locking import locked
from ..stays.models import Stay
from .models import Extension


@action
def ask_extension(*, by: Actor, stay: Stay, why: str, until_on: date) -> Extension:
    """Saved once.

    Raises ValidationError for a day within what is planned already, for someone who is not staying,
    and while another request waits for a decision.
    """
    stay = locked(stay)
    waiting = Extension.objects.filter(stay=stay, why=why, until_on=until_on).to_decide()
    if (already := waiting.first()) is not None:
        return already
    _check_staying(stay)
    if until_on <= stay.last_day:
        raise ValidationError({"until_on": "They are already staying until then, as planned."})
    row = Extension(
        house=by.house, stay=stay, why=why, until_on=until_on, asked_on=by.today, asked_with=by.user
    )
    row.planned_before_on = stay.last_day
    row.full_clean()
    row.save()
    if stay.leaving_confirmed_for is not None:
        # What they said before holds no longer; if it isn't agreed, they are asked again.
        stay.unconfirm_leaving()
        stay.save()
    record(GuestKind.EXTENSION_ASKED, by=by, about=row, guest_id=stay.guest_id)
    return row


@action
def decide_extension(
    *,
    by: Actor,
    extension: Extension,
    agreed: bool,
    new_leaving_on: date | None = None,
    decision_words: str = "",
) -> Extension:
    """A yes makes `new_leaving_on` the planned leaving.

    Raises ValidationError when it is already decided, when they have left, for a yes without a
    later day, and where the room is promised to someone before that day.
    """
    stay = locked(extension.stay)
    row = Extension.objects.select_for_update(of=("self",)).get(pk=extension.pk)
    if row.decided_on is not None:
        raise ValidationError("This is already decided.")
    _check_staying(stay)
    row.agreed, row.decision_words = agreed, decision_words
    row.decided_on, row.decided_by = by.today, by.user
    row.planned_before_on = stay.last_day
    if agreed:
        row.new_leaving_on = _stay_until(by, stay, new_leaving_on)
    row.full_clean()
    row.save()
    record(GuestKind.EXTENSION_DECIDED, by=by, about=row, guest_id=stay.guest_id)
    return row


def _check_staying(stay: Stay) -> None:
    if not stay.is_here:
        raise ValidationError("Staying longer is for someone who is staying.")


def _stay_until(by: Actor, stay: Stay, day: date | None) -> date:
    if day is None or day <= stay.last_day:
        raise ValidationError(
            {"new_leaving_on": "Please choose a day after the current planned leaving."}
        )
    stay.planned_leaving_on = day
    _check_room(by, stay)
    stay.full_clean()
    stay.save()
    return day


def _check_room(by: Actor, stay: Stay) -> None:
    """Without the other guest's name: the guest who asks to stay reads this page too."""
    try:
        check_room(by, stay)
    except ValidationError:
        raise ValidationError(
            {
                "new_leaving_on": f"{called(stay.room_name)} is promised to someone before that "
                "day. Try an earlier day, or another room for them."
            }
        ) from None
