"""The choices about a stay: offered in the house's words, and the page on which it sets them."""

from collections.abc import Callable
from functools import cache, partial
from typing import Any, NamedTuple

from django import forms

from accounts.drafts.forms import DraftForm

from .models import LISTS, WORDS, StayList, Wordings


def offer_house_words(form: forms.Form, read: Callable[[], Wordings]) -> None:
    """Offer the form's choices about a stay in the house's words.

    `read` is called once, and only when such a field is shown.
    """
    read = cache(read)
    for name in LISTS:
        if isinstance(field := form.fields.get(name), forms.ChoiceField):
            usual: Any = field.choices
            field.choices = partial(_worded, name, list(usual), read)


def _worded(name: str, usual: list[Any], read: Callable[[], Wordings]) -> list[Any]:
    return [(code, read().get((name, code), label)) for code, label in usual]


class Choice(NamedTuple):
    """One choice about a stay; `usual` is what it is called without a house's words."""

    list_name: str
    code: str
    usual: str


# By the name of its input.
CHOICES = {
    f"{list_name}-{code}": Choice(list_name, code, label)
    for list_name, known in LISTS.items()
    for code, label in known.choices
}


class HouseWordsForm(DraftForm):
    """A line for each choice; untouched lines keep their saved words."""

    drafts = list(CHOICES)
    draft_title = "The choices about a stay"

    def __init__(self, *args, wordings: Wordings, **kwargs) -> None:
        saved = {
            name: wordings.get((choice.list_name, choice.code), "")
            for name, choice in CHOICES.items()
        }
        super().__init__(*args, initial=saved, **kwargs)

    def lists(self) -> list[tuple[str, list[forms.BoundField]]]:
        return [
            (title, [self[name] for name, each in CHOICES.items() if each.list_name == list_name])
            for list_name, title in StayList.choices
        ]

    def action_kwargs(self) -> dict[str, Any]:
        changed = {name: CHOICES[name] for name in self.changed_data}
        return {
            "changes": {
                (choice.list_name, choice.code): self.cleaned_data[name]
                for name, choice in changed.items()
            }
        }


HouseWordsForm.base_fields |= {
    name: forms.CharField(
        label=choice.usual, max_length=WORDS, required=False, show_hidden_initial=True
    )
    for name, choice in CHOICES.items()
}
