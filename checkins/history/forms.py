"""Choosing among the days of a stay; the address then holds codes and ids, and no words."""

from django import forms

from ui.forms import PlainForm

from ..entries.models import Entry

CHOOSE_AGAIN = {"invalid_choice": "Please choose one from the list. Every day is shown for now."}


class DaysForm(PlainForm):
    """Which days of a stay to show: all of them until something is chosen."""

    support = forms.ChoiceField(
        label="Asked for",
        choices=[("", "Anything"), *Entry.Support.choices],
        required=False,
        error_messages=CHOOSE_AGAIN,
    )
    goal = forms.TypedChoiceField(
        label="Toward",
        coerce=int,
        empty_value=None,
        required=False,
        error_messages=CHOOSE_AGAIN,
    )

    def __init__(self, *args, goals: list[tuple[int, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if goals:
            field = self.fields["goal"]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 (for the type checker)
            field.choices = [("", "Any goal, or none"), *goals]
        else:
            del self.fields["goal"]

    @property
    def has_goals(self) -> bool:
        return "goal" in self.fields

    @property
    def support_asked(self) -> str:
        return self._chosen("support") or ""

    @property
    def goal_id(self) -> int | None:
        return self._chosen("goal")

    @property
    def chooses(self) -> bool:
        return bool(self.support_asked or self.goal_id)

    def _chosen(self, name: str):
        return self.cleaned_data.get(name) if self.is_valid() else None
