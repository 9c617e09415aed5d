"""The choices about a stay: worded by the house, and offered in its words."""

from collections.abc import Callable
from functools import cache, partial
from typing import Any

from django import forms

from accounts.drafts.forms import DraftForm

from .models import LISTS, WORDS, StayList, Wordings


def offer_house_words(form: forms.Form, read: Callable[[], Wordings]) -> None:
    """The choices about a stay that the form asks for; `read` is called once, when one is shown."""
    read = cache(read)
    for name in LISTS:
        if isinstance(field := form.fields.get(name), forms.ChoiceField):
            usual: Any = field.choices
            field.choices = partial(_worded, name, list(usual), read)


def _worded(name: str, usual: list[Any], read: Callable[[], Wordings]) -> list[Any]:
    return [(code, read().get((name, code), label)) for code, label in usual]


CHOICES = {
    f"{name}-{code}": (name, code, label)
    for name, known in LISTS.items()
    for code, label in known.choices
}


class HouseWordsForm(DraftForm):
    """A line for each choice; untouched lines keep their saved words."""

    drafts = list(CHOICES)
    draft_title = "The choices about a stay"

    def __init__(self, *args, wordings: Wordings, **kwargs) -> None:
        said = {key: wordings.get((name, code), "") for key, (name, code, _) in CHOICES.items()}
        super().__init__(*args, initial=said, **kwargs)

    def lists(self) -> list[tuple[str, list[forms.BoundField]]]:
        return [
            (title, [self[key] for key, (name, _, _) in CHOICES.items() if name == each])
            for each, title in StayList.choices
        ]

    def action_kwargs(self) -> dict[str, Any]:
        return {"changes": {CHOICES[key][:2]: self.cleaned_data[key] for key in self.changed_data}}


HouseWordsForm.base_fields |= {
    key: forms.CharField(label=usual, max_length=WORDS, required=False, show_hidden_initial=True)
    for key, (_, _, usual) in CHOICES.items()
}
