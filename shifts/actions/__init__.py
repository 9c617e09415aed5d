"""Every change to shifts, who is on them, and what is left for the next."""

from .co_reflection import change_co_reflection, note_co_reflection
from .training import change_certificate, end_certificate, note_certificate

__all__ = [
    "change_certificate",
    "change_co_reflection",
    "end_certificate",
    "note_certificate",
    "note_co_reflection",
]
