"""Looking back together."""

from django import forms

from ..forms import StaffForm
from ..stays.models import SHORT_TEXT


class LookBackForm(StaffForm):
    drafts = ["words"]
    draft_title = "Looking back"

    words = forms.CharField(
        label="A line in their words, if they like", required=False, max_length=SHORT_TEXT
    )
