from django.core.validators import URLValidator
from django.db import models

from accounts.lists.models import EndingQuerySet, EndingRow, ListKinds, once_in_use
from accounts.models import User

from ..audit import GuestKind


class Resource(EndingRow):
    """Something outside the house that helps: what it is, where, and its link."""

    PERSONAL: frozenset[str] = frozenset()
    NOT_PERSONAL = frozenset(
        {"id", "house", "what", "where", "link", "added_on", "added_by", "ended_on"}
    )
    KINDS = ListKinds(GuestKind.RESOURCE_ADDED, GuestKind.RESOURCE_CHANGED)

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

    objects = EndingQuerySet["Resource"].as_manager()

    class Meta:
        ordering = ("what", "id")
        constraints = [once_in_use("what", "This is in the house's list already.")]

    def __str__(self) -> str:
        return self.what
