"""The house: its clock, and what it has settled for everyone in it."""

import zoneinfo
from collections.abc import Callable
from datetime import date, datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import connection, models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.module_loading import import_string


def validate_time_zone(name: str) -> None:
    if name not in zoneinfo.available_timezones():
        raise ValidationError("Choose one of the time zones in the list.")


class House(models.Model):
    """One house: its clock decides what day it is for everyone in it."""

    PERSONAL: frozenset[str] = frozenset()
    NOT_PERSONAL = frozenset(
        {
            "id",
            "name",
            "time_zone",
            "length_of_stay",
            "lock_minutes",
            "small_number_limit",
            "is_demo",
            "revision",
        }
    )

    name = models.CharField("name of the house", max_length=80)
    time_zone = models.CharField(
        max_length=64, default="America/New_York", validators=[validate_time_zone]
    )
    length_of_stay = models.PositiveSmallIntegerField(
        "length of a stay, in days",
        default=90,
        validators=[MinValueValidator(1), MaxValueValidator(730)],
    )
    lock_minutes = models.PositiveSmallIntegerField(
        "minutes until an unused laptop locks",
        default=10,
        validators=[MinValueValidator(1), MaxValueValidator(240)],
    )
    # With two, a table of two lines for two people would be known although it is withheld.
    small_number_limit = models.PositiveSmallIntegerField(
        "smallest number of people that a report shows",
        default=5,
        validators=[MinValueValidator(3), MaxValueValidator(50)],
        help_text="A table of people in the reports is withheld if any line of it has fewer people "
        "than this. A new number counts for past years too: with a lower one, tables appear that "
        "were withheld until now.",
    )
    is_demo = models.BooleanField(default=False)
    # Raised by every action: while it is the same, nothing in the house has changed.
    revision = models.BigIntegerField(default=0, editable=False)

    def __str__(self) -> str:
        return self.name

    @classmethod
    def is_set_up(cls) -> bool:
        return cls.objects.exists()

    @classmethod
    def hold_first_place(cls) -> None:
        """Let only one transaction set up a first house; held until it ends.

        Raises ValidationError when there is a house already. (On SQLite the transaction itself is
        the lock.)
        """
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("LOCK TABLE accounts_house IN EXCLUSIVE MODE")
        if cls.is_set_up():
            raise ValidationError("There is a house here already. Sign in instead.")

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        return zoneinfo.ZoneInfo(self.time_zone)

    def now(self) -> datetime:
        return timezone.now().astimezone(self.zone)

    def today(self) -> date:
        """The day it is in the house, whatever day it is elsewhere."""
        return self.now().date()

    @cached_property
    def end_of_day(self) -> Callable[[date], datetime]:
        """When work that began on a day is over. The first use costs a query, the next ones none.

        The rule belongs to the shifts, which this app can't import.
        """
        return import_string(settings.LAST_DAY_ENDS)(self)
