from .notes import AmendmentForm, NoteForm, NoteSearchForm
from .rota import OnCallNumberForm, PutOnForm, TakeOffForm
from .times import PatternForm

__all__ = [
    "AmendmentForm",
    "NoteForm",
    "NoteSearchForm",
    "OnCallNumberForm",
    "PatternForm",
    "PutOnForm",
    "TakeOffForm",
]
