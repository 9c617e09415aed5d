"""Their arrival, what a house goes through with someone who arrives, and its welcome sheet."""

from django import forms

from ..forms import StaffForm
from ..stays.fields import StayDayField, StayForm
from ..stays.models import LONG_TEXT, Stay
from .models import ArrivalItem


class ArrivalForm(StayForm):
    arrived_on = StayDayField(label="The day they arrived", help_text="Day 1 of the stay.")
    is_adult = forms.BooleanField(
        label="They are 18 or over",
        required=False,
        help_text="Their word is enough; don't ask for a date of birth. You can tick it later.",
    )

    required_messages = {"arrived_on": "Please choose the day they arrived."}

    def __init__(self, *args, stay: Stay, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if stay.is_adult:
            del self.fields["is_adult"]


class ArrivalItemForm(StaffForm, forms.ModelForm):
    drafts = ["name", "how"]
    draft_title = "The list for arrivals"
    required_messages = {"name": "Please write what you go through."}

    class Meta:
        model = ArrivalItem
        fields = ["name", "how"]


class WelcomeSheetForm(StaffForm):
    drafts = ["words"]
    draft_title = "The welcome sheet"

    words = forms.CharField(
        label="In the house's own words",
        required=False,
        max_length=LONG_TEXT,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="House numbers, the Wi-Fi, the bus schedule. Nothing about any one guest.",
    )
