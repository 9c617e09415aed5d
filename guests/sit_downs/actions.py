"""Noting that someone sat down with a guest, and removing what was noted by mistake."""

from datetime import date

from accounts.access.actor import Actor
from accounts.audit.record import record
from accounts.houses.action import action
from accounts.models import User

from ..audit import GuestKind
from ..stays.locking import not_in_the_future, was_here
from ..stays.models import Stay
from ..withdrawals.actions import withdraw
from .models import SitDown


@action
def record_sit_down(*, by: Actor, stay: Stay, on: date, sat_with: User, words: str = "") -> SitDown:
    """Noted once, however often pressed. `on` is a day of the house.

    Raises ValidationError for a day on which the guest was not here, or that hasn't come yet.
    """
    not_in_the_future(by, "on", on)
    was_here(stay, on)
    values = {"stay": stay, "on": on, "sat_with": sat_with, "words": words}
    if (already := SitDown.objects.active().filter(**values).first()) is not None:
        return already
    row = SitDown(house=by.house, noted_by=by.user, **values)
    row.full_clean()
    row.save()
    record(GuestKind.SIT_DOWN_NOTED, by=by, about=row, guest_id=stay.guest_id)
    return row


@action
def withdraw_sit_down(*, by: Actor, sit_down: SitDown) -> SitDown:
    rows = SitDown.objects.select_for_update(of=("self",)).select_related("stay")
    sit_down = rows.get(pk=sit_down.pk)
    if sit_down.withdrawn_at is None:
        withdraw(by=by, note=sit_down, kind=GuestKind.SIT_DOWN_WITHDRAWN)
    return sit_down
