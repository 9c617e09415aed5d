"""Bringing a guest in, and correcting what was written."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.urls import reverse_lazy
from django.utils.functional import cached_property

from accounts.access.actor import Actor
from accounts.models import User
from accounts.people.queries import peers_on_staff

from ..forms import StaffForm
from ..redaction import is_same_name
from ..rooms.forms import RoomField
from ..stays.choices import CameFrom, FoundUs, Pathway, StayDecision, WhyNot
from ..stays.fields import StayDayField
from ..stays.guest import Guest
from ..stays.models import LONG_TEXT, SHORT_TEXT, Stay
from .actions import EditConflictError
from .queries import Known, known_by_name, known_by_the_same_name

SOMEONE_NEW = "new"


def not_said(choices: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [("", "Not said yet"), *choices]


class GuestAddForm(StaffForm):
    """A first call, for which a name is enough; or, with a day of arrival, a guest who comes."""

    drafts = ["name", "pronouns", "called_by"]
    draft_title = "A first call"
    check_names = ["called_by"]

    name = forms.CharField(max_length=120, help_text="The name they go by.")
    known = forms.CharField(required=False)
    pronouns = forms.CharField(max_length=40, required=False)
    called_by = forms.CharField(label="Who called", max_length=120, required=False)
    found_us = forms.ChoiceField(
        label="How they found us", choices=not_said(FoundUs.choices), required=False
    )
    pathway = forms.ChoiceField(
        label="Stepping up or down", choices=not_said(Pathway.choices), required=False
    )
    came_from = forms.ChoiceField(
        label="Where they are now", choices=not_said(CameFrom.choices), required=False
    )
    arrives_on = StayDayField(
        label="Day of arrival",
        required=False,
        help_text="Day 1 of the stay. Leave it empty until it's decided.",
    )
    room = RoomField(required=False, empty_label="Not decided yet")
    is_adult = forms.BooleanField(label="They are 18 or over", required=False)

    required_messages = {"name": "Please write the name they go by."}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        rooms = self.fields["room"]
        assert isinstance(rooms, RoomField)  # noqa: S101 (for the type checker)
        rooms.offer(self.actor)
        self.fields["name"].widget.attrs |= KNOWN_WHILE_TYPING

    def clean_known(self) -> Guest | str:
        said = self.cleaned_data["known"]
        if not (said.isascii() and said.isdigit()):
            return SOMEONE_NEW if said == SOMEONE_NEW else ""
        guest = Guest.objects.for_house(self.actor.house).filter(pk=int(said[:18])).first()
        return guest or ""

    @cached_property
    def names(self) -> list[str]:
        known = self.cleaned_data["known"]
        own = known.name if isinstance(known, Guest) else self.cleaned_data["name"]
        return [name for name in super().names if not is_same_name(name, own)]

    def known_now(self) -> list[Known]:
        """Who may be meant. Without a search while typing, only the exact same name."""
        name = self.data.get("name", "")
        return known_by_the_same_name(self.actor, name) or known_by_name(self.actor, name)

    def action_kwargs(self) -> dict:
        kwargs = super().action_kwargs()
        known = kwargs.pop("known")
        return {
            "name": kwargs.pop("name"),
            "pronouns": kwargs.pop("pronouns"),
            "arrives_on": kwargs.pop("arrives_on"),
            "guest": known if isinstance(known, Guest) else None,
            "is_someone_new": known == SOMEONE_NEW,
            "facts": kwargs,
        }


# What htmx needs to show known guests beside the name; searched by POST, kept in no address.
KNOWN_WHILE_TYPING = {
    "hx-post": reverse_lazy("guests:guest_known"),
    "hx-trigger": "input changed delay:400ms",
    "hx-target": "#known",
    "hx-sync": "this:replace",
}
ONLY_BEFORE = ("decision", "why_not", "arrives_on", "room")


class BeforeArrivalForm(StaffForm):
    """Any part of it, in any order; untouched fields keep their saved values."""

    drafts = ["called_by", "would_help", "decision_words"]
    draft_title = "Before an arrival"
    check_names = ["called_by", "decision_words"]
    hints = ["decision_words"]

    enquired_on = StayDayField(label="Day of the first call", required=False)
    called_by = forms.CharField(label="Who called", max_length=120, required=False)
    found_us = forms.ChoiceField(
        label="How they found us", choices=not_said(FoundUs.choices), required=False
    )
    pathway = forms.ChoiceField(
        label="Stepping up or down", choices=not_said(Pathway.choices), required=False
    )
    came_from = forms.ChoiceField(
        label="Where they are now", choices=not_said(CameFrom.choices), required=False
    )
    talked_on = StayDayField(label="Day of the conversation", required=False)
    talked_with = forms.ModelChoiceField(
        User.objects.none(), label="With whom", required=False, empty_label="Nobody yet"
    )
    would_help = forms.CharField(
        label="What would help, in their words",
        max_length=LONG_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    decision = forms.ChoiceField(
        label="Are they coming?",
        choices=[("", "Not decided yet"), *StayDecision.choices],
        required=False,
        widget=forms.RadioSelect,
    )
    why_not = forms.ChoiceField(
        label="If they aren't coming, why?", choices=not_said(WhyNot.choices), required=False
    )
    decision_words = forms.CharField(label="Note", max_length=SHORT_TEXT, required=False)
    arrives_on = StayDayField(label="Day of arrival", required=False)
    room = RoomField(required=False, empty_label="Not decided yet")
    is_adult = forms.BooleanField(
        label="They are 18 or over", required=False, help_text="No birth date is kept."
    )

    def __init__(self, *args, stay: Stay, **kwargs) -> None:
        shown = {name: getattr(stay, name) for name in self.base_fields if hasattr(stay, name)}
        super().__init__(*args, stay=stay, initial=shown, **kwargs)
        if stay.arrived_on is not None:
            for name in ONLY_BEFORE:
                del self.fields[name]
        self._offer(self.actor, stay)
        for name, field in self.fields.items():
            field.show_hidden_initial = name != "confirmed_text"

    def _offer(self, actor: Actor, stay: Stay) -> None:
        if isinstance(rooms := self.fields.get("room"), RoomField):
            rooms.offer(actor, stay)
        staff = [user.pk for user in peers_on_staff(actor)]
        people = self.fields["talked_with"]
        assert isinstance(people, forms.ModelChoiceField)  # noqa: S101 (for the type checker)
        here = User.objects.for_house(actor.house)
        people.queryset = here.filter(pk__in=[*staff, stay.talked_with_id])

    def changed_fields(self) -> list[str]:
        return [name for name in self.changed_data if name != "confirmed_text"]

    def needs_confirmation(self) -> bool:
        return bool(set(self.check_names) & set(self.changed_data)) and super().needs_confirmation()

    def action_kwargs(self) -> dict:
        changed = self.changed_fields()
        return {
            "changes": {name: self.cleaned_data[name] for name in changed},
            "seen": {name: self._seen(name) for name in changed},
        }

    def add_action_errors(self, error: ValidationError) -> None:
        """Once someone else's change has been shown, saving again confirms."""
        super().add_action_errors(error)
        if isinstance(error, EditConflictError):
            data = QueryDict(mutable=True)
            data.update(self.data)
            for name, value in error.current.items():
                shown = self.fields[name].prepare_value(value)
                data[self[name].html_initial_name] = "" if shown is None else str(shown)
            self.data = data

    def _seen(self, name: str) -> Any:
        raw = self.data.get(self[name].html_initial_name, "")
        try:
            return self.fields[name].clean(raw)
        except ValidationError:
            return raw
