"""Every change to follow-ups."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.access.actor import Actor
from accounts.access.permissions import Power
from accounts.audit.record import record
from accounts.houses.action import action
from accounts.models import User

from ..asked_to_leave.models import AskedToLeave
from ..audit import GuestKind
from ..stays.models import Stay
from ..withdrawals.actions import withdraw
from .models import FollowUp

REMOVED = "It was removed because it was put under the wrong guest."


@action
def make_follow_up(
    *,
    by: Actor,
    words: str,
    stay: Stay | None = None,
    for_person: User | None = None,
    for_shift: str = "",
    due_on: date | None = None,
    for_managers: bool = False,
) -> FollowUp:
    """About a guest or not, for someone, a shift, or whoever is here.

    `for_managers`: only a manager can mark it as done. `due_on` is a day of the house; one that is
    over is late at once. The stay, the person and the shift's name come from lists the actor was
    shown. While the same one is open, a second is not added.
    """
    values = {
        "words": words,
        "stay": stay,
        "for_person": for_person,
        "for_shift": for_shift,
        "due_on": due_on,
        "for_managers": for_managers,
    }
    same = FollowUp.objects.filter(house=by.house, **values).open()
    if (already := same.first()) is not None:
        return already
    follow_up = FollowUp(house=by.house, made_by=by.user, **values)
    follow_up.full_clean()
    follow_up.save()
    record(GuestKind.FOLLOW_UP_MADE, by=by, about=follow_up, guest_id=follow_up.guest_id)
    return follow_up


@action
def finish_follow_up(*, by: Actor, follow_up: FollowUp, done_words: str = "") -> FollowUp:
    """With a note or without; one that is already done gets its note later.

    Raises ValidationError when it was removed, is done with another note, or is for a manager.
    """
    follow_up = _locked(follow_up)
    if follow_up.for_managers and not by.can(Power.ANSWER_AS_MANAGER):
        raise ValidationError("This one is for a manager to do.")
    if follow_up.withdrawn_at is not None:
        raise ValidationError(REMOVED)
    if follow_up.done_at is None:
        follow_up.done_at, follow_up.done_by = timezone.now(), by.user
    elif done_words in ("", follow_up.done_words):
        return follow_up
    elif follow_up.done_words:
        raise ValidationError({"done_words": f"{follow_up.done_by} has already marked it as done."})
    follow_up.done_words = done_words
    follow_up.full_clean()
    follow_up.save()
    record(GuestKind.FOLLOW_UP_DONE, by=by, about=follow_up, guest_id=follow_up.guest_id)
    return follow_up


@action
def reopen_follow_up(*, by: Actor, follow_up: FollowUp) -> FollowUp:
    """It is open again; its note stays.

    One that was removed in between stays removed.
    """
    follow_up = _locked(follow_up)
    if follow_up.done_at is None or follow_up.withdrawn_at is not None:
        return follow_up
    follow_up.done_at = follow_up.done_by = None
    follow_up.full_clean()
    follow_up.save()
    record(
        GuestKind.FOLLOW_UP_MADE,
        by=by,
        about=follow_up,
        guest_id=follow_up.guest_id,
        fields=["done_at", "done_by"],
    )
    return follow_up


@action
def withdraw_follow_up(*, by: Actor, follow_up: FollowUp) -> FollowUp:
    """Only the fact that something was here by mistake stays.

    Raises ValidationError for the written record of an asking to leave, which goes with that.
    """
    follow_up = _locked(follow_up)
    if AskedToLeave.objects.filter(record=follow_up).active().exists():
        raise ValidationError(
            "This goes with their leaving. If that was noted by mistake, take the leaving back."
        )
    if follow_up.withdrawn_at is None:
        withdraw(by=by, note=follow_up, kind=GuestKind.FOLLOW_UP_WITHDRAWN)
    return follow_up


def _locked(follow_up: FollowUp) -> FollowUp:
    rows = FollowUp.objects.select_for_update(of=("self",)).select_related("stay")
    return rows.get(pk=follow_up.pk)
