"""Someone was asked to leave: what happened, in a line."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.houses.constraints import UniqueWhere
from accounts.houses.rows import HouseRow
from accounts.models import User

from ..follow_ups.models import FollowUp
from ..stays.models import SHORT_TEXT, Stay
from ..withdrawals.models import Withdrawable, WithdrawableQuerySet


class AskedToLeave(HouseRow, Withdrawable):
    """A guest was asked to leave: what happened, in a line. The written record comes after it."""

    WRITTEN_BY = "noted_by"

    SHOWN_TO_GUEST = frozenset({"stay", "words", "noted_by", "record"})
    KEPT_FROM_GUEST = frozenset({"withdrawn_by"})
    PERSONAL = SHOWN_TO_GUEST | KEPT_FROM_GUEST
    NOT_PERSONAL = frozenset({"id", "house", "noted_at", "withdrawn_at"})

    stay = models.ForeignKey(Stay, models.PROTECT, related_name="askings")
    words = models.CharField("what happened, in a line", max_length=SHORT_TEXT)
    noted_at = models.DateTimeField(default=timezone.now)
    noted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    # What asks a manager for the written record.
    record = models.OneToOneField(FollowUp, models.PROTECT, related_name="asking")

    objects = WithdrawableQuerySet.as_manager()

    class Meta(Withdrawable.Meta):
        verbose_name = "asking to leave"
        constraints = [
            *Withdrawable.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(words=""),
                name="guests_askedtoleave_has_words",
                violation_error_message="Please write what happened, in a line.",
            ),
            UniqueWhere(
                fields=["stay"],
                condition=Q(withdrawn_at__isnull=True),
                name="guests_askedtoleave_once",
                violation_error_message="It is noted already that they were asked to leave.",
            ),
        ]

    def __str__(self) -> str:
        return f"asking {self.pk}"
