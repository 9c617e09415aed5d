"""The forms of a round: each knows what it showed and what was then said."""

from collections.abc import Collection

from django import forms

from accounts.models import User
from guests.forms import NamesAskedAboutForm
from guests.models import GUEST_WHO_HAS_LEFT, Goal, Stay
from ui.forms import PlainForm

from .merge import Change, Place, Value
from .models import LONG_TEXT, SHORT_TEXT, Ask, Entry, Intention, Reopening, Which
from .wording import OURS, WHERE_AT


class WordsField(forms.CharField):
    """Words as they were said: nothing trimmed away, and one kind of line end."""

    def __init__(self, *, max_length: int, rows: int | None = None, **kwargs) -> None:
        widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
        super().__init__(
            max_length=max_length,
            required=False,
            strip=False,
            show_hidden_initial=True,
            widget=widget,
            error_messages={
                "max_length": "This is longer than %(limit_value)d characters. "
                "It is all still here: please make it shorter, then save again."
            },
            **kwargs,
        )

    def to_python(self, value: str | None) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n")


def pick(choices: list[tuple[str, str]], label: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=choices,
        required=False,
        show_hidden_initial=True,
        widget=forms.RadioSelect,
    )


class MergingForm(PlainForm):
    """A form for one row of a round, that tells each field's `Change`.

    The value a field was shown with goes along with it (Django's hidden initial), so that the
    action can merge what two people saved at once.
    """

    row = ""
    number = 0

    def changes(self) -> dict[Place, Change]:
        """Only of fields that will do; the others stand on the page with their reason."""
        return {
            self.place(name): Change(self._seen(name), said)
            for name, said in self.cleaned_data.items()
            if self.sent(name) != self.sent_as_seen(name)
        }

    def said_anew(self) -> dict[str, tuple[str, str]]:
        """As they were sent: what each changed field was shown with, and what it holds now."""
        return {
            place.field: (self.sent_as_seen(place.field), self.sent(place.field))
            for place, change in self.changes().items()
            if change.seen != change.said
        }

    def place(self, name: str) -> Place:
        return Place(self.row, self.number, name)

    def sent(self, name: str) -> str:
        return self.data.get(self.add_prefix(name), "")

    def sent_as_seen(self, name: str) -> str:
        return self.data.get(self.add_initial_prefix(name), "")

    def _seen(self, name: str) -> Value:
        field = self.fields[name]
        raw = self.sent_as_seen(name)
        try:
            return field.clean(raw)
        except forms.ValidationError:
            return raw


class EntryForm(MergingForm):
    row = "entry"

    presence = pick(Entry.Presence.choices, "There")
    support = pick(Entry.Support.choices, "Support asked")
    # The questions are in our words here; a card puts the house's own in their place.
    where_at = WordsField(label=WHERE_AT, max_length=LONG_TEXT, rows=3)


class MorningForm(EntryForm):
    support_looks_like = WordsField(
        label=OURS[Which.MORNING]["support_looks_like"], max_length=LONG_TEXT, rows=3
    )


class AfternoonForm(EntryForm):
    moving_toward = WordsField(
        label=OURS[Which.AFTERNOON]["moving_toward"], max_length=LONG_TEXT, rows=2
    )
    night = WordsField(label=OURS[Which.AFTERNOON]["night"], max_length=LONG_TEXT, rows=2)


def entry_form_for(which: Which) -> type[EntryForm]:
    return MorningForm if which == Which.MORNING else AfternoonForm


class IntentionForm(MergingForm):
    """One of up to three goals for today."""

    row = "intention"
    has_goals = False

    words = WordsField(label="Goal for today", max_length=SHORT_TEXT)

    def __init__(self, *args, number: int, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.number = number
        self.fields["words"].label = f"Goal {number} for today"


class TiedIntentionForm(IntentionForm):
    """One that can be toward a goal of the stay."""

    has_goals = True

    goal = forms.TypedChoiceField(
        coerce=int, empty_value=None, required=False, show_hidden_initial=True
    )

    def __init__(self, *args, goals: list[Goal], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["goal"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (for the type checker)
        field.choices = [("", "Toward …"), *((goal.pk, goal.words) for goal in goals)]
        field.label = f"Goal {self.number}: toward which goal of the stay"


class AnswerForm(MergingForm):
    """The afternoon's answer to one goal of the morning."""

    row = "answer"

    answer = pick(Intention.Answer.choices, "How it went")

    def __init__(self, *args, intention: Intention, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.intention = intention
        self.number = intention.pk
        self.fields["answer"].label = intention.words


class AskForm(PlainForm, forms.ModelForm):
    """What a guest asks for in between, in one line or none."""

    support = forms.ChoiceField(
        label="Asked for", choices=Ask.Support.choices, widget=forms.RadioSelect
    )

    missing = {"support": "Please choose more support or some space."}

    class Meta:
        model = Ask
        fields = ["support", "words"]


class ClosingForm(NamesAskedAboutForm):
    """Who led the check-in, and a line about the circle that names nobody.

    A name in that line is asked about once, kindly; the same line a second time is meant so.
    """

    led_by = forms.ChoiceField(
        label="Who led it",
        required=False,
        help_text="A peer on staff, or a guest who wanted to.",
    )
    circle = forms.CharField(
        label="The circle as a whole",
        required=False,
        max_length=SHORT_TEXT,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="A line about how it was together, without names. It can stay empty.",
    )
    may_name = ("circle",)

    def __init__(
        self,
        *args,
        guests: list[Stay],
        staff: list[User],
        left: Collection[str] = (),
        **kwargs,
    ) -> None:
        """`left`: keys of guests who are out of the asker's reach, and so are not named."""
        self.guests = {f"stay-{stay.pk}": stay for stay in guests}
        named = {key: each.guest.name for key, each in self.guests.items() if key not in left}
        super().__init__(*args, names=named.values(), **kwargs)
        self.staff = {f"staff-{user.pk}": user for user in staff}
        unnamed = GUEST_WHO_HAS_LEFT.capitalize()
        led_by = self.fields["led_by"]
        assert isinstance(led_by, forms.ChoiceField)  # noqa: S101 (for the type checker)
        led_by.choices = [
            ("", "Nobody said"),
            ("Peers on staff", [(key, each.display_name) for key, each in self.staff.items()]),
            ("Guests", [(key, named.get(key, unnamed)) for key in self.guests]),
        ]

    def answers(self) -> dict:
        key = self.cleaned_data["led_by"]
        return {
            "led_by_stay": self.guests.get(key),
            "led_by_staff": self.staff.get(key),
            "circle": self.cleaned_data["circle"],
        }


class ReopeningForm(PlainForm, forms.ModelForm):
    missing = {"reason": "Please say why it is opened again."}

    class Meta:
        model = Reopening
        fields = ["reason"]
        labels = {"reason": "Why is it opened again?"}
        help_texts = {"reason": "It stands in the check-in, so without names."}
