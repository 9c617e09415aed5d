"""A guest's own words about a check-in."""

from django.db import models
from django.db.models import Q

from guests.access import ReadableQuerySet
from guests.models import GuestReply
from guests.replies.models import says_something

from ..entries.models import Entry
from ..requests.models import SupportRequest


class EntryReply(GuestReply):
    """A guest's own words about their entry in a check-in, or about something they asked for."""

    PERSONAL = SHOWN_TO_GUEST = frozenset(
        {"stay", "words", "sees_differently", "written_with", "entry", "ask"}
    )
    OWN_WORDS = frozenset({"words"})
    NOT_PERSONAL = frozenset({"id", "said_at"})

    entry = models.ForeignKey(
        Entry, models.PROTECT, null=True, blank=True, related_name="own_words"
    )
    ask = models.ForeignKey(
        SupportRequest, models.PROTECT, null=True, blank=True, related_name="own_words"
    )

    objects = ReadableQuerySet.as_manager()

    class Meta(GuestReply.Meta):
        db_table = "checkins_entrywords"
        verbose_name_plural = "entry words"
        constraints = [
            says_something("checkins_entrywords"),
            models.CheckConstraint(
                condition=Q(entry__isnull=False, ask__isnull=True)
                | Q(entry__isnull=True, ask__isnull=False),
                name="checkins_entrywords_about_one_thing",
                violation_error_message="These words are about an entry or something asked.",
            ),
        ]

    def __str__(self) -> str:
        return f"words {self.pk}"
