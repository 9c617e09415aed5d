"""The marks along a stay that were looked at together, and the days that were added to it."""

from django.db import models
from django.db.models import F, Q

from accounts.asker import Asker
from accounts.models import User

from ..milestones import WORDS, Mark
from ..reach import in_reach
from .stays import LONG_TEXT, SHORT_TEXT, Stay


class LookBackQuerySet(models.QuerySet["LookBack"]):
    def visible_to(self, asker: Asker) -> "LookBackQuerySet":
        return self.filter(in_reach(asker))


class LookBack(models.Model):
    """A milestone of a stay (day 7, day 30 ...) that guest and peer looked at together."""

    PERSONAL = SHOWN_TO_GUEST = frozenset({"stay", "by", "words"})
    OWN_WORDS = frozenset({"words"})
    NOT_PERSONAL = frozenset({"id", "day", "mark", "on"})
    MARKS = [(mark.value, name) for mark, (name, _question) in WORDS.items()]

    stay = models.ForeignKey(Stay, models.PROTECT, related_name="look_backs")
    day = models.PositiveSmallIntegerField("day of the stay")
    # Empty where it isn't known: rows from before marks were kept, of a plan that has changed.
    mark = models.CharField(max_length=30, choices=MARKS, blank=True)
    on = models.DateField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    words = models.CharField("in their words, in a line", max_length=SHORT_TEXT, blank=True)

    objects = LookBackQuerySet.as_manager()

    class Meta:
        ordering = ("day", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["stay", "day"],
                name="guests_lookback_once",
                violation_error_message="This is noted already.",
            ),
            models.UniqueConstraint(
                fields=["stay", "mark"],
                condition=~Q(mark=""),
                name="guests_lookback_mark_once",
                violation_error_message="You have looked back on this already.",
            ),
            models.CheckConstraint(
                condition=Q(mark__in=["", *(mark.value for mark in Mark)]),
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


class ExtensionQuerySet(models.QuerySet["Extension"]):
    def visible_to(self, asker: Asker) -> "ExtensionQuerySet":
        return self.filter(in_reach(asker))

    def to_decide(self) -> "ExtensionQuerySet":
        return self.filter(decided_on=None)


class Extension(models.Model):
    """A guest asked to stay longer: why, in their words, until when, and what was decided."""

    PERSONAL = SHOWN_TO_GUEST = frozenset(
        {"stay", "why", "asked_with", "decided_by", "decision_words", "agreed"}
    )
    OWN_WORDS = frozenset({"why"})
    NOT_PERSONAL = frozenset(
        {"id", "asked_on", "until_on", "decided_on", "planned_before_on", "new_leaving_on"}
    )

    stay = models.ForeignKey(Stay, models.PROTECT, related_name="extensions")
    asked_on = models.DateField()
    asked_with = models.ForeignKey(User, models.PROTECT, related_name="+")
    why = models.TextField("why, in their words", max_length=LONG_TEXT)
    until_on = models.DateField("until when they would like to stay")
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    agreed = models.BooleanField(null=True, blank=True)
    decision_words = models.CharField("a word about it", max_length=SHORT_TEXT, blank=True)
    # The planned leaving before the decision, and after a yes.
    planned_before_on = models.DateField()
    new_leaving_on = models.DateField("new planned leaving", null=True, blank=True)

    objects = ExtensionQuerySet.as_manager()

    class Meta:
        ordering = ("asked_on", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["stay"],
                condition=Q(decided_on__isnull=True),
                name="guests_extension_one_to_decide",
                violation_error_message="They have asked already, and it is not decided yet.",
            ),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True, decided_by__isnull=True, agreed__isnull=True)
                | Q(decided_on__isnull=False, decided_by__isnull=False, agreed__isnull=False),
                name="guests_extension_decided_by_someone",
                violation_error_message="A decision says yes or no, when, and by whom.",
            ),
            models.CheckConstraint(
                condition=Q(new_leaving_on__isnull=True)
                | Q(agreed=True, new_leaving_on__gt=F("planned_before_on")),
                name="guests_extension_is_longer",
                violation_error_message="The new day needs to be after the planned leaving.",
            ),
        ]

    def __str__(self) -> str:
        return f"extension {self.pk}"
