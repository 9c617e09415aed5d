"""Shifts, who is on them, and what one leaves for the next."""

from .notes import Amendment, Note, SearchWord
from .own_words import NoteWords

__all__ = ["Amendment", "Note", "NoteWords", "SearchWord"]
