"""Some days elsewhere."""

from django import forms

from ..models import TimeAway
from .days import DayField
from .naming import NamesAskedAboutForm


class TimeAwayForm(NamesAskedAboutForm):
    may_name = ("told",)

    from_on = DayField(label="First day away")
    back_on = DayField(
        label="The day they are back",
        required=False,
        help_text="From that day on they are here again. Leave it empty while nobody knows.",
    )
    told = forms.CharField(
        label="Who was told",
        required=False,
        max_length=TimeAway._meta.get_field("told").max_length,
        help_text="Who of the house knows of it, so that nobody worries.",
    )

    missing = {"from_on": "Please say from which day on they are away."}
