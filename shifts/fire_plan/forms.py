"""The house's own words for a fire."""

from django import forms

from guests.forms import NamesAskedAboutForm

from .models import PLAN_LENGTH


class FirePlanForm(NamesAskedAboutForm):
    may_name = ("words",)

    words = forms.CharField(
        label="In the house's own words",
        required=False,
        max_length=PLAN_LENGTH,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Every way out, where to meet, whom to call first, where the extinguisher is.",
    )
