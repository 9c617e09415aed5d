from collections.abc import Sequence

from django import forms

from accounts.reopening.forms import ReopeningForm
from guests.forms import StaffForm
from guests.models import Participant
from guests.participant_fields import PersonField, offer

from ..rounds.models import SHORT_TEXT


class ClosingForm(StaffForm):
    """Who led the check-in, and a line about the circle that names nobody."""

    drafts = check_names = ["circle"]
    draft_title = "Closing a check-in"
    names_note = "It is about the circle as a whole, and any guest may see it."

    led_by = PersonField(
        label="Who led it",
        nobody="Nobody said",
        help_text="A peer on staff, or a guest who wanted to.",
    )
    circle = forms.CharField(
        label="The circle as a whole",
        required=False,
        max_length=SHORT_TEXT,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="A line about how it was together, without names. Optional.",
    )

    def __init__(self, *args, people: Sequence[Participant], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "led_by", people)


class RoundReopeningForm(ReopeningForm):
    drafts = ["reason"]
    draft_title = "Why a check-in is opened again"
    shown_where = "in the check-in"
