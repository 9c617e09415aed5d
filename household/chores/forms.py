"""The list of chores, and how the rotation works."""

from typing import Any

from django import forms

from guests.forms import ON_A_LIST, StaffForm
from ui.fields import WeekdaysField
from ui.forms import PlainForm
from ui.weekdays import as_digits

from .models import MOST_WEEKS, Chore


class ChoreForm(StaffForm, forms.ModelForm):
    drafts = check_names = ["name", "room", "how_to"]
    draft_title = "A chore"
    names_note = ON_A_LIST

    required_messages = {
        "name": "Please write what it is.",
        "rhythm": "Please say how often.",
        "weekdays": "Please choose a day.",
    }

    weekdays = WeekdaysField(
        label="On",
        help_text="One day if it is every week or every month; otherwise as many as you like.",
    )

    class Meta:
        model = Chore
        fields = ["name", "room", "how_to", "rhythm", "weekdays", "size", "people"]
        widgets = {"how_to": forms.Textarea(attrs={"rows": 3})}

    def clean_weekdays(self) -> str:
        return as_digits(self.cleaned_data["weekdays"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        of_one_day = cleaned.get("rhythm") in (Chore.Rhythm.WEEK, Chore.Rhythm.MONTH)
        if of_one_day and len(cleaned.get("weekdays", "")) > 1:
            self.add_error("weekdays", "Please choose one day of the week for this.")
        return cleaned


class ChoreEditForm(ChoreForm):
    """Untouched fields keep their saved values."""

    def __init__(self, *args, chore: Chore, **kwargs) -> None:
        shown = {name: getattr(chore, name) for name in self._meta.fields or ()}
        super().__init__(*args, initial=shown, **kwargs)
        self.chore = chore

    def action_kwargs(self) -> dict[str, Any]:
        kwargs = super().action_kwargs()
        changed = {
            name: kwargs[name] for name in kwargs if kwargs[name] != getattr(self.chore, name)
        }
        return {"changes": changed}


class RotaForm(PlainForm):
    weeks = forms.TypedChoiceField(
        label="People change chores",
        coerce=int,
        choices=[(1, "every week"), *((n, f"every {n} weeks") for n in range(2, MOST_WEEKS + 1))],
        help_text="Starting on a Monday. How often a chore is due is set on the chore itself.",
    )


class RotaDaysForm(PlainForm):
    weekdays = WeekdaysField(label="Shares in chores on", required=False)
