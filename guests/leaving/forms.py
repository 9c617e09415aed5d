"""Where next, how a stay ends, and being in touch afterward."""

from django import forms

from ui.fields import ClockField
from ui.forms import PlainForm

from ..forms import StaffForm
from ..stays.fields import StayDayField, StayForm
from ..stays.models import LONG_TEXT, SHORT_TEXT, Stay
from .choices import Ended, WentTo
from .models import Farewell

NOT_SAID = ("", "Not said yet")
NOT_ASKED = [choice for choice in Ended.choices if choice[0] != Ended.ASKED]


class LeftAtField(ClockField):
    """On the house's clock; nobody has to know it."""

    def __init__(self, **kwargs) -> None:
        super().__init__(label="At what time, if you know", required=False, **kwargs)


class LeavingForm(StayForm):
    """A day and how it ended, at any hour; the rest can wait."""

    left_on = StayDayField(label="The day they left")
    left_at = LeftAtField()
    how_ended = forms.ChoiceField(
        label="How it ended", choices=[NOT_SAID, *Ended.choices], required=False
    )

    required_messages = {"left_on": "Please choose the day they left."}


class LeavingConfirmForm(StayForm):
    """The planned day that the page showed, so that nobody agrees to one they did not see."""

    planned_on = StayDayField()

    required_messages = {"planned_on": "Please say which planned day that is about."}


class ShownForm(PlainForm):
    """A form that knows what it was shown with; fields that were not touched stay as saved."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if not isinstance(field.widget, forms.HiddenInput):
                field.show_hidden_initial = True


class FarewellForm(StaffForm, ShownForm):
    """Farewell; when, how it ended and where to are asked once they have left.

    Being asked to leave has a page of its own.
    """

    drafts = ["belongings", "words", "touch_how"]
    draft_title = "A farewell"
    check_names = hints = ["belongings", "touch_how"]

    left_at = LeftAtField()
    how_ended = forms.ChoiceField(
        label="How it ended", choices=[NOT_SAID, *NOT_ASKED], required=False
    )
    went_to = forms.ChoiceField(
        label="Where to", choices=[NOT_SAID, *WentTo.choices], required=False
    )
    belongings = forms.CharField(
        required=False,
        max_length=LONG_TEXT,
        widget=forms.Textarea({"rows": 2}),
        help_text="What is still here, and how long we keep it.",
    )
    words = forms.CharField(
        label="A farewell, in their words",
        required=False,
        max_length=LONG_TEXT,
        widget=forms.Textarea({"rows": 4}),
    )
    may_be_in_touch = forms.BooleanField(
        label="They say we may be in touch afterward",
        required=False,
        help_text="Only if they would like it. It can end anytime.",
    )
    touch_how = forms.CharField(
        label="How, if they agree",
        required=False,
        max_length=SHORT_TEXT,
        help_text="The way and the times they prefer.",
    )

    def __init__(self, *args, stay: Stay, farewell: Farewell | None, **kwargs) -> None:
        shown = {name: getattr(stay, name) for name in ("left_at", "how_ended", "went_to")}
        if farewell is not None:
            shown |= {name: getattr(farewell, name) for name in ("belongings", "words")}
            shown["touch_how"] = farewell.touch_how
        super().__init__(*args, stay=stay, initial=shown, **kwargs)
        if stay.left_on is None:
            del self.fields["left_at"], self.fields["how_ended"], self.fields["went_to"]
        elif stay.how_ended == Ended.ASKED:
            del self.fields["how_ended"]
        if farewell is not None and farewell.may_be_in_touch:
            del self.fields["may_be_in_touch"]

    def action_kwargs(self) -> dict:
        kwargs = super().action_kwargs()
        return {"changes": {name: kwargs[name] for name in self.changed_data if name in kwargs}}


class ContactForm(StaffForm):
    drafts = check_names = hints = ["words"]
    draft_title = "In touch afterward"

    on = StayDayField(label="Day")
    words = forms.CharField(label="In a line", max_length=SHORT_TEXT)

    required_messages = {
        "on": "Please choose the day.",
        "words": "Please write a line about it.",
    }
