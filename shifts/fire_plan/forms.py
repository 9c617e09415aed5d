"""The house's own words for a fire."""

from django import forms

from guests.forms import StaffForm

from .models import PLAN_LENGTH


class FirePlanForm(StaffForm):
    drafts = check_names = ["words"]
    draft_title = "What to do in a fire"
    names_note = "It stays up after a guest leaves, and everyone on staff reads it."

    words = forms.CharField(
        label="In the house's own words",
        required=False,
        max_length=PLAN_LENGTH,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Every way out, where to meet, whom to call first, where the extinguisher is.",
    )
