from datetime import timedelta

from django import forms

from accounts.access.actor import Actor
from guests.forms import NamesAskedAboutForm
from guests.models import LONG_TEXT
from guests.stays.fields import StayDayField

from ..conversations.forms import ShownWordsForm
from .models import Attempt

A_WEEK = timedelta(days=7)


class AttemptForm(ShownWordsForm):
    """What they try, and when they look again: a week ahead, unless said otherwise."""

    may_name = ("what_we_try",)

    what_we_try = forms.CharField(
        label="What we try",
        max_length=LONG_TEXT,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Everyone in it may read this, so use no names: “one of us … the other …”.",
    )
    look_again_on = StayDayField(label="When we look again")

    required_messages = {
        "what_we_try": "Please write what you try.",
        "look_again_on": "Please choose the day you look at it again.",
    }

    def __init__(self, *args, actor: Actor, attempt: Attempt | None = None, **kwargs) -> None:
        shown = {"look_again_on": actor.today + A_WEEK}
        if attempt is not None:
            shown = {name: getattr(attempt, name) for name in ("what_we_try", "look_again_on")}
        super().__init__(*args, initial=shown, **kwargs)
        self.attempt = attempt
        day = self.fields["look_again_on"]
        assert isinstance(day, StayDayField)  # noqa: S101 (for the type checker)
        day.actor = actor

    def action_kwargs(self) -> dict:
        if self.attempt is None:
            return super().action_kwargs()
        return {"changes": self.changes(), "look_again_on": self.cleaned_data["look_again_on"]}


class LookAgainForm(NamesAskedAboutForm):
    may_name = ("looked_again_words",)

    looked_again_words = forms.CharField(
        label="How it went",
        required=False,
        max_length=LONG_TEXT,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Everyone in it may read this. Optional.",
    )
