from django import forms

from ui.forms import PlainForm

from .models import OnCallNumber


class OnCallNumberForm(PlainForm, forms.ModelForm):
    class Meta:
        model = OnCallNumber
        fields = ["number", "words"]
