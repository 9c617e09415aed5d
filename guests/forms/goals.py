"""What a guest moves toward."""

from django import forms

from ui.forms import PlainForm

from ..models import Goal


class GoalForm(PlainForm, forms.ModelForm):
    missing = {"words": "Please write the goal in their words."}

    class Meta:
        model = Goal
        fields = ["words"]
