"""Every change to shifts, who is on them, and what is left for the next."""

from .co_reflection import change_co_reflection, note_co_reflection
from .fire import set_fire_plan
from .handoffs import hand_over, read_handoffs
from .notes import amend_note, sign_note, withdraw_note
from .on_call import set_on_call_number
from .own_words import add_note_words
from .rota import begin_shift, copy_week, put_on, take_off
from .times import begin_shift_times, set_shift_times
from .training import change_certificate, end_certificate, note_certificate

__all__ = [
    "add_note_words",
    "amend_note",
    "begin_shift",
    "begin_shift_times",
    "change_certificate",
    "change_co_reflection",
    "copy_week",
    "end_certificate",
    "hand_over",
    "note_certificate",
    "note_co_reflection",
    "put_on",
    "read_handoffs",
    "set_fire_plan",
    "set_on_call_number",
    "set_shift_times",
    "sign_note",
    "take_off",
    "withdraw_note",
]
