"""What several actions on a stay begin with."""

from datetime import UTC, date, datetime, time

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.access.actor import Actor

from .models import Stay


def locked(stay: Stay) -> Stay:
    """Its row, locked. The action holds the house's lock, and so the rooms'."""
    return Stay.objects.select_for_update(of=("self",)).select_related("guest").get(pk=stay.pk)


def not_in_the_future(by: Actor, field: str, day: date) -> None:
    if day > by.today:
        raise ValidationError({field: "That day hasn't come yet."})


def was_here(stay: Stay, on: date) -> None:
    """Raises ValidationError for a day before the guest arrived or after they left."""
    if stay.arrived_on is None or on < stay.arrived_on:
        raise ValidationError({"on": f"{stay.guest.name} had not arrived by that day."})
    if stay.left_on is not None and on > stay.left_on:
        raise ValidationError({"on": f"{stay.guest.name} had left by that day."})


def not_later_than_now(by: Actor, field: str, day: date, at: time) -> None:
    """`at` is on the house's clock; of an hour that comes twice in autumn, the first one."""
    moment = datetime.combine(day, at, by.house.zone).astimezone(UTC)
    if moment > timezone.now():
        raise ValidationError({field: "That time hasn't come yet."})
