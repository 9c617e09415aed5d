"""Shifts, who is on them, and what one leaves for the next."""

from .handoffs import Handoff, HandoffItem, HandoffRead
from .notes import Amendment, Note, SearchWord
from .on_call import OnCallNumber
from .own_words import NoteWords
from .shifts import Shift, ShiftPerson
from .times import ShiftTime

__all__ = [
    "Amendment",
    "Handoff",
    "HandoffItem",
    "HandoffRead",
    "Note",
    "NoteWords",
    "OnCallNumber",
    "SearchWord",
    "Shift",
    "ShiftPerson",
    "ShiftTime",
]
