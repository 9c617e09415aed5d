"""Looking back together."""

from django import forms

from ui.forms import PlainForm

from ..models import SHORT_TEXT


class LookBackForm(PlainForm):
    words = forms.CharField(
        label="In their words, in a line", required=False, max_length=SHORT_TEXT
    )
