from datetime import timedelta

from django import forms

from accounts.access.requests import StaffRequest
from guests.forms import StaffForm
from guests.models import LONG_TEXT
from guests.stays.fields import StayDayField

from ..conversations.forms import ShownWordsForm
from .models import Attempt

A_WEEK = timedelta(days=7)
EVERYONE_IN_IT = (
    "Everyone in the conversation may read this, with “another guest” in place of a name."
)


class AttemptForm(ShownWordsForm):
    """What they try, and when they look again: a week ahead, unless said otherwise."""

    drafts = check_names = ["what_we_try"]
    draft_title = "What is tried after a conversation"
    names_note = EVERYONE_IN_IT

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

    def __init__(self, request: StaffRequest, *, attempt: Attempt | None = None, **kwargs) -> None:
        shown = {"look_again_on": request.actor.today + A_WEEK}
        if attempt is not None:
            shown = {name: getattr(attempt, name) for name in ("what_we_try", "look_again_on")}
        super().__init__(request, initial=shown, **kwargs)
        self.attempt = attempt

    def action_kwargs(self) -> dict:
        if self.attempt is None:
            return super().action_kwargs()
        return {"changes": self.changes(), "look_again_on": self.cleaned_data["look_again_on"]}


class LookAgainForm(StaffForm):
    drafts = check_names = ["looked_again_words"]
    draft_title = "Looking again at a conversation"
    names_note = EVERYONE_IN_IT

    looked_again_words = forms.CharField(
        label="How it went",
        required=False,
        max_length=LONG_TEXT,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Everyone in it may read this. Optional.",
    )
