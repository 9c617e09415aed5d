"""Staying longer: what is asked, and what was decided."""

from django import forms

from ..forms import StaffForm
from ..stays.fields import StayDayField
from ..stays.models import LONG_TEXT, SHORT_TEXT

YES, NOT_THIS_TIME = "yes", "no"


class ExtensionForm(StaffForm):
    drafts = ["why"]
    draft_title = "Staying longer"

    why = forms.CharField(
        label="Why, in their own words", max_length=LONG_TEXT, widget=forms.Textarea({"rows": 4})
    )
    until_on = StayDayField(label="Until when they would like to stay")

    required_messages = {
        "why": "Please write why, in their own words. A line is enough.",
        "until_on": "Please say until when.",
    }


class ExtensionDecisionForm(StaffForm):
    drafts = check_names = hints = ["decision_words"]
    draft_title = "A note on staying longer"

    agreed = forms.ChoiceField(
        label="What was decided",
        choices=[(YES, "Yes, they stay longer"), (NOT_THIS_TIME, "Not this time")],
        widget=forms.RadioSelect,
    )
    new_leaving_on = StayDayField(label="New planned leaving date (if yes)", required=False)
    decision_words = forms.CharField(
        label="Note",
        required=False,
        max_length=SHORT_TEXT,
        help_text="They can read this too.",
    )

    required_messages = {"agreed": "Please say what was decided."}

    def action_kwargs(self) -> dict:
        kwargs = super().action_kwargs()
        return kwargs | {"agreed": kwargs["agreed"] == YES}
