"""What house meetings decided, and who does what by when."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.houses.rows import HouseRow
from accounts.models import User
from guests.models import SHORT_TEXT, FollowUp, ParticipantQuerySet, StayOrStaffOrNobody

from ..meetings.models import Meeting

SOMEONE_DOES_IT = Q(stay__isnull=False) | Q(staff__isnull=False) | Q(by_on__isnull=False)


class DecisionQuerySet(ParticipantQuerySet["Decision"]):
    def to_do(self) -> "DecisionQuerySet":
        """Someone does something about it, and neither it nor its follow-up is done."""
        return self.filter(SOMEONE_DOES_IT, done_at=None, follow_up__done_at=None)

    def for_list(self) -> "DecisionQuerySet":
        people = ("meeting", "stay__guest", "staff", "follow_up", "done_by")
        return self.select_related(*people).order_by("noted_at", "id")

    def soonest_first(self) -> "DecisionQuerySet":
        return self.order_by(F("by_on").asc(nulls_last=True), "noted_at", "id")


class Decision(HouseRow, StayOrStaffOrNobody):
    """Something a house meeting decided; who does it and by when, where someone does."""

    SHOWN_TO_GUEST = frozenset({"stay", "words", "noted_by", "done_by"})
    KEPT_FROM_GUEST = frozenset({"staff"})
    PERSONAL = SHOWN_TO_GUEST | KEPT_FROM_GUEST
    NOT_PERSONAL = frozenset(
        {"id", "house", "meeting", "by_on", "noted_at", "done_at", "follow_up"}
    )

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="decisions")
    words = models.CharField("what was decided", max_length=SHORT_TEXT)
    by_on = models.DateField("by which day", null=True, blank=True)
    noted_at = models.DateTimeField(default=timezone.now)
    noted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    # What was made of it, to be carried from day to day.
    follow_up = models.OneToOneField(
        FollowUp, models.PROTECT, null=True, blank=True, related_name="decision"
    )

    objects = DecisionQuerySet.as_manager()

    class Meta(StayOrStaffOrNobody.Meta):
        constraints = [
            *StayOrStaffOrNobody.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(words=""),
                name="household_decision_has_words",
                violation_error_message="Please write what was decided.",
            ),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, done_by__isnull=True)
                | Q(done_at__isnull=False, done_by__isnull=False),
                name="household_decision_done_by_someone",
                violation_error_message="What is done says when, and by whom.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["house", "done_at"],
                condition=SOMEONE_DOES_IT,
                name="household_decision_to_do",
            )
        ]

    def __str__(self) -> str:
        return f"decision {self.pk}"

    @property
    def is_followed_up(self) -> bool:
        return self.follow_up is not None and self.follow_up.withdrawn_at is None

    @property
    def is_done(self) -> bool:
        followed_up = self.follow_up is not None and self.follow_up.done_at is not None
        return self.done_at is not None or followed_up

    @property
    def is_to_do(self) -> bool:
        return bool(self.person_name or self.by_on) and not self.is_done

    def is_late(self, today: date) -> bool:
        return self.is_to_do and self.by_on is not None and self.by_on < today
