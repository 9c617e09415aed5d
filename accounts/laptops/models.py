from django.db import models
from django.db.models import Q
from django.utils import timezone

from ..houses.models import House
from ..houses.rows import HouseRow
from ..people.models import User


class LaptopQuerySet(models.QuerySet["Laptop"]):
    def for_house(self, house: House) -> "LaptopQuerySet":
        return self.filter(house=house)

    def enrolled(self) -> "LaptopQuerySet":
        return self.filter(removed_at=None)

    def for_list(self) -> "LaptopQuerySet":
        """Those in use first, then the ones removed last."""
        return self.select_related("enrolled_by", "removed_by").order_by(
            models.F("removed_at").desc(nulls_first=True), "name", "id"
        )


class Laptop(HouseRow):
    """A browser that the staff of a house share; on it, peers sign in with six numbers."""

    PERSONAL = KEPT_FROM_GUEST = frozenset({"enrolled_by", "removed_by"})
    NOT_PERSONAL = frozenset(
        {"id", "house", "name", "token_hash", "enrolled_at", "last_seen_at", "removed_at"}
    )

    name = models.CharField(
        max_length=60, help_text="Where it is used, such as “Kitchen” or “Office”."
    )
    # What its cookie holds can't be read from it.
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    enrolled_at = models.DateTimeField(default=timezone.now, editable=False)
    enrolled_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    # Written at most once a minute.
    last_seen_at = models.DateTimeField(null=True, blank=True, editable=False)
    removed_at = models.DateTimeField(null=True, blank=True, editable=False)
    removed_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )

    objects = LaptopQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["house", "name"], name="accounts_laptop_by_house")]
        constraints = [
            models.CheckConstraint(
                condition=Q(removed_at=None, removed_by=None)
                | Q(removed_at__isnull=False, removed_by__isnull=False),
                name="accounts_laptop_removed_by_someone",
                violation_error_message="A laptop is removed by someone, at a known time.",
            )
        ]

    def __str__(self) -> str:
        return f"laptop {self.pk}"
