"""What a guest moves toward, the small steps on the way, and a note at the end."""

from django import forms

from ..forms import StaffForm
from .models import Goal, Step


class GoalForm(StaffForm, forms.ModelForm):
    drafts = ["words", "why", "moving_toward"]
    draft_title = "A goal"
    required_messages = {"words": "Please write the goal in their words."}

    class Meta:
        model = Goal
        fields = ["words", "why", "moving_toward"]
        labels = {"moving_toward": "How does this move me toward the life I want?"}
        widgets = {
            "why": forms.Textarea(attrs={"rows": 2}),
            "moving_toward": forms.Textarea(attrs={"rows": 2}),
        }


class GoalEditForm(GoalForm):
    """Untouched fields keep their saved values."""

    def __init__(self, *args, goal: Goal, **kwargs) -> None:
        shown = {name: getattr(goal, name) for name in self._meta.fields or ()}
        super().__init__(*args, initial=shown, **kwargs)
        for field in self.fields.values():
            field.show_hidden_initial = True

    def action_kwargs(self) -> dict:
        return {"changes": {name: self.cleaned_data[name] for name in self.changed_data}}


class GoalEndForm(StaffForm, forms.ModelForm):
    """A note on a goal that is reached or set aside; it may be empty."""

    drafts = ["ended_words"]
    draft_title = "A note about a goal"

    class Meta:
        model = Goal
        fields = ["ended_words"]


class StepForm(StaffForm, forms.ModelForm):
    drafts = ["words"]
    draft_title = "A small step"
    required_messages = {"words": "Please write the step in their words."}

    class Meta:
        model = Step
        fields = ["words"]
