from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q

from accounts.houses.querysets import HouseQuerySet
from accounts.models import House, User


class ResourceQuerySet(HouseQuerySet["Resource"]):
    def in_use(self) -> "ResourceQuerySet":
        return self.filter(ended_on=None)


class Resource(models.Model):
    """Something outside the house that helps: what it is, where, and its link."""

    PERSONAL: frozenset[str] = frozenset()
    NOT_PERSONAL = frozenset(
        {"id", "house", "what", "where", "link", "added_on", "added_by", "ended_on"}
    )

    house = models.ForeignKey(House, models.PROTECT, related_name="resources")
    what = models.CharField("what it is", max_length=120)
    where = models.CharField("where, and when", max_length=200, blank=True)
    link = models.CharField(
        max_length=300,
        blank=True,
        validators=[
            URLValidator(["http", "https"], message="A link begins with https:// or http://.")
        ],
    )
    added_on = models.DateField()
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    # It does not help any more, or is not there any more.
    ended_on = models.DateField(null=True, blank=True)

    objects = ResourceQuerySet.as_manager()

    class Meta:
        ordering = ("what", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["house", "what"],
                condition=Q(ended_on__isnull=True),
                name="guests_resource_once",
                violation_error_message="This is in the house's list already.",
            )
        ]

    def __str__(self) -> str:
        return self.what
