"""What people would like to talk about in a house meeting."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.asker import Asker
from accounts.models import House, User
from guests.models import SHORT_TEXT, StayOrStaffOrNobody
from guests.reach import whether_in_reach

from .meetings import Meeting


class AgendaItemQuerySet(models.QuerySet["AgendaItem"]):
    def visible_to(self, asker: Asker) -> "AgendaItemQuerySet":
        return self.filter(house=asker.house).annotate(is_in_reach=whether_in_reach(asker))

    def waiting(self) -> "AgendaItemQuerySet":
        """For the next meeting: what one does not get to waits for the one after."""
        return self.filter(meeting=None, taken_off_at=None)

    def for_meeting(self, meeting: Meeting) -> "AgendaItemQuerySet":
        """What was talked about there and, while it is open, what still waits."""
        there = Q(meeting=meeting)
        if not meeting.is_closed:
            there |= Q(meeting=None, taken_off_at=None)
        return self.filter(there)

    def for_list(self) -> "AgendaItemQuerySet":
        return self.select_related("stay__guest", "staff").order_by("added_at", "id")


class AgendaItem(StayOrStaffOrNobody):
    """Something for a house meeting to talk about, from a guest, a peer, or unnamed."""

    SHOWN_TO_GUEST = frozenset({"stay", "words", "added_by"})
    KEPT_FROM_GUEST = frozenset({"staff", "taken_off_by"})
    PERSONAL = SHOWN_TO_GUEST | KEPT_FROM_GUEST
    OWN_WORDS = frozenset({"words"})
    NOT_PERSONAL = frozenset({"id", "house", "meeting", "added_at", "taken_off_at"})

    house = models.ForeignKey(House, models.PROTECT, related_name="agenda_items")
    words = models.CharField("what to talk about", max_length=SHORT_TEXT)
    added_at = models.DateTimeField(default=timezone.now)
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    # Where it was talked about; until then it waits for the next meeting.
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="agenda_items"
    )
    taken_off_at = models.DateTimeField(null=True, blank=True)
    taken_off_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    objects = AgendaItemQuerySet.as_manager()

    class Meta(StayOrStaffOrNobody.Meta):
        constraints = [
            *StayOrStaffOrNobody.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(words=""),
                name="household_agendaitem_has_words",
                violation_error_message="Please write what to talk about.",
            ),
            models.CheckConstraint(
                condition=Q(taken_off_at__isnull=True, taken_off_by__isnull=True)
                | Q(taken_off_at__isnull=False, taken_off_by__isnull=False, meeting__isnull=True),
                name="household_agendaitem_taken_off_by_someone",
                violation_error_message="What was talked about stays; what is taken off says by "
                "whom.",
            ),
        ]

    def __str__(self) -> str:
        return f"agenda item {self.pk}"
