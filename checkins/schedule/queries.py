"""What is planned on a day: which check-ins, in which words, and for whom."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django.db.models import CharField, QuerySet, Value

from accounts.access.actor import Actor
from accounts.houses.compiled import compiled_once
from guests.models import Stay
from guests.time_away.models import day_before
from ui.weekdays import from_digits, weekdays_in_words

from . import rules as schedule
from .expected import expected_at
from .models import CheckInException, CheckInTime, Prompts, Which
from .wording import wording


def times_of(actor: Actor) -> list[schedule.Rule]:
    return [
        schedule.Once(which, at, on, why)
        if weekdays is None
        else schedule.CheckInRule(which, at, from_digits(weekdays), on)
        for which, at, on, weekdays, why in _times(actor=actor)
    ]


@compiled_once
def _times(*, actor: Actor) -> QuerySet[CheckInTime, Any]:
    weekly = CheckInTime.objects.for_house(actor.house).order_by()
    once = CheckInException.objects.for_house(actor.house).order_by()
    return weekly.values_list("which", "at", "from_on", "weekdays", _text("")).union(
        once.values_list("which", "at", "date", _text(None), "why"), all=True
    )


def plan_of(actor: Actor) -> list[tuple[str, time, str]]:
    now = schedule.in_force(times_of(actor), actor.today)
    held = sorted((each for each in now.values() if each.weekdays), key=lambda each: each.at)
    return [(Which(each.which).label, each.at, weekdays_in_words(each.weekdays)) for each in held]


def _text(value: str | None) -> Value:
    return Value(value, output_field=CharField())


def wording_on(actor: Actor, which: Which, day: date) -> dict[str, str]:
    prompts = Prompts.objects.for_house(actor.house).filter(which=which).in_force(day)
    return prompts.as_wording() if prompts else wording(which, {})


def stays_on(actor: Actor, day: date, since: date | None = None) -> list[Stay]:
    """With their time away of that day and later, or of `since` and later."""
    stays = _stays_on(actor=actor, day=day, since=day_before(since or day))
    for stay in stays:
        stay.guest.house = actor.house
    return stays


@compiled_once
def _stays_on(*, actor: Actor, day: date, since: datetime) -> QuerySet[Stay]:
    stays = Stay.objects.for_house(actor.house).on_date(day).with_time_away(since).for_list()
    return stays.select_related(None).select_related("guest", "room")


def expected_of(stays: Sequence[Stay], hour: datetime) -> set[int]:
    return expected_at(hour, {stay.pk: stay.dates for stay in stays})
