"""Looking back together."""

from django import forms

from ui.forms import PlainForm

from ..stays.models import SHORT_TEXT


class LookBackForm(PlainForm):
    words = forms.CharField(
        label="A line in their words, if they like", required=False, max_length=SHORT_TEXT
    )
