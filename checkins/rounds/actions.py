"""Opening a round, closing it, opening it again; and the times that a new house starts with."""

from datetime import date

from django.core.exceptions import ValidationError

from accounts.access.actor import Actor
from accounts.audit.record import record
from accounts.houses.action import action

from ..audit import CheckInKind
from ..schedule.models import Which
from ..schedule.queries import times_of
from ..schedule.rules import due_on
from .locking import locked
from .models import Round

CLOSED = "This check-in is closed, so nothing was changed in it. A manager can open it again."


@action
def open_round(*, by: Actor, which: Which, day: date, unplanned: bool = False) -> Round:
    """The round of that day, opened now if nobody has yet; its row is locked until the commit.

    Raises ValidationError for a day that hasn't come yet (by the house's calendar), and for one on
    which no check-in is planned, unless an unplanned one is meant.
    """
    if day > by.today:
        raise ValidationError("This check-in hasn't happened yet.")
    there = Round.objects.select_for_update().filter(house=by.house, which=which, date=day)
    # One at most, and so not sorted, as `first` would: every save comes through here.
    if (round_ := next(iter(there), None)) is not None:
        return round_
    if not unplanned and which not in {due.which for due in due_on(times_of(by), day)}:
        raise ValidationError("No check-in is planned for that time. You can hold one anyway.")
    round_, opened = Round.objects.get_or_create(
        house=by.house, which=which, date=day, defaults={"opened_by": by.user}
    )
    if not opened:
        return locked(round_.pk)
    record(CheckInKind.ROUND_OPENED, by=by, about=round_)
    return round_


def open_for_writing(*, by: Actor, which: Which, day: date) -> Round:
    round_ = open_round(by=by, which=which, day=day)
    if round_.is_closed:
        raise ValidationError(CLOSED)
    return round_
