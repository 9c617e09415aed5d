"""What a guest says themselves about a shift note that is about them."""

from django.db import models

from guests.models import GuestReply
from guests.replies.models import says_something

from .models import Note


class NoteReply(GuestReply):
    """A guest's own words about a shift note that is about them."""

    PERSONAL = SHOWN_TO_GUEST = GuestReply.PERSONAL | {"note"}

    note = models.ForeignKey(Note, models.PROTECT, related_name="own_words")

    class Meta(GuestReply.Meta):
        db_table = "shifts_notewords"
        verbose_name_plural = "note words"
        constraints = [says_something("shifts_notewords")]
