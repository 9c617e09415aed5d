from django.db import models
from django.db.models import F, Q

from accounts.houses.constraints import UniqueWhere
from accounts.houses.rows import HouseRow
from accounts.models import User

from ..access import ReadableQuerySet
from ..stays.models import LONG_TEXT, SHORT_TEXT, Stay


class ExtensionQuerySet(ReadableQuerySet["Extension"]):
    def to_decide(self) -> "ExtensionQuerySet":
        return self.filter(decided_on=None)


class Extension(HouseRow):
    """A guest asked to stay longer: why, in their words, until when, and what was decided."""

    PERSONAL = SHOWN_TO_GUEST = frozenset(
        {"stay", "why", "asked_with", "decided_by", "decision_words", "agreed"}
    )
    OWN_WORDS = frozenset({"why"})
    NOT_PERSONAL = frozenset(
        {"id", "house", "asked_on", "until_on", "decided_on", "planned_before_on", "new_leaving_on"}
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
            UniqueWhere(
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
        indexes = [
            models.Index(fields=["house", "decided_on"], name="guests_extension_house_decided")
        ]

    def __str__(self) -> str:
        return f"extension {self.pk}"
