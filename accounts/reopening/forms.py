from django import forms

from ui.forms import PlainForm

from .models import SHORT_TEXT


class ReopeningForm(PlainForm):
    reason = forms.CharField(label="Why are you opening it again?", max_length=SHORT_TEXT)

    required_messages = {"reason": "Please say why you are opening it again."}

    def __init__(self, *args, shows: str, **kwargs) -> None:
        """`shows`: where others read the reason, as in "in the check-in"."""
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = f"It shows {shows}, so please leave names out."
