"""What is closed and may be opened again: a check-in, a house meeting."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from ..houses.rows import HouseRow
from ..people.models import User

SHORT_TEXT = 300  # characters


class Closable(models.Model):
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None


class AbstractReopening(HouseRow):
    """Who opened something again and why, and who had closed it when."""

    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=SHORT_TEXT)
    closed_at = models.DateTimeField()
    closed_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        abstract = True
        ordering = ("at", "id")
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="%(app_label)s_%(class)s_has_a_reason",
                violation_error_message="Please say why it is opened again.",
            )
        ]
