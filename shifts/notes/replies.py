"""What a guest says themselves about a shift note that is about them."""

from django.db import models

from guests.access import ReadableQuerySet
from guests.models import GuestReply
from guests.replies.models import says_something

from .models import Note


class NoteReply(GuestReply):
    """A guest's own words about a shift note that is about them."""

    PERSONAL = SHOWN_TO_GUEST = frozenset(
        {"stay", "words", "sees_differently", "written_with", "note"}
    )
    OWN_WORDS = frozenset({"words"})
    NOT_PERSONAL = frozenset({"id", "said_at"})

    note = models.ForeignKey(Note, models.PROTECT, related_name="own_words")

    objects = ReadableQuerySet.as_manager()

    class Meta(GuestReply.Meta):
        db_table = "shifts_notewords"
        verbose_name_plural = "note words"
        constraints = [says_something("shifts_notewords")]

    def __str__(self) -> str:
        return f"words {self.pk}"
