"""When check-ins are held, on single days too, and how their questions are worded."""

from django import forms

from ui.fields import ClockField, DayField
from ui.forms import PlainForm
from ui.weekdays import WEEKDAYS

from .models import QUESTION, CheckInException, Which
from .wording import OURS


class TimeForm(PlainForm):
    at = ClockField(label="Time")
    weekdays = forms.TypedMultipleChoiceField(
        label="On these days",
        choices=WEEKDAYS,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Without any, this check-in is not held from that day on.",
    )
    from_on = DayField(
        label="From which day on", help_text="Today or later. The days before keep what they had."
    )

    required_messages = {
        "at": "Please say at what time.",
        "from_on": "Please say from which day on.",
    }


class ExceptionForm(PlainForm, forms.ModelForm):
    date = DayField(label="Day")
    which = forms.ChoiceField(label="Check-in", choices=Which.choices)
    at = ClockField(
        label="Time",
        required=False,
        help_text="Leave it empty when there is no check-in on that day.",
    )

    required_messages = {
        "date": "Please say on which day.",
        "why": "Please give a reason, so that everyone understands it later.",
    }

    class Meta:
        model = CheckInException
        fields = ["date", "which", "at", "why"]
        help_texts = {
            "why": "A holiday, a day out together. It stands on Today: no guest's name, please."
        }


class PromptsForm(PlainForm):
    """One field for each question of one of the rounds."""

    from_on = DayField(
        label="From which day on", help_text="Today or later. The days before keep what they had."
    )

    required_messages = {"from_on": "Please say from which day on."}

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
