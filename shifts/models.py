"""Shifts, who is on them, and what one leaves for the next."""

from .co_reflection.models import CoReflection, WasThere
from .fire_plan.models import PLAN_LENGTH, FirePlan
from .handoffs.models import Handoff, HandoffItem, HandoffRead, ListedKind
from .notes.models import Amendment, Note, SearchToken
from .notes.replies import NoteReply
from .on_call.models import OnCallNumber
from .rota.models import Shift, ShiftPerson
from .times.models import ShiftTime
from .training.models import NUDGE_DAYS, Certificate

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
    "NoteReply",
    "OnCallNumber",
    "SearchToken",
    "Shift",
    "ShiftPerson",
    "ShiftTime",
    "WasThere",
]
