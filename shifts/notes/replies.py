"""What a guest says themselves about a shift note that is about them."""

from django.db import models

from accounts.access.actor import Actor
from guests.access import readable
from guests.models import OwnWords

from .models import Note


class NoteWordsQuerySet(models.QuerySet["NoteWords"]):
    def visible_to(self, actor: Actor) -> "NoteWordsQuerySet":
        return self.filter(readable(actor))


class NoteWords(OwnWords):
    """A guest's own words about a shift note that is about them."""

    PERSONAL = SHOWN_TO_GUEST = frozenset(
        {"stay", "words", "sees_differently", "written_with", "note"}
    )
    OWN_WORDS = frozenset({"words"})
    NOT_PERSONAL = frozenset({"id", "said_at"})

    note = models.ForeignKey(Note, models.PROTECT, related_name="own_words")

    objects = NoteWordsQuerySet.as_manager()

    class Meta(OwnWords.Meta):
        verbose_name_plural = "note words"

    def __str__(self) -> str:
        return f"words {self.pk}"
