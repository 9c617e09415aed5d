"""The marks along a stay that were looked at together, and the days that were added to it."""

from django.db import models
from django.db.models import Q

from accounts.houses.constraints import UniqueWhere
from accounts.houses.rows import HouseRow
from accounts.models import User

from ..access import ReadableQuerySet
from ..stays.models import SHORT_TEXT, Stay
from .marks import WORDS, MilestoneMark


class LookBack(HouseRow):
    """A milestone of a stay (day 7, day 30 ...) that guest and peer looked at together."""

    PERSONAL = SHOWN_TO_GUEST = frozenset({"stay", "by", "words"})
    OWN_WORDS = frozenset({"words"})
    NOT_PERSONAL = frozenset({"id", "house", "day", "mark", "on"})
    MARKS = [(mark.value, name) for mark, (name, _question) in WORDS.items()]

    stay = models.ForeignKey(Stay, models.PROTECT, related_name="look_backs")
    day = models.PositiveSmallIntegerField("day of the stay")
    # Empty where it isn't known: rows from before marks were kept, of a plan that has changed.
    mark = models.CharField(max_length=30, choices=MARKS, blank=True)
    on = models.DateField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    words = models.CharField("in their words, in a line", max_length=SHORT_TEXT, blank=True)

    objects = ReadableQuerySet.as_manager()

    class Meta:
        ordering = ("day", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["stay", "day"],
                name="guests_lookback_once",
                violation_error_message="This is noted already.",
            ),
            UniqueWhere(
                fields=["stay", "mark"],
                condition=~Q(mark=""),
                name="guests_lookback_mark_once",
                violation_error_message="You have looked back on this already.",
            ),
            models.CheckConstraint(
                condition=Q(mark__in=["", *(mark.value for mark in MilestoneMark)]),
                name="guests_lookback_mark_known",
                violation_error_message="Please choose one from the list.",
            ),
        ]

    def __str__(self) -> str:
        return f"look back {self.pk}"

    @property
    def title(self) -> str:
        name = dict(self.MARKS).get(self.mark, "")
        return f"Day {self.day}: {name.lower()}" if name else f"Day {self.day}"
