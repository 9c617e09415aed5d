from django.db import models
from django.utils import timezone

from accounts.houses.rows import HouseRow
from accounts.models import User

from ..stays.models import SHORT_TEXT, Stay
from ..withdrawals.models import Withdrawable, WithdrawableQuerySet


class SitDownQuerySet(WithdrawableQuerySet["SitDown"]):
    def for_list(self) -> "SitDownQuerySet":
        people = self.select_related("sat_with", "noted_by", "withdrawn_by")
        return people.order_by("-on", "-id")


class SitDown(HouseRow, Withdrawable):
    """Someone on staff sat down with a guest to talk about how their stay is moving."""

    WRITTEN_BY = "noted_by"

    SHOWN_TO_GUEST = frozenset({"stay", "sat_with", "words", "noted_by"})
    KEPT_FROM_GUEST = frozenset({"withdrawn_by"})
    PERSONAL = SHOWN_TO_GUEST | KEPT_FROM_GUEST
    NOT_PERSONAL = frozenset({"id", "house", "on", "noted_at", "withdrawn_at"})

    stay = models.ForeignKey(Stay, models.PROTECT, related_name="sit_downs")
    on = models.DateField("day")
    sat_with = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="with whom")
    words = models.CharField("in a line", max_length=SHORT_TEXT, blank=True)
    noted_at = models.DateTimeField(default=timezone.now)
    noted_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = SitDownQuerySet.as_manager()

    class Meta(Withdrawable.Meta):
        pass

    def __str__(self) -> str:
        return f"sit-down {self.pk}"
