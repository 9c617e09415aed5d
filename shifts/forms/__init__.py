from .notes import AmendmentForm, NoteForm, NoteSearchForm

__all__ = ["AmendmentForm", "NoteForm", "NoteSearchForm"]
