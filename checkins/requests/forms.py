from django import forms

from guests.forms import StaffForm

from .models import SupportRequest


class SupportRequestForm(StaffForm, forms.ModelForm):
    """What a guest asks for in between, in one line or none."""

    drafts = ["words"]
    draft_title = "What someone asks for"

    support = forms.ChoiceField(
        label="Asked for", choices=SupportRequest.Support.choices, widget=forms.RadioSelect
    )

    required_messages = {"support": "Please choose more support or some space."}

    class Meta:
        model = SupportRequest
        fields = ["support", "words"]
