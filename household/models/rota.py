"""How the rota of chores goes round: how long people keep one, and when peers share in them."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from accounts.asker import Asker
from accounts.models import House, User

from .chores import WEEKDAYS

MOST_WEEKS = 4
KEPT_FOR = f"People change every 1 to {MOST_WEEKS} weeks."


class RotaQuerySet(models.QuerySet["Rota"]):
    def visible_to(self, asker: Asker) -> "RotaQuerySet":
        return self.filter(house=asker.house)


class Rota(models.Model):
    """How many weeks people of a house keep a chore before the next one has it."""

    PERSONAL: frozenset[str] = frozenset()
    NOT_PERSONAL = frozenset({"id", "house", "weeks"})

    house = models.OneToOneField(House, models.PROTECT, related_name="rota")
    weeks = models.PositiveSmallIntegerField(
        "weeks until people change",
        default=1,
        validators=[MinValueValidator(1, KEPT_FOR), MaxValueValidator(MOST_WEEKS, KEPT_FOR)],
    )

    objects = RotaQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(weeks__gte=1, weeks__lte=MOST_WEEKS),
                name="household_rota_weeks_known",
                violation_error_message=KEPT_FOR,
            )
        ]

    def __str__(self) -> str:
        return f"rota {self.pk}"


class RotaDaysQuerySet(models.QuerySet["RotaDays"]):
    def visible_to(self, asker: Asker) -> "RotaDaysQuerySet":
        return self.filter(house=asker.house)


class RotaDays(models.Model):
    """The weekdays on which a peer on staff shares in chores, since a day; none is fine."""

    PERSONAL = KEPT_FROM_GUEST = frozenset({"user"})
    NOT_PERSONAL = frozenset({"id", "house", "weekdays", "from_on"})

    house = models.ForeignKey(House, models.PROTECT, related_name="rota_days")
    user = models.ForeignKey(User, models.PROTECT, related_name="rota_days")
    weekdays = models.CharField(max_length=7, blank=True, validators=[WEEKDAYS])
    from_on = models.DateField()

    objects = RotaDaysQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "rota days"
        constraints = [
            models.UniqueConstraint(
                fields=["house", "user"],
                name="household_rotadays_once",
                violation_error_message="Their days are set already.",
            )
        ]

    def __str__(self) -> str:
        return f"rota days {self.pk}"
