"""Who is on a shift, and the house's on-call number."""

from collections.abc import Sequence

from django import forms

from accounts.models import User
from ui.forms import PlainForm

from .models import ShiftPerson


class WhyField(forms.CharField):
    """A word on a change to the rota, for whoever wonders later."""

    def __init__(self) -> None:
        super().__init__(
            label="Why (if it helps to know later)",
            required=False,
            max_length=ShiftPerson._meta.get_field("why").max_length,
            help_text="No guest's name, please.",
        )


class PutOnForm(PlainForm):
    user = forms.ChoiceField(label="Who")
    instead_of = forms.ChoiceField(label="Instead of", required=False)
    why = WhyField()
    is_on_call = forms.BooleanField(label="On call, not in the house", required=False)

    required_messages = {"user": "Please choose someone."}

    def __init__(
        self, *args, team: Sequence[User], people: Sequence[ShiftPerson], **kwargs
    ) -> None:
        """`team`: who works here on that day; `people`: who is on the shift already."""
        super().__init__(*args, **kwargs)
        self.team = {str(user.pk): user for user in team}
        self.people = {str(person.pk): person for person in people}
        on_it = {person.user_id for person in people}
        self._offer("user", "Choose someone", [u for u in team if u.pk not in on_it])
        self._offer(
            "instead_of", "Nobody, add one more", [person.user for person in people], people
        )
        if not people:
            del self.fields["instead_of"], self.fields["why"]

    def _offer(self, name: str, nobody: str, users: Sequence[User], rows: Sequence = ()) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (for the type checker)
        named = zip(rows or users, users, strict=True)
        field.choices = [("", nobody), *((str(row.pk), user.display_name) for row, user in named)]

    def action_kwargs(self) -> dict:
        kwargs = super().action_kwargs()
        kwargs["user"] = self.team[kwargs["user"]]
        kwargs["instead_of"] = self.people.get(kwargs.get("instead_of", ""))
        return kwargs


class TakeOffForm(PlainForm):
    why = WhyField()
