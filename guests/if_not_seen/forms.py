"""What a guest asks the house to do when nobody has seen them for a while."""

from django import forms

from ..forms import StaffForm
from ..stays.models import SHORT_TEXT


class IfNotSeenForm(StaffForm):
    drafts = ["words"]
    draft_title = "If you don't see me"

    words = forms.CharField(
        label="In their words",
        required=False,
        max_length=SHORT_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Knock, call, wait until supper, ask their friend? Leave it empty if they "
        "want nothing for now.",
    )
