"""Proposing how an agreement would read, commenting on it, deciding about it."""

from django import forms

from accounts.access.actor import Actor
from accounts.access.permissions import Power
from guests.forms import StaffForm
from guests.models import LONG_TEXT, SHORT_TEXT, Stay
from ui.fields import DayField

from ..fields import FOR_EVERYONE
from .models import AGREEMENT_TEXT, DAYS_FOR_COMMENTS, Agreement

MOST_DAYS = 60


class GuestHereField(forms.ModelChoiceField):
    """A guest who is here, with the peer who writes; or nobody."""

    def __init__(self, **kwargs) -> None:
        super().__init__(Stay.objects.none(), required=False, **kwargs)

    def offer(self, actor: Actor) -> None:
        self.queryset = Stay.objects.readable_by(actor).on_date(actor.today).for_list()

    def label_from_instance(self, obj: Stay) -> str:
        return obj.guest.name


class WithGuestsForm(StaffForm):
    """The actor's own words, or those of a guest with them, which stay unchanged."""

    names_note = FOR_EVERYONE

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["stay"]
        assert isinstance(field, GuestHereField)  # noqa: S101 (for the type checker)
        if self.actor.can(Power.LIVE_TOGETHER):
            field.offer(self.actor)
        else:
            del self.fields["stay"]

    def needs_confirmation(self) -> bool:
        of_a_guest = self.is_valid() and self.cleaned_data.get("stay")
        return not of_a_guest and super().needs_confirmation()

    def one_line_end(self, name: str) -> str:
        """Browsers write line ends their own way."""
        return self.cleaned_data[name].replace("\r\n", "\n")


class ProposeEndForm(WithGuestsForm):
    drafts = check_names = ["why"]
    draft_title = "A proposed agreement"

    why = forms.CharField(
        label="Why", max_length=SHORT_TEXT, help_text="In a line or two. Everyone reads it."
    )
    days = forms.IntegerField(
        label="Days for comments",
        min_value=1,
        max_value=MOST_DAYS,
        initial=DAYS_FOR_COMMENTS,
    )
    stay = GuestHereField(label="Whose idea", empty_label="Mine, or the team's")

    required_messages = {
        "why": "Please say why, in a line.",
        "days": "Please say how many days for comments.",
    }


class ProposeWordingForm(ProposeEndForm):
    drafts = check_names = ["words", "why"]

    words = forms.CharField(
        label="How it would read",
        max_length=AGREEMENT_TEXT,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Plain and short, and “we” rather than “you must”.",
    )

    field_order = ("topic", "words", "why", "days", "stay")
    required_messages = {
        **ProposeEndForm.required_messages,
        "words": "Please write how it would read.",
    }

    def clean_words(self) -> str:
        return self.one_line_end("words")


class ProposeTopicForm(ProposeWordingForm):
    drafts = check_names = ["topic", "words", "why"]

    topic = forms.CharField(
        label="What it is about", max_length=Agreement._meta.get_field("topic").max_length
    )

    required_messages = {
        **ProposeWordingForm.required_messages,
        "topic": "Please say what it is about.",
    }


class CommentForm(WithGuestsForm):
    drafts = check_names = ["words"]
    draft_title = "A note about a proposal"

    stay = GuestHereField(label="Who says it", empty_label="I say it myself")
    words = forms.CharField(
        label="What is said",
        max_length=LONG_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    required_messages = {"words": "Please write what is said."}

    def clean_words(self) -> str:
        return self.one_line_end("words")


class DecideForm(StaffForm):
    drafts = check_names = ["decided_words"]
    draft_title = "What was decided about a proposal"
    names_note = FOR_EVERYONE

    adopted = forms.TypedChoiceField(
        label="What was decided",
        choices=[("yes", "From today on we live by it"), ("no", "We leave it unchanged")],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
    )
    decided_words = forms.CharField(
        label="The reason",
        max_length=SHORT_TEXT,
        help_text="What mattered most, and what came of the comments. Everyone reads it.",
    )
    met_on = DayField(label="Day of the house meeting that decided", required=False)

    required_messages = {
        "adopted": "Please say what was decided.",
        "decided_words": "Please write the reason, in a line.",
    }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.actor.can(Power.DECIDE_AGREEMENTS):
            self.fields["met_on"].help_text = "Leave it empty if you decide yourself."
