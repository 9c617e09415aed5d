from django import forms

from ..drafts.forms import DraftForm
from .models import SHORT_TEXT


class ReopeningForm(DraftForm):
    """Each of its kinds declares its draft, so that Today can call it by name."""

    # Where others read the reason, as in "in the check-in".
    shows = ""

    reason = forms.CharField(label="Why are you opening it again?", max_length=SHORT_TEXT)

    required_messages = {"reason": "Please say why you are opening it again."}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = f"It shows {self.shows}, so please leave names out."
