from collections.abc import Sequence

from django import forms

from guests.forms import NamesAskedAboutForm
from guests.models import Participant
from guests.participant_fields import PersonField, offer
from ui.forms import PlainForm

from ..rounds.models import SHORT_TEXT, Reopening


class ClosingForm(NamesAskedAboutForm):
    """Who led the check-in, and a line about the circle that names nobody.

    A name in that line is asked about once; sending the same line again confirms it.
    """

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
    may_name = ("circle",)

    def __init__(self, *args, people: Sequence[Participant], **kwargs) -> None:
        named = [each.name for each in people if each.stay and each.is_readable]
        super().__init__(*args, names=named, **kwargs)
        offer(self, "led_by", people)


class ReopeningForm(PlainForm, forms.ModelForm):
    required_messages = {"reason": "Please say why you are opening it again."}

    class Meta:
        model = Reopening
        fields = ["reason"]
        labels = {"reason": "Why are you opening it again?"}
        help_texts = {"reason": "It shows in the check-in, so please leave names out."}
