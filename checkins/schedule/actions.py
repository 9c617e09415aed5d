"""Every change to when check-ins are held and how their questions are worded.

Changes take effect today or later: the past stays as it was.
"""

from collections.abc import Iterable
from datetime import date, time
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import models

from accounts.access.actor import Actor
from accounts.audit.record import record
from accounts.houses.action import action
from accounts.houses.from_date import check_not_past
from accounts.models import House
from ui.weekdays import as_digits

from ..audit import CheckInKind
from ..rounds.models import Round
from .models import CheckInException, CheckInTime, Prompts, Which
from .wording import OURS

STARTING_TIMES = {Which.MORNING: time(9, 30), Which.AFTERNOON: time(16, 30)}
MONDAY_TO_FRIDAY = "12345"


@action
def create_default_check_in_times(*, house: House, from_on: date) -> None:
    """9:30 am and 4:30 pm, Monday to Friday."""
    for which, at in STARTING_TIMES.items():
        row = CheckInTime(
            house=house, which=which, at=at, weekdays=MONDAY_TO_FRIDAY, from_on=from_on
        )
        row.full_clean()
        row.save()


Row = TypeVar("Row", bound=models.Model)


@action
def set_time(
    *, by: Actor, which: Which, at: time, weekdays: Iterable[int], from_on: date
) -> CheckInTime:
    """This check-in is held at `at` (house's clock) on these weekdays (1 is Monday), from a day on.

    No weekday at all is fine. What was set for the same day before is replaced. Raises
    ValidationError for a day that is over.
    """
    check_not_past(by, from_on)
    row = _row_of(CheckInTime, by, which=which, from_on=from_on)
    row.at, row.weekdays = at, as_digits(weekdays)
    row.full_clean()
    row.save()
    record(CheckInKind.CHECK_IN_TIME_SET, by=by, about=row)
    return row


@action
def set_exception(
    *, by: Actor, date: date, which: Which, at: time | None, why: str
) -> CheckInException:
    """On that date alone this check-in is at `at`, or is not held (None). A second call replaces.

    Raises ValidationError when it was already opened that day, and for a time on a day that is
    over: a check-in that was held without being planned is opened on its own page.
    """
    row = _row_of(CheckInException, by, which=which, date=date)
    opened = Round.objects.for_house(by.house).filter(which=which, date=date)
    if at is None and opened.exists():
        raise ValidationError({"date": "This check-in was already held, so it stays."})
    if at is not None and date < by.today:
        raise ValidationError({"date": "That day is over, so no time can be set for it."})
    row.at, row.why = at, why
    row.full_clean()
    row.save()
    record(CheckInKind.CHECK_IN_EXCEPTION_SET, by=by, about=row)
    return row


@action
def set_prompts(
    *,
    by: Actor,
    which: Which,
    from_on: date,
    where_at: str = "",
    goals: str = "",
    support_looks_like: str = "",
    moving_toward: str = "",
    night: str = "",
) -> Prompts:
    """An empty question uses our wording.

    Raises ValidationError for a day that is over, or whose check-in has begun with other words.
    """
    check_not_past(by, from_on)
    if Round.objects.for_house(by.house).filter(which=which, date=from_on).exists():
        raise ValidationError(
            {"from_on": "That day's check-in has already begun with the current wording."}
        )
    row = _row_of(Prompts, by, which=which, from_on=from_on)
    row.where_at, row.goals, row.support_looks_like = where_at, goals, support_looks_like
    row.moving_toward, row.night = moving_toward, night
    row.full_clean()
    row.save()
    record(CheckInKind.PROMPTS_SET, by=by, about=row, fields=OURS[which])
    return row


def _row_of(model: type[Row], by: Actor, **key: object) -> Row:
    key["house"] = by.house
    return model._default_manager.filter(**key).first() or model(**key)
