"""When check-ins are held, on single days too, and how their questions are worded."""

from django import forms

from guests.forms import StaffForm
from ui.fields import ClockField, DayField, WeekdaysField
from ui.forms import PlainForm

from .models import QUESTION, CheckInException, Which
from .wording import OURS


class TimeForm(PlainForm):
    at = ClockField(label="Time")
    weekdays = WeekdaysField(
        label="On these days",
        required=False,
        help_text="With none ticked, this check-in is not held from that day.",
    )
    from_on = DayField(
        label="Starting on", help_text="Today or later. Earlier days stay as they were."
    )

    required_messages = {
        "at": "Please give a time.",
        "from_on": "Please choose the first day.",
    }


class ExceptionForm(StaffForm, forms.ModelForm):
    drafts = ["why"]
    draft_title = "A check-in exception"

    date = DayField(label="Day")
    which = forms.ChoiceField(label="Check-in", choices=Which.choices)
    at = ClockField(
        label="Time",
        required=False,
        help_text="Leave it empty if there is no check-in that day.",
    )

    required_messages = {
        "date": "Please choose the day.",
        "why": "Please give a reason, so everyone understands it later.",
    }

    class Meta:
        model = CheckInException
        fields = ["date", "which", "at", "why"]
        help_texts = {
            "why": "A holiday, a day out together. It shows on Today, so no guest's name, please."
        }


class PromptsForm(StaffForm):
    """One field for each question of one of the rounds."""

    drafts = sorted({place for asked in OURS.values() for place in asked})
    draft_title = "The questions of a check-in"

    from_on = DayField(
        label="Starting on", help_text="Today or later. Earlier days stay as they were."
    )

    required_messages = {"from_on": "Please choose the first day."}

    def __init__(self, *args, which: Which, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for place, ours in OURS[which].items():
            self.fields[place] = forms.CharField(
                label=ours,
                max_length=QUESTION,
                required=False,
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
            )
        self.order_fields([*OURS[which], "from_on"])
