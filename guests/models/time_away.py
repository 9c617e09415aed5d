"""Some days of a stay, elsewhere."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from accounts.asker import Asker

from ..days import Away
from .stays import Stay


class TimeAwayQuerySet(models.QuerySet["TimeAway"]):
    def visible_to(self, asker: Asker) -> "TimeAwayQuerySet":
        return self.filter(stay__guest__house=asker.house)

    def on_date(self, day: date) -> "TimeAwayQuerySet":
        """Covering that day; on the day they come back they are here again."""
        return self.filter(from_on__lte=day).filter(Q(back_on=None) | Q(back_on__gt=day))

    def not_over(self, today: date) -> "TimeAwayQuerySet":
        """Under way or still to come."""
        return self.filter(Q(back_on=None) | Q(back_on__gt=today)).taken()

    def taken(self) -> "TimeAwayQuerySet":
        """Without those that were called off, or over on the day they began."""
        return self.exclude(back_on=F("from_on"))


class TimeAway(models.Model):
    """Some days of a stay that a guest spends elsewhere. Their room and their count go on.

    Dates of the house: from the first day until the day they come back, when they are here again.
    """

    PERSONAL = SHOWN_TO_GUEST = frozenset({"stay", "told"})
    NOT_PERSONAL = frozenset({"id", "from_on", "back_on"})

    stay = models.ForeignKey(Stay, models.PROTECT, related_name="times_away")
    from_on = models.DateField("first day away")
    back_on = models.DateField("day they are back", null=True, blank=True)
    told = models.CharField("who was told", max_length=120, blank=True)

    objects = TimeAwayQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "times away"
        ordering = ("-from_on", "-id")
        constraints = [
            models.CheckConstraint(
                condition=Q(back_on__isnull=True) | Q(back_on__gte=F("from_on")),
                name="guests_timeaway_back_after_going",
                violation_error_message="They can't be back before they go.",
            ),
            models.UniqueConstraint(
                fields=["stay"],
                condition=Q(back_on__isnull=True),
                name="guests_timeaway_one_open_per_stay",
                violation_error_message="They are away already, with no day of coming back.",
            ),
        ]

    def __str__(self) -> str:
        return f"time away {self.pk}"

    @property
    def days(self) -> Away:
        return Away(self.from_on, self.back_on)
