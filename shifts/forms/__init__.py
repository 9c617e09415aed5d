"""The forms of shifts, one module for each of their parts."""

from .co_reflection import CoReflectionForm
from .fire import FirePlanForm
from .notes import AmendmentForm, NoteForm, NoteSearchForm
from .rota import OnCallNumberForm, PutOnForm, TakeOffForm
from .times import PatternForm
from .training import CertificateChangeForm, CertificateForm

__all__ = [
    "AmendmentForm",
    "CertificateChangeForm",
    "CertificateForm",
    "CoReflectionForm",
    "FirePlanForm",
    "NoteForm",
    "NoteSearchForm",
    "OnCallNumberForm",
    "PatternForm",
    "PutOnForm",
    "TakeOffForm",
]
