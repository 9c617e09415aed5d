"""Every change to shifts, who is on them, and what is left for the next."""

from .handoffs import hand_over, read_handoffs
from .notes import amend_note, sign_note, withdraw_note
from .own_words import add_note_words

__all__ = [
    "add_note_words",
    "amend_note",
    "hand_over",
    "read_handoffs",
    "sign_note",
    "withdraw_note",
]
