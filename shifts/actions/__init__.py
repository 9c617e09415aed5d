"""Every change to shifts, who is on them, and what is left for the next."""

from .handoffs import hand_over, read_handoffs
from .notes import amend_note, sign_note, withdraw_note
from .on_call import set_on_call_number
from .own_words import add_note_words
from .rota import begin_shift, copy_week, put_on, take_off
from .times import begin_shift_times, set_shift_times

__all__ = [
    "add_note_words",
    "amend_note",
    "begin_shift",
    "begin_shift_times",
    "copy_week",
    "hand_over",
    "put_on",
    "read_handoffs",
    "set_on_call_number",
    "set_shift_times",
    "sign_note",
    "take_off",
    "withdraw_note",
]
