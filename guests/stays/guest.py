"""The guests themselves."""

from django.db import models
from django.utils import timezone

from accounts.houses.querysets import HouseQuerySet
from accounts.models import House


class Guest(models.Model):
    """Someone who stays, stayed or will stay in the house. They may come more than once."""

    PERSONAL = SHOWN_TO_GUEST = frozenset({"name", "pronouns"})
    NOT_PERSONAL = frozenset({"id", "house", "created_at", "aged_out_at"})

    house = models.ForeignKey(House, models.PROTECT, related_name="guests")
    name = models.CharField(max_length=120, help_text="The name they go by.")
    pronouns = models.CharField(max_length=40, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    # Since when nothing here says who they were (`guests.ageing_out`).
    aged_out_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = HouseQuerySet.as_manager()

    def __str__(self) -> str:
        # Shows in logs and error pages, so it holds no name.
        return f"guest {self.pk}"

    @property
    def after_name(self) -> str:
        """Shown after the name on the pages of a stay, and to the guest."""
        return " · ".join(filter(None, [self.pronouns]))
