from django import forms

from guests.forms import StaffForm
from guests.models import SHORT_TEXT


class TalkForm(StaffForm):
    """How it was talked about; whose turn it was may read it."""

    drafts = check_names = ["words"]
    draft_title = "Talking about a chore"

    words = forms.CharField(
        label="How it went, in a line", required=False, max_length=SHORT_TEXT, help_text="Optional."
    )
