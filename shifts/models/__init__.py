"""Shifts, who is on them, and what one leaves for the next."""

from .handoffs import Handoff, HandoffItem, HandoffRead
from .notes import Amendment, Note, SearchWord
from .own_words import NoteWords

__all__ = ["Amendment", "Handoff", "HandoffItem", "HandoffRead", "Note", "NoteWords", "SearchWord"]
