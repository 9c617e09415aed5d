"""Opening a round, closing it, opening it again; and the times that a new house starts with."""

from datetime import date, time

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.asker import Asker
from accounts.audit import Kind, record
from accounts.models import House, User
from guests.models import Stay

from ..models import CheckInTime, Reopening, Round, Which
from ..queries import times_of
from ..schedule import due_on

STARTING_TIMES = {Which.MORNING: time(9, 30), Which.AFTERNOON: time(16, 30)}
MONDAY_TO_FRIDAY = "12345"
CLOSED = "This check-in is closed, so nothing was changed in it. A manager can open it again."


@transaction.atomic
def begin_check_in_times(*, house: House, from_on: date) -> None:
    """The times a new house starts with: 9:30 and 4:30 pm, Monday to Friday."""
    for which, at in STARTING_TIMES.items():
        row = CheckInTime(
            house=house, which=which, at=at, weekdays=MONDAY_TO_FRIDAY, from_on=from_on
        )
        row.full_clean()
        row.save()


@transaction.atomic(savepoint=False)
def open_round(*, by: Asker, which: Which, day: date, unplanned: bool = False) -> Round:
    """The round of that day, opened now if nobody has yet; its row is locked until the commit.

    Raises ValidationError for a day still to come (by the house's calendar), and for one on which
    no check-in is planned, unless an unplanned one is meant.
    """
    if day > by.today:
        raise ValidationError("This check-in is still to come.")
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
    record(Kind.ROUND_OPENED, by=by, about=round_)
    return round_


@transaction.atomic
def close_round(
    *, by: Asker, round_: Round, led_by_stay: Stay | None, led_by_staff: User | None, circle: str
) -> Round:
    """Ends a round: from now on it is read, not written. Pressed twice, it is closed once.

    Who led it comes from a list the asker was shown; `circle` is about all and names nobody.
    """
    round_ = locked(round_.pk)
    if round_.is_closed:
        return round_
    round_.closed_at, round_.closed_by = timezone.now(), by.user
    round_.led_by_stay, round_.led_by_staff, round_.circle = led_by_stay, led_by_staff, circle
    round_.full_clean()
    round_.save()
    record(Kind.ROUND_CLOSED, by=by, about=round_)
    return round_


@transaction.atomic
def reopen_round(*, by: Asker, round_: Round, reason: str) -> Round:
    """A closed round can be written in again; what changes from now on leaves its traces.

    Raises ValidationError when no reason is given. Pressed twice, it is opened again once.
    """
    round_ = locked(round_.pk)
    if round_.closed_at is None:
        return round_
    reopening = Reopening(
        round=round_,
        by=by.user,
        reason=reason,
        closed_at=round_.closed_at,
        closed_by=round_.closed_by,
        circle=round_.circle,
    )
    reopening.full_clean()
    reopening.save()
    round_.closed_at = round_.closed_by = None
    round_.was_reopened = True
    round_.full_clean()
    round_.save()
    record(Kind.ROUND_REOPENED, by=by, about=round_)
    return round_


def locked(round_id: int) -> Round:
    """The round's row, nobody else's until the commit."""
    return Round.objects.select_for_update().get(pk=round_id)


def open_for_writing(by: Asker, which: Which, day: date) -> Round:
    round_ = open_round(by=by, which=which, day=day)
    if round_.is_closed:
        raise ValidationError(CLOSED)
    return round_
