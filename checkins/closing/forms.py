from collections.abc import Sequence

from django import forms
from django.utils.functional import cached_property

from accounts.reopening.forms import ReopeningForm
from guests.forms import StaffForm
from guests.models import Participant
from guests.participant_fields import PersonField, offer

from ..rounds.models import SHORT_TEXT


class ClosingForm(StaffForm):
    """Who led the check-in, and a line about the circle that names nobody."""

    drafts = check_names = ["circle"]
    draft_title = "Closing a check-in"

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
        self.people = people
        super().__init__(*args, **kwargs)
        offer(self, "led_by", people)

    @cached_property
    def names(self) -> list[str]:
        return [each.name for each in self.people if each.stay and each.is_readable]

    def question_about(self, named: list[str]) -> str:
        stay_here = "who stays here" if len(named) == 1 else "who stay here"
        return (
            f"This seems to name {' and '.join(named)}, {stay_here}. It is about the circle as a "
            "whole, and any guest may see it. If that's what you mean, press again."
        )


class RoundReopeningForm(ReopeningForm):
    drafts = ["reason"]
    draft_title = "Why a check-in is opened again"
    shown_where = "in the check-in"
