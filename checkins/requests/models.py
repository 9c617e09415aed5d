"""What guests ask for in between check-ins, and who answered."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.houses.rows import HouseRow
from accounts.models import User
from guests.access import ReadableQuerySet
from guests.models import Stay
from guests.participants import stay_key

from ..entries.models import Entry
from ..rounds.models import SHORT_TEXT


class SupportRequestQuerySet(ReadableQuerySet["SupportRequest"]):
    def in_between(self) -> "SupportRequestQuerySet":
        return self.filter(entry=None)

    def newest_first(self) -> "SupportRequestQuerySet":
        return self.select_related("noted_by", "answered_by").order_by("-asked_at", "-id")


class RequestedSupport(models.TextChoices):
    MORE = Entry.Support.MORE.value, Entry.Support.MORE.label
    SPACE = Entry.Support.SPACE.value, Entry.Support.SPACE.label


class SupportRequest(HouseRow):
    """What a guest asked for in between check-ins, and who answered it; or an entry's answer."""

    Support = RequestedSupport

    PERSONAL = SHOWN_TO_GUEST = frozenset(
        {"stay", "entry", "support", "words", "noted_by", "answered_by", "ended_by"}
    )
    OWN_WORDS = frozenset({"words"})
    NOT_PERSONAL = frozenset({"id", "house", "asked_at", "answered_at", "ended_at"})

    stay = models.ForeignKey(Stay, models.PROTECT, related_name="asks")
    # Set when it was asked in a check-in: the row is written when that is answered.
    entry = models.ForeignKey(Entry, models.PROTECT, null=True, blank=True, related_name="asks")
    support = models.CharField("asked for", max_length=20, choices=Support.choices)
    words = models.CharField(
        "in their own words",
        max_length=SHORT_TEXT,
        blank=True,
        help_text="One line is plenty. It may stay empty.",
    )
    asked_at = models.DateTimeField(default=timezone.now)
    noted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    # Someone noted that they no longer want it; a check-in ends it without that.
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    objects = SupportRequestQuerySet.as_manager()

    class Meta:
        db_table = "checkins_ask"
        constraints = [
            models.UniqueConstraint(
                fields=["entry"],
                name="checkins_ask_once_per_entry",
                violation_error_message="What was asked there has been answered already.",
            ),
            models.CheckConstraint(
                condition=Q(support__in=RequestedSupport.values),
                name="checkins_ask_support_known",
                violation_error_message="Choose more support or some space.",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by__isnull=True)
                | Q(answered_at__isnull=False, answered_by__isnull=False),
                name="checkins_ask_answered_by_someone",
                violation_error_message="An answer has both a time and someone who gave it.",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | Q(answered_at__gte=F("asked_at")),
                name="checkins_ask_answered_after_asking",
                violation_error_message="It can't have been answered before it was asked.",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False, ended_at__gte=F("asked_at")),
                name="checkins_ask_ended_by_someone",
                violation_error_message="What no longer holds says since when, and who noted it.",
            ),
        ]
        indexes = [
            models.Index(fields=["house", "-asked_at"], name="checkins_ask_house_at"),
            models.Index(fields=["stay", "-asked_at"], name="checkins_ask_stay_at"),
        ]

    def __str__(self) -> str:
        return f"ask {self.pk}"

    @property
    def key(self) -> str:
        return stay_key(self.stay_id)
