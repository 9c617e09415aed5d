"""The house's list of words to avoid."""

from django import forms

from ..forms import StaffForm
from .models import Term


class TermForm(StaffForm, forms.ModelForm):
    drafts = ["word", "instead", "why", "innocent"]
    draft_title = "The list of words"
    required_messages = {
        "word": "Please write the word.",
        "instead": "Please write what the house says instead.",
        "why": "Please write why, in a line. It shows with the hint.",
    }

    class Meta:
        model = Term
        fields = ["word", "instead", "why", "innocent"]
        widgets = {"innocent": forms.Textarea({"rows": 8})}
        help_texts = {
            "innocent": "Phrases in which it means something else, one on a line: be patient. "
            "Put a slash between alternative words, a star for any ending, three dots for up to "
            "four words: floor/floors … clean*."
        }


class TermEditForm(TermForm):
    """Untouched fields keep their saved values."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.show_hidden_initial = True

    def action_kwargs(self) -> dict:
        return {"changes": {name: self.cleaned_data[name] for name in self.changed_data}}
