"""Working things out: who is in it, what each says, what they try, and looking again."""

from collections.abc import Sequence

from django import forms

from accounts.access.actor import Actor
from guests.forms import StaffForm
from guests.models import Participant
from guests.participant_fields import PeopleField, PersonField, offer
from guests.stays.fields import StayDayField
from ui.forms import PlainForm

from .models import ConversationPart


class BeginForm(PlainForm):
    """Two people or more, and who supports them besides the one who begins it."""

    people = PeopleField(label="Who is in it", in_groups=True)
    supporters = PeopleField(
        label="Who supports it, besides you",
        help_text="Not one of the people in it. They can read all of it.",
    )
    nobody_else_there = forms.BooleanField(
        label="I was part of this myself, and nobody else was there",
        required=False,
        help_text="Then you are one of the people in it, and you write your own part alone. "
        "Managers see the page, and someone else sits down with the others.",
    )
    on = StayDayField(label="Day")

    required_messages = {"on": "Please choose the day."}

    def __init__(self, *args, actor: Actor, people: Sequence[Participant], **kwargs) -> None:
        super().__init__(*args, initial={"on": actor.today}, **kwargs)
        offer(self, "people", people)
        offer(self, "supporters", _staff(people))
        day = self.fields["on"]
        assert isinstance(day, StayDayField)  # noqa: S101 (for the type checker)
        day.actor = actor

    def action_kwargs(self) -> dict:
        cleaned = self.cleaned_data
        return {
            "on": cleaned["on"],
            "people": cleaned["people"],
            "supporters": [each.staff for each in cleaned["supporters"]],
            "nobody_else_there": cleaned["nobody_else_there"],
        }


class JoinForm(PlainForm):
    """Adds a person, or someone who supports it."""

    person = PersonField(label="Add a person", nobody="Nobody")
    supporter = PersonField(
        label="Add someone who supports it",
        nobody="Nobody",
        help_text="They can then read all of it, so ask the people in it first.",
    )

    def __init__(self, *args, people: Sequence[Participant], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "person", people)
        offer(self, "supporter", _staff(people))

    def action_kwargs(self) -> dict:
        cleaned = self.cleaned_data
        return {"person": cleaned["person"], "supporter": cleaned["supporter"].staff}


class AskSomeoneForm(PlainForm):
    """Whoever began a page alone asks someone to sit down with everyone in it."""

    supporter = PersonField(
        label="Who sits down with everyone in it",
        nobody="Choose",
        required=True,
        help_text="They can then read all of it, so ask them first, and tell the others in it.",
    )

    required_messages = {"supporter": "Please choose who it is."}

    def __init__(self, *args, people: Sequence[Participant], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "supporter", _staff(people))

    def action_kwargs(self) -> dict:
        return {"supporter": self.cleaned_data["supporter"].staff}


def _staff(people: Sequence[Participant]) -> list[Participant]:
    return [each for each in people if each.staff]


class ShownWordsForm(StaffForm):
    """Words with what was saved when the page was opened; untouched fields stay unchanged."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in self.check_names:
            self.fields[name].show_hidden_initial = True

    def changes(self) -> dict[str, tuple[str, str]]:
        """By field: (what the page was shown with, what it holds now)."""
        return {
            name: (self.data.get(self.add_initial_prefix(name), ""), self.cleaned_data[name])
            for name in self.check_names
            if name in self.changed_data
        }


class PartForm(ShownWordsForm, forms.ModelForm):
    """One person's own words, with nobody else's on the page."""

    drafts = check_names = ["as_seen", "needs"]
    draft_title = "A conversation"
    names_note = "What one person says is read with them, so it has no other guests' names."

    class Meta:
        model = ConversationPart
        fields = ["as_seen", "needs"]
        labels = {"as_seen": "What happened, as I saw it", "needs": "What I need"}
        widgets = {
            "as_seen": forms.Textarea(attrs={"rows": 7}),
            "needs": forms.Textarea(attrs={"rows": 4}),
        }

    def __init__(self, *args, part: ConversationPart, **kwargs) -> None:
        shown = {"as_seen": part.as_seen, "needs": part.needs}
        super().__init__(*args, stay=part.stay, initial=shown, **kwargs)

    def action_kwargs(self) -> dict:
        return {"changes": self.changes()}


class WithdrawForm(PlainForm):
    is_in_it = forms.TypedChoiceField(
        label="And they themselves?",
        choices=[
            ("yes", "They are in this conversation; their own words go here instead"),
            ("no", "They were never in it; adding them was a mistake"),
        ],
        initial="yes",
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
    )

    required_messages = {"is_in_it": "Please say whether they are in this conversation."}
