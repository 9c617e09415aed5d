"""What the people in a conversation try, and how it went when they look at it again."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.houses.constraints import UniqueWhere
from accounts.houses.querysets import HouseQuerySet
from accounts.houses.rows import HouseRow
from accounts.models import User
from guests.models import LONG_TEXT


class AttemptQuerySet(HouseQuerySet["Attempt"]):
    def under_way(self) -> "AttemptQuerySet":
        return self.filter(looked_again_on=None)


class Attempt(HouseRow):
    """What the people in a conversation try, until which day, and how it went by then."""

    PERSONAL = SHOWN_TO_GUEST = frozenset(
        {"what_we_try", "written_by", "looked_again_words", "looked_again_by"}
    )
    NOT_PERSONAL = frozenset(
        {"id", "house", "conversation", "written_at", "look_again_on", "looked_again_on"}
    )

    # By name: a conversation fetches its attempts, so its module imports this one.
    conversation = models.ForeignKey(
        "household.Conversation", models.PROTECT, related_name="attempts"
    )
    what_we_try = models.TextField(max_length=LONG_TEXT)
    look_again_on = models.DateField("when we look again")
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)
    looked_again_on = models.DateField(null=True, blank=True)
    looked_again_words = models.TextField("how it has gone", max_length=LONG_TEXT, blank=True)
    looked_again_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = AttemptQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        constraints = [
            UniqueWhere(
                fields=["conversation"],
                condition=Q(looked_again_on__isnull=True),
                name="household_attempt_one_under_way",
                violation_error_message="Something is being tried already. Look at that again "
                "first, or change it.",
            ),
            models.CheckConstraint(
                condition=~Q(what_we_try=""),
                name="household_attempt_says_what",
                violation_error_message="Please write what you try.",
            ),
            models.CheckConstraint(
                condition=Q(
                    looked_again_on__isnull=True,
                    looked_again_by__isnull=True,
                    looked_again_words="",
                )
                | Q(looked_again_on__isnull=False, looked_again_by__isnull=False),
                name="household_attempt_looked_at_by_someone",
                violation_error_message="Looking again has a day, and someone who was there.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["house", "look_again_on"],
                condition=Q(looked_again_on__isnull=True),
                name="household_attempt_under_way",
            )
        ]

    def __str__(self) -> str:
        return f"attempt {self.pk}"

    @property
    def is_under_way(self) -> bool:
        return self.looked_again_on is None
