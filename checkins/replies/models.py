"""A guest's own words about a check-in."""

from django.db import models
from django.db.models import Q

from accounts.access.actor import Actor
from guests.access import readable
from guests.models import OwnWords

from ..entries.models import Entry
from ..requests.models import Ask


class EntryWordsQuerySet(models.QuerySet["EntryWords"]):
    def visible_to(self, actor: Actor) -> "EntryWordsQuerySet":
        return self.filter(readable(actor))


class EntryWords(OwnWords):
    """A guest's own words about their entry in a check-in, or about something they asked for."""

    PERSONAL = SHOWN_TO_GUEST = frozenset(
        {"stay", "words", "sees_differently", "written_with", "entry", "ask"}
    )
    OWN_WORDS = frozenset({"words"})
    NOT_PERSONAL = frozenset({"id", "said_at"})

    entry = models.ForeignKey(
        Entry, models.PROTECT, null=True, blank=True, related_name="own_words"
    )
    ask = models.ForeignKey(Ask, models.PROTECT, null=True, blank=True, related_name="own_words")

    objects = EntryWordsQuerySet.as_manager()

    class Meta(OwnWords.Meta):
        verbose_name_plural = "entry words"
        constraints = [
            *OwnWords.Meta.constraints,
            models.CheckConstraint(
                condition=Q(entry__isnull=False, ask__isnull=True)
                | Q(entry__isnull=True, ask__isnull=False),
                name="checkins_entrywords_about_one_thing",
                violation_error_message="These words are about an entry or something asked.",
            ),
        ]

    def __str__(self) -> str:
        return f"words {self.pk}"
