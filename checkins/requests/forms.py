from django import forms

from ui.forms import PlainForm

from .models import SupportRequest


class SupportRequestForm(PlainForm, forms.ModelForm):
    """What a guest asks for in between, in one line or none."""

    support = forms.ChoiceField(
        label="Asked for", choices=SupportRequest.Support.choices, widget=forms.RadioSelect
    )

    required_messages = {"support": "Please choose more support or some space."}

    class Meta:
        model = SupportRequest
        fields = ["support", "words"]
