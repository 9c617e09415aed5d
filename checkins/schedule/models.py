"""When check-ins are held, on single days too, and how their questions are worded."""

from django.db import models
from django.db.models import Q

from accounts.houses.from_date import FromDateQuerySet, HoldsFromDate
from accounts.houses.querysets import HouseQuerySet
from accounts.models import House
from ui.fields import WEEKDAY_DIGITS
from ui.weekdays import from_digits

from . import rules as schedule
from .wording import OURS, wording

QUESTION = 120  # characters


class Which(models.TextChoices):
    MORNING = schedule.MORNING, "Morning check-in"
    AFTERNOON = schedule.AFTERNOON, "Afternoon check-in"


class CheckInTimeQuerySet(FromDateQuerySet["CheckInTime"]):
    def as_times(self) -> list[schedule.CheckInRule]:
        return [row.as_time() for row in self]


class CheckInTime(HoldsFromDate):
    """When one of the two check-ins is held, from a date on; older rows tell the past."""

    PERSONAL: frozenset[str] = frozenset()
    NOT_PERSONAL = frozenset({"id", "house", "which", "at", "weekdays", "from_on"})

    house = models.ForeignKey(House, models.PROTECT, related_name="check_in_times")
    which = models.CharField(max_length=20, choices=Which.choices)
    at = models.TimeField()
    weekdays = models.CharField(
        max_length=7,
        blank=True,
        default="12345",
        validators=[WEEKDAY_DIGITS],
    )

    objects = CheckInTimeQuerySet.as_manager()

    class Meta:
        ordering = ("from_on", "at")
        constraints = [
            models.UniqueConstraint(
                fields=["house", "which", "from_on"],
                name="checkins_checkintime_once_a_day",
                violation_error_message="A time from this date on is set already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.which} at {self.at}"

    def as_time(self) -> schedule.CheckInRule:
        return schedule.CheckInRule(
            which=self.which,
            at=self.at,
            weekdays=from_digits(self.weekdays),
            from_on=self.from_on,
        )


class CheckInException(models.Model):
    """One check-in on one date that differs from the weekly times: extra, moved, or not held."""

    PERSONAL: frozenset[str] = frozenset()
    NOT_PERSONAL = frozenset({"id", "house", "date", "which", "at", "why"})

    house = models.ForeignKey(House, models.PROTECT, related_name="check_in_exceptions")
    date = models.DateField("day")
    which = models.CharField("check-in", max_length=20, choices=Which.choices)
    at = models.TimeField("time", null=True, blank=True)
    why = models.CharField("reason", max_length=120)

    objects = HouseQuerySet.as_manager()

    class Meta:
        ordering = ("date", "which")
        constraints = [
            models.UniqueConstraint(
                fields=["house", "date", "which"],
                name="checkins_checkinexception_once",
                violation_error_message="Something is set for this check-in already.",
            ),
            models.CheckConstraint(
                condition=Q(which__in=Which.values),
                name="checkins_checkinexception_which_known",
                violation_error_message="A check-in is in the morning or in the afternoon.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.which} {self.date}"


class Prompts(HoldsFromDate):
    """How a house words the questions of a round, from a date on; what is empty is in our words."""

    PERSONAL: frozenset[str] = frozenset()
    NOT_PERSONAL = frozenset(
        {
            "id",
            "house",
            "which",
            "from_on",
            "where_at",
            "goals",
            "support_looks_like",
            "moving_toward",
            "night",
        }
    )

    house = models.ForeignKey(House, models.PROTECT, related_name="prompts")
    which = models.CharField(max_length=20, choices=Which.choices)
    where_at = models.CharField(max_length=QUESTION, blank=True)
    goals = models.CharField(max_length=QUESTION, blank=True)
    support_looks_like = models.CharField(max_length=QUESTION, blank=True)
    moving_toward = models.CharField(max_length=QUESTION, blank=True)
    night = models.CharField(max_length=QUESTION, blank=True)

    objects = FromDateQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "prompts"
        ordering = ("from_on", "which")
        constraints = [
            models.UniqueConstraint(
                fields=["house", "which", "from_on"],
                name="checkins_prompts_once_a_day",
                violation_error_message="The wording from this date on is set already.",
            ),
            models.CheckConstraint(
                condition=Q(which__in=Which.values),
                name="checkins_prompts_which_known",
                violation_error_message="A check-in is in the morning or in the afternoon.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.which} from {self.from_on}"

    def as_wording(self) -> dict[str, str]:
        return wording(self.which, {place: getattr(self, place) for place in OURS[self.which]})
