"""The forms of a round: each knows what it was shown with and what it holds now."""

from django import forms

from guests.models import Goal
from ui.forms import PlainForm

from ..rounds.models import SHORT_TEXT
from ..schedule.models import Which
from ..schedule.wording import OURS, WHERE_AT
from .merge import Change, FieldPlace, Value
from .models import LONG_TEXT, Entry, Intention


class WordsField(forms.CharField):
    """Words exactly as typed: nothing trimmed, with one kind of line end."""

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
                "It is all still here. Please make it shorter, then save again."
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

    def changes(self) -> dict[FieldPlace, Change]:
        return {
            self.place(name): Change(self._seen(name), said)
            for name, said in self.cleaned_data.items()
            if self.sent(name) != self.sent_as_seen(name)
        }

    def changed_fields(self) -> dict[str, tuple[str, str]]:
        """As sent: what each changed field was shown with, and what it holds now."""
        return {
            place.field: (self.sent_as_seen(place.field), self.sent(place.field))
            for place, change in self.changes().items()
            if change.seen != change.said
        }

    def place(self, name: str) -> FieldPlace:
        return FieldPlace(self.row, self.number, name)

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

    presence = pick(Entry.Presence.choices, "Here?")
    support = pick(Entry.Support.choices, "Support")
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

    @property
    def is_used(self) -> bool:
        return any(field.value() or (self.is_bound and field.errors) for field in self)


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
        self.goals = goals

    @property
    def goal_name(self) -> str:
        """The whole name of the goal that is chosen; a list of choices cuts long names off."""
        chosen = str(self["goal"].value() or "")
        return next((goal.words for goal in self.goals if chosen == str(goal.pk)), "")


class AnswerForm(MergingForm):
    """The afternoon's answer to one goal of the morning."""

    row = "answer"

    answer = pick(Intention.Answer.choices, "How it went")

    def __init__(self, *args, intention: Intention, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.intention = intention
        self.number = intention.pk
        self.fields["answer"].label = intention.words
