"""What a guest would like the people here to know."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from ..forms import StaffForm
from ..stays.models import LONG_TEXT
from .models import Worldview


class WorldviewForm(StaffForm):
    """The guest's own page, with what it held when they began to write."""

    drafts = ["words"]
    draft_title = "What someone would like people here to know"

    words = forms.CharField(
        label="What I'd like people here to know",
        max_length=LONG_TEXT,
        show_hidden_initial=True,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="What drives me, what matters to me, what helps, what doesn't.",
    )
    shared = forms.BooleanField(
        label="Share it with the house's peers",
        required=False,
        help_text="If not, only you and the peer who writes it with you see it.",
    )
    anew = forms.BooleanField(
        label="They would like to begin a new page in place of the one they began earlier",
        required=False,
    )

    required_messages = {"words": "Please write something, in their words."}

    def __init__(self, *args, page: Worldview | None, begun_elsewhere: bool, **kwargs) -> None:
        shown = {"words": page.words, "shared": page.shared_at is not None} if page else {}
        super().__init__(*args, initial=shown, **kwargs)
        self.page = page
        if not begun_elsewhere:
            del self.fields["anew"]

    def clean_words(self) -> str:
        return _one_line_end(self.cleaned_data["words"])

    def add_action_errors(self, error: ValidationError) -> None:
        """The saved text is shown next to the form, so from here on it has been seen."""
        super().add_action_errors(error)
        if self.page is not None:
            typed = QueryDict(mutable=True)
            typed.update(self.data)
            typed[self["words"].html_initial_name] = self.page.words
            self.data = typed

    def action_kwargs(self) -> dict:
        seen = _one_line_end(self.data.get(self["words"].html_initial_name, ""))
        return self.cleaned_data | {"seen": seen}


def _one_line_end(words: str) -> str:
    """Browsers write line ends their own way."""
    return words.replace("\r\n", "\n")
