from django import forms

from guests.forms import NamesAskedAboutForm
from guests.models import SHORT_TEXT


class TalkForm(NamesAskedAboutForm):
    """How it was talked about; whose turn it was may read it."""

    may_name = ("words",)

    words = forms.CharField(
        label="How it went, in a line", required=False, max_length=SHORT_TEXT, help_text="Optional."
    )
