"""Moments of support, and the resources that were shared in them."""

from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.asker import Asker
from accounts.models import House, User

from ..choices import MomentKind
from ..reach import in_reach
from .goals import Goal
from .mistakes import Withdrawable, WithdrawableQuerySet
from .stays import SHORT_TEXT, Stay


class ResourceQuerySet(models.QuerySet["Resource"]):
    def visible_to(self, asker: Asker) -> "ResourceQuerySet":
        return self.filter(house=asker.house)

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


class SupportMomentQuerySet(WithdrawableQuerySet["SupportMoment"]):
    def visible_to(self, asker: Asker) -> "SupportMomentQuerySet":
        return self.filter(in_reach(asker))

    def for_list(self) -> "SupportMomentQuerySet":
        return self.select_related("goal", "resource", "noted_by", "withdrawn_by").order_by(
            "-on", "-id"
        )


class SupportMoment(Withdrawable):
    """A moment in which someone was with a guest, in one line; or a victory they told of."""

    Kind = MomentKind
    WRITTEN_BY = "noted_by"

    SHOWN_TO_GUEST = frozenset(
        {"stay", "kind", "words", "goal", "resource", "is_victory", "noted_by"}
    )
    KEPT_FROM_GUEST = frozenset({"withdrawn_by"})
    PERSONAL = SHOWN_TO_GUEST | KEPT_FROM_GUEST
    NOT_PERSONAL = frozenset({"id", "on", "noted_at", "withdrawn_at"})

    stay = models.ForeignKey(Stay, models.PROTECT, related_name="moments")
    on = models.DateField("day")
    kind = models.CharField(max_length=20, choices=MomentKind.choices)
    words = models.CharField("in a line", max_length=SHORT_TEXT, blank=True)
    goal = models.ForeignKey(Goal, models.PROTECT, null=True, blank=True, related_name="moments")
    resource = models.ForeignKey(
        Resource, models.PROTECT, null=True, blank=True, related_name="moments"
    )
    is_victory = models.BooleanField("a victory", default=False)
    noted_at = models.DateTimeField(default=timezone.now)
    noted_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = SupportMomentQuerySet.as_manager()

    class Meta(Withdrawable.Meta):
        constraints = [
            *Withdrawable.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind__in=MomentKind.values),
                name="guests_supportmoment_kind_known",
                violation_error_message="Please choose what kind of moment it was.",
            ),
        ]
        indexes = [models.Index(fields=["stay", "-on"], name="guests_moment_stay_on")]

    def __str__(self) -> str:
        return f"moment {self.pk}"
