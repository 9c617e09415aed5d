"""Moments of support, and the resources that were shared in them."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.houses.rows import HouseRow
from accounts.models import User

from ..goals.models import Goal
from ..resources.models import Resource
from ..stays.models import SHORT_TEXT, Stay
from ..withdrawals.models import Withdrawable, WithdrawableQuerySet
from .choices import MomentKind


class SupportMomentQuerySet(WithdrawableQuerySet["SupportMoment"]):
    def for_list(self) -> "SupportMomentQuerySet":
        return self.select_related("goal", "resource", "noted_by", "withdrawn_by").order_by(
            "-on", "-id"
        )


class SupportMoment(HouseRow, Withdrawable):
    """A moment in which someone was with a guest, in one line; or a victory they told of."""

    Kind = MomentKind
    WRITTEN_BY = "noted_by"

    SHOWN_TO_GUEST = frozenset(
        {"stay", "kind", "words", "goal", "resource", "is_victory", "noted_by"}
    )
    KEPT_FROM_GUEST = frozenset({"withdrawn_by"})
    PERSONAL = SHOWN_TO_GUEST | KEPT_FROM_GUEST
    NOT_PERSONAL = frozenset({"id", "house", "on", "noted_at", "withdrawn_at"})

    stay = models.ForeignKey(Stay, models.PROTECT, related_name="moments")
    on = models.DateField("day")
    kind = models.CharField(max_length=20, choices=MomentKind.choices, blank=True)
    words = models.CharField("in a line", max_length=SHORT_TEXT, blank=True)
    goal = models.ForeignKey(Goal, models.PROTECT, null=True, blank=True, related_name="moments")
    resource = models.ForeignKey(
        Resource, models.PROTECT, null=True, blank=True, related_name="moments"
    )
    is_victory = models.BooleanField("a victory", default=False)
    noted_at = models.DateTimeField(default=timezone.now)
    noted_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    # Set by `support.queries.days_of_moments`: what the guest says about it.
    replies: list[Any]

    objects = SupportMomentQuerySet.as_manager()

    class Meta(Withdrawable.Meta):
        constraints = [
            *Withdrawable.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind__in=MomentKind.values),
                name="guests_supportmoment_kind_known",
                violation_error_message="Please choose one of these kinds of moments, or none.",
            ),
        ]
        indexes = [
            models.Index(fields=["stay", "-on"], name="guests_moment_stay_on"),
            models.Index(fields=["house", "noted_at"], name="guests_moment_house_noted"),
            models.Index(fields=["house", "on"], name="guests_moment_house_on"),
        ]

    def __str__(self) -> str:
        return f"moment {self.pk}"
