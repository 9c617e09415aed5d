"""Some time elsewhere."""

from django import forms

from ui.fields import ClockField, DayField

from ..forms import StaffForm
from .models import TimeAway


class TimeAwayForm(StaffForm):
    drafts = check_names = ["told"]
    draft_title = "Time away"

    from_on = DayField(label="First day away")
    from_at = ClockField(
        label="Going at",
        required=False,
        help_text="Until then they are here. Optional.",
    )
    back_on = DayField(
        label="The day they plan to be back",
        required=False,
        help_text="Leave it empty if nobody knows yet.",
    )
    back_at = ClockField(
        label="Back at",
        required=False,
        help_text="From then on check-ins expect them. Optional.",
    )
    told = forms.CharField(
        label="Who was told",
        required=False,
        max_length=TimeAway._meta.get_field("told").max_length,
        help_text="Who in the house knows about it, so nobody worries.",
    )

    required_messages = {"from_on": "Please choose the first day away."}
