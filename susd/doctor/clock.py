"""Whether this machine knows what time it is, where the house is."""

from datetime import timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils import timezone

from accounts.models import AuditEvent, House

from .finding import Finding, fine, wrong

A_LITTLE = timedelta(minutes=2)


def time_zones() -> Finding:
    for house in House.objects.all():
        try:
            ZoneInfo(house.time_zone)
        except (ZoneInfoNotFoundError, ValueError):
            return wrong(
                f"{house}: this machine doesn't know the time zone {house.time_zone}.",
                "Choose another one under House settings, or install tzdata.",
            )
    return fine("This machine knows each house's time zone.")


def clock() -> Finding:
    """What was recorded last can't have happened later than now."""
    newest = AuditEvent.objects.order_by("-pk").values_list("at", flat=True).first()
    now = timezone.now()
    if newest and newest - now > A_LITTLE:
        return wrong(
            f"The clock says {now:%Y-%m-%d %H:%M} UTC, and something was recorded at "
            f"{newest:%Y-%m-%d %H:%M}.",
            "Set the machine's clock, and let it set itself from the network.",
        )
    return fine(f"The clock says {now:%Y-%m-%d %H:%M} UTC, which fits what was recorded.")
