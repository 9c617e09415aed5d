"""Coming back: what a guest said about their own pages from an earlier stay."""

from django.db import models

from accounts.houses.rows import HouseRow
from accounts.models import User

from ..access import ReadableQuerySet
from ..stays.models import Stay


class CarryOver(HouseRow):
    """Someone who came again was asked which of their own pages come along. None is an answer."""

    PERSONAL = SHOWN_TO_GUEST = frozenset({"stay", "asked_by"})
    NOT_PERSONAL = frozenset({"id", "house", "asked_at"})

    # The new one. What came along says itself which page it was before.
    stay = models.OneToOneField(Stay, models.PROTECT, related_name="carry_over")
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    # The last time, where they were asked more than once.
    asked_at = models.DateTimeField()

    objects = ReadableQuerySet.as_manager()

    def __str__(self) -> str:
        return f"carry-over {self.pk}"
