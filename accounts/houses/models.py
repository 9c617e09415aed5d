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
            "asks_for_code",
            "small_number_limit",
            "keep_words_months",
            "is_demo",
            "revision",
            "audit_seal",
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
    asks_for_code = models.BooleanField(
        "managers and admins need a code from their phone",
        default=False,
        help_text="Whoever has none sets it up when they next sign in. Peers on staff can have one "
        "too, and don't need it.",
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
    # Being asked to leave may count for a year, so what was written about it stays as long.
    keep_words_months = models.PositiveSmallIntegerField(
        "months that names and words are kept after a stay",
        null=True,
        blank=True,
        validators=[
            MinValueValidator(12, "This needs to be %(limit_value)s or more."),
            MaxValueValidator(240, "This needs to be %(limit_value)s or less."),
        ],
        help_text="Leave this empty to keep them. After that time an admin can make people "
        "anonymous, one by one; the house's numbers stay as they are.",
    )
    is_demo = models.BooleanField(default=False)
    # Raised by every action: while it is the same, nothing in the house has changed.
    revision = models.BigIntegerField(default=0, editable=False)
    # What the chain of its events begins with; empty where there were none before the chain.
    audit_seal = models.CharField(max_length=64, default="", editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(keep_words_months__isnull=True)
                | models.Q(keep_words_months__gte=12),
                name="accounts_house_keeps_words_a_year",
                violation_error_message="Names and words are kept for a year at least.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def is_set_up(cls) -> bool:
        return cls.objects.exists()

    @classmethod
    def is_more_than_demo(cls) -> bool:
        return cls.objects.filter(is_demo=False).exists()

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
