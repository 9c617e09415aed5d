"""Shifts, who is on them, and what one leaves for the next."""

from .co_reflection import CoReflection, WasThere
from .fire import PLAN_LENGTH, FirePlan
from .handoffs import Handoff, HandoffItem, HandoffRead, ListedKind
from .notes import Amendment, Note, SearchWord
from .on_call import OnCallNumber
from .own_words import NoteWords
from .shifts import Shift, ShiftPerson
from .times import ShiftTime
from .training import NUDGE_DAYS, Certificate

__all__ = [
    "NUDGE_DAYS",
    "PLAN_LENGTH",
    "Amendment",
    "Certificate",
    "CoReflection",
    "FirePlan",
    "Handoff",
    "HandoffItem",
    "HandoffRead",
    "ListedKind",
    "Note",
    "NoteWords",
    "OnCallNumber",
    "SearchWord",
    "Shift",
    "ShiftPerson",
    "ShiftTime",
    "WasThere",
]
