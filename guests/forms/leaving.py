"""Where next, how a stay ends, and being in touch afterwards."""

from django import forms

from ui.forms import PlainForm

from ..models import LONG_TEXT, SHORT_TEXT, Ended, Farewell, Stay, WentTo, WhereNext
from .days import StayDayField, StayForm
from .naming import NamesAskedAboutForm
from .word_hints import HintedForm

NOT_SAID = ("", "Not said yet")


class LeavingForm(StayForm):
    """Two fields, at any hour; the rest of a leaving has time."""

    left_on = StayDayField(label="The day they left")
    how_ended = forms.ChoiceField(
        label="How it ended", choices=[NOT_SAID, *Ended.choices], required=False
    )

    missing = {"left_on": "Please say on which day they left."}


class ShownForm(PlainForm):
    """A form that knows what it was shown with: what was not touched is left as it stands."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if not isinstance(field.widget, forms.HiddenInput):
                field.show_hidden_initial = True


class WhereNextForm(ShownForm, forms.ModelForm):
    class Meta:
        model = WhereNext
        fields = ["place_to_live", "people", "first_week", "numbers", "takes_along"]
        widgets = {name: forms.Textarea({"rows": 4}) for name in fields}

    def answers(self) -> dict:
        changes = {
            name: (self.data.get(self.add_initial_prefix(name), ""), self.cleaned_data[name])
            for name in self.changed_data
        }
        return {"changes": changes}


class FarewellForm(HintedForm, NamesAskedAboutForm, ShownForm):
    """The rest of a leaving; how it ended and where to are asked once they have left."""

    may_name = hinted = ("belongings", "touch_how")

    how_ended = forms.ChoiceField(
        label="How it ended", choices=[NOT_SAID, *Ended.choices], required=False
    )
    went_to = forms.ChoiceField(
        label="Where to", choices=[NOT_SAID, *WentTo.choices], required=False
    )
    belongings = forms.CharField(
        required=False,
        max_length=LONG_TEXT,
        widget=forms.Textarea({"rows": 2}),
        help_text="What is still here, and until when we look after it.",
    )
    words = forms.CharField(
        label="A farewell, in their words",
        required=False,
        max_length=LONG_TEXT,
        widget=forms.Textarea({"rows": 4}),
    )
    may_be_in_touch = forms.BooleanField(
        label="They say that we may be in touch afterwards",
        required=False,
        help_text="Only if they would like it. It can be ended at any time.",
    )
    touch_how = forms.CharField(
        label="How, if they agree",
        required=False,
        max_length=SHORT_TEXT,
        help_text="The way they choose, and when it suits them.",
    )

    def __init__(self, *args, stay: Stay, farewell: Farewell | None, **kwargs) -> None:
        shown = {"how_ended": stay.how_ended, "went_to": stay.went_to}
        if farewell is not None:
            shown |= {name: getattr(farewell, name) for name in ("belongings", "words")}
            shown["touch_how"] = farewell.touch_how
        super().__init__(*args, initial=shown, **kwargs)
        if stay.left_on is None:
            del self.fields["how_ended"], self.fields["went_to"]
        if farewell is not None and farewell.may_be_in_touch:
            del self.fields["may_be_in_touch"]

    def answers(self) -> dict:
        said = super().answers()
        return {"changes": {name: said[name] for name in self.changed_data if name in said}}


class ContactForm(HintedForm, NamesAskedAboutForm, StayForm):
    may_name = hinted = ("words",)

    on = StayDayField(label="Day")
    words = forms.CharField(label="In a line", max_length=SHORT_TEXT)

    missing = {
        "on": "Please say on which day.",
        "words": "Please write a line about it.",
    }
