from django import forms

from ..forms import StaffForm
from ..leaving.forms import LeftAtField
from ..stays.fields import StayDayField
from ..stays.models import SHORT_TEXT, Stay


class AskedToLeaveForm(StaffForm):
    """What happened, in a line; the day and the time are known of someone who has left."""

    drafts = check_names = hints = ["words"]
    draft_title = "Asked to leave"

    left_on = StayDayField(label="The day they left")
    left_at = LeftAtField()
    words = forms.CharField(
        label="What happened, in a line",
        max_length=SHORT_TEXT,
        help_text="What you saw and heard. They can read it, and add their own words.",
    )

    required_messages = {
        "left_on": "Please choose the day they left.",
        "words": "Please write what happened, in a line.",
    }

    def __init__(self, *args, stay: Stay, **kwargs) -> None:
        super().__init__(*args, stay=stay, **kwargs)
        if stay.left_on is not None:
            del self.fields["left_on"], self.fields["left_at"]
