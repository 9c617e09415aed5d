from django import forms

from ..drafts.forms import DraftForm
from .models import SHORT_TEXT


class ReopeningForm(DraftForm):
    """Asks why. Each subclass declares its draft and says where the reason shows."""

    # As in "It shows in the check-in".
    shown_where = ""

    reason = forms.CharField(label="Why are you opening it again?", max_length=SHORT_TEXT)

    required_messages = {"reason": "Please say why you are opening it again."}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = f"It shows {self.shown_where}, so please leave names out."
