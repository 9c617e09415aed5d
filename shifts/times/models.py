"""The house's shifts through the day, in patterns that hold from a date on."""

from django.db import models

from accounts.houses.from_date import FromDateQuerySet, HoldsFromDate
from accounts.models import House
from ui.fields import WEEKDAY_DIGITS
from ui.weekdays import from_digits

from .rules import ShiftRule


class ShiftTimeQuerySet(FromDateQuerySet["ShiftTime"]):
    def as_times(self) -> list[ShiftRule]:
        return [row.as_time() for row in self]


class ShiftTime(HoldsFromDate):
    """One shift of the house's day; all that hold from the same date on are its pattern."""

    PERSONAL: frozenset[str] = frozenset()
    NOT_PERSONAL = frozenset({"id", "house", "name", "starts", "ends", "weekdays", "from_on"})

    house = models.ForeignKey(House, models.PROTECT, related_name="shift_times")
    name = models.CharField(max_length=40)
    starts = models.TimeField("from")
    # Not later than it starts: on the next day.
    ends = models.TimeField("until")
    # On none: it was taken out of the pattern.
    weekdays = models.CharField(
        max_length=7,
        blank=True,
        default="1234567",
        validators=[WEEKDAY_DIGITS],
    )

    objects = ShiftTimeQuerySet.as_manager()

    class Meta:
        ordering = ("from_on", "starts", "ends", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["house", "from_on", "name"],
                name="shifts_shifttime_name_once",
                violation_error_message="Two shifts can't have the same name.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def as_time(self) -> ShiftRule:
        return ShiftRule(
            key=self.pk,
            name=self.name,
            starts=self.starts,
            ends=self.ends,
            weekdays=from_digits(self.weekdays),
            from_on=self.from_on,
        )
