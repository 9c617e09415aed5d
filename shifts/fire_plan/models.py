"""What the house has written down for a fire."""

from django.db import models

from accounts.houses.querysets import HouseQuerySet
from accounts.models import House

# So that it still fits on one sheet of paper with the names of whoever is here.
PLAN_LENGTH = 1_500  # characters


class FirePlan(models.Model):
    """The house's own words for a fire: the exits, where to meet, whom to call first."""

    PERSONAL: frozenset[str] = frozenset()
    NOT_PERSONAL = frozenset({"id", "house", "words"})

    house = models.OneToOneField(House, models.PROTECT, related_name="fire_plan")
    words = models.TextField("exits, and what to do", max_length=PLAN_LENGTH, blank=True)

    objects = HouseQuerySet.as_manager()

    def __str__(self) -> str:
        return f"fire plan {self.pk}"
