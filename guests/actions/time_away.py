"""Every change to the days that guests spend elsewhere."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.asker import Asker
from accounts.audit import Kind, record

from ..days import Away
from ..models import Stay, TimeAway


@transaction.atomic
def note_time_away(
    *,
    by: Asker,
    stay: Stay,
    from_on: date,
    back_on: date | None,
    told: str = "",
    away: TimeAway | None = None,
) -> TimeAway:
    """They are elsewhere from `from_on`, and here again on `back_on` (None: not known yet).

    `told` is who was told of it. `away` is one noted earlier that has changed. A second press
    notes it once. Raises ValidationError for days outside the stay, or that another time away
    covers already.
    """
    stay = Stay.objects.select_for_update().get(pk=stay.pk)
    known = list(TimeAway.objects.filter(stay=stay).taken())
    days = Away(from_on, back_on)
    same = next((each for each in known if each.days == days), None)
    if same is not None and same.told == told:
        return same
    row = away or same or TimeAway(stay=stay)
    _check_time_away(by, stay, days)
    if any(each.days.overlaps(days) for each in known if each.pk != row.pk):
        raise ValidationError("Another time away is noted for some of these days already.")
    row.from_on, row.back_on, row.told = from_on, back_on, told
    row.full_clean()
    row.save()
    record(Kind.TIME_AWAY_NOTED, by=by, about=row, guest_id=stay.guest_id)
    return row


@transaction.atomic
def end_time_away(*, by: Asker, stay: Stay) -> TimeAway:
    """They are back, today. One that was still to come is called off and leaves no day away.

    Raises ValidationError when they are not away, and none is planned.
    """
    stay = Stay.objects.select_for_update().get(pk=stay.pk)
    away = TimeAway.objects.filter(stay=stay).not_over(by.today).order_by("from_on").first()
    if away is None:
        raise ValidationError("They are here already.")
    away.back_on = max(by.today, away.from_on)
    away.full_clean()
    away.save()
    record(Kind.TIME_AWAY_ENDED, by=by, about=away, guest_id=stay.guest_id)
    return away


def _check_time_away(by: Asker, stay: Stay, days: Away) -> None:
    if stay.arrived_on is None or stay.left_on is not None:
        raise ValidationError("Time away is for someone who is staying.")
    if days.from_on < stay.arrived_on:
        raise ValidationError({"from_on": "That is before they arrived."})
    if days.from_on > max(by.today, stay.last_day):
        raise ValidationError({"from_on": "Their leaving is planned for before that day."})
    if days.back_on is not None and days.back_on <= days.from_on:
        raise ValidationError({"back_on": "Please choose a later day than the first day away."})
