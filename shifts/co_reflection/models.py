"""Peers on staff looking back together on how they are with people."""

from django.db import models
from django.db.models import Prefetch, Q
from django.utils import timezone

from accounts.houses.constraints import UniqueWhere
from accounts.houses.querysets import HouseQuerySet
from accounts.houses.rows import HouseRow
from accounts.models import House, User
from guests.models import SHORT_TEXT


class CoReflectionQuerySet(HouseQuerySet["CoReflection"]):
    def for_list(self) -> "CoReflectionQuerySet":
        people = WasThere.objects.active().select_related("user")
        return self.prefetch_related(Prefetch("people", people, "there")).order_by("-on", "-id")


class CoReflection(models.Model):
    """A time in which peers on staff thought together about their work: when, who, about what."""

    PERSONAL = KEPT_FROM_GUEST = frozenset({"theme", "noted_by"})
    NOT_PERSONAL = frozenset({"id", "house", "on", "noted_at"})

    house = models.ForeignKey(House, models.PROTECT, related_name="co_reflections")
    on = models.DateField("day")
    theme = models.CharField("the theme, in a line", max_length=SHORT_TEXT)
    noted_at = models.DateTimeField(default=timezone.now)
    noted_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    # Set by `for_list`: those who were there.
    there: list["WasThere"]

    objects = CoReflectionQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["house", "-on"], name="shifts_coreflection_house_on")]

    def __str__(self) -> str:
        return f"co-reflection {self.pk}"


class WasThereQuerySet(HouseQuerySet["WasThere"]):
    def active(self) -> "WasThereQuerySet":
        return self.filter(taken_out_at=None)


class WasThere(HouseRow):
    """One of the peers who were there."""

    PERSONAL = KEPT_FROM_GUEST = frozenset({"user"})
    NOT_PERSONAL = frozenset({"id", "house", "co_reflection", "taken_out_at"})

    co_reflection = models.ForeignKey(CoReflection, models.PROTECT, related_name="people")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    # They were not there after all.
    taken_out_at = models.DateTimeField(null=True, blank=True)

    objects = WasThereQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "were there"
        ordering = ("user__display_name", "user_id")
        constraints = [
            UniqueWhere(
                fields=["co_reflection", "user"],
                condition=Q(taken_out_at__isnull=True),
                name="shifts_wasthere_once",
                violation_error_message="They are on the list already.",
            )
        ]

    def __str__(self) -> str:
        return f"was there {self.pk}"
