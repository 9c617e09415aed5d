"""Words that are typed but not saved yet."""

from datetime import timedelta

from django.db import models
from django.utils import timezone

from ..houses.models import House
from ..people.models import User


class DraftQuerySet(models.QuerySet["Draft"]):
    def readable_by(self, actor) -> "DraftQuerySet":
        """Only one's own, in this house, and no older than drafts are kept."""
        own = self.filter(author=actor.user, house=actor.house)
        return own.filter(saved_at__gt=actor.now - Draft.KEPT)


class Draft(models.Model):
    """Words that are typed but not saved yet; only their author sees them."""

    KEPT = timedelta(days=14)

    PERSONAL = KEPT_FROM_GUEST = frozenset({"author", "words"})
    NOT_PERSONAL = frozenset({"id", "house", "page", "title", "field", "saved_at"})

    author = models.ForeignKey(User, models.PROTECT, related_name="drafts")
    house = models.ForeignKey(House, models.PROTECT, related_name="+")
    # The address they were typed at, without a query; what that page is called; which field.
    page = models.CharField(max_length=200)
    title = models.CharField(max_length=120)
    field = models.CharField(max_length=120)
    words = models.TextField()
    saved_at = models.DateTimeField(default=timezone.now)

    objects = DraftQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["author", "house", "page", "field"],
                name="accounts_draft_once_a_field",
                violation_error_message="There is a draft for this field already.",
            )
        ]

    def __str__(self) -> str:
        return f"draft {self.pk}"
