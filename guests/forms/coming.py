"""Bringing a guest in, and putting that right."""

from django import forms
from django.urls import reverse_lazy

from accounts.asker import Asker

from ..models import CameFrom, FoundUs, Guest, Pathway, Stay
from ..naming import is_same_name
from ..queries import Known, known_by_name, known_by_the_same_name
from .days import StayDayField, StayForm
from .naming import NamesAskedAboutForm, names_of_others
from .rooms import RoomField

SOMEONE_NEW = "new"


def not_said(choices: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [("", "Not said yet"), *choices]


class GuestForm(NamesAskedAboutForm, StayForm):
    """A first call, for which a name is enough; or, with a day of arrival, a guest who comes."""

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
        help_text="Day 1 of the stay. Leave it empty while nothing is decided.",
    )
    room = RoomField(required=False, empty_label="Not decided yet")
    is_adult = forms.BooleanField(label="They are 18 or over", required=False)

    missing = {"name": "Please write the name they go by."}
    may_name = ("called_by",)

    def __init__(self, *args, asker: Asker, **kwargs) -> None:
        super().__init__(*args, asker=asker, names=names_of_others(asker), **kwargs)
        self.asker = asker
        rooms = self.fields["room"]
        assert isinstance(rooms, RoomField)  # noqa: S101 (for the type checker)
        rooms.offer(asker)
        self.fields["name"].widget.attrs |= KNOWN_WHILE_TYPING

    def clean_known(self) -> Guest | str:
        said = self.cleaned_data["known"]
        if not (said.isascii() and said.isdigit()):
            return SOMEONE_NEW if said == SOMEONE_NEW else ""
        guest = Guest.objects.visible_to(self.asker).filter(pk=int(said[:18])).first()
        return guest or ""

    def asks_first(self) -> bool:
        """The name of whom it is about is not someone else's."""
        if self.is_valid():
            known = self.cleaned_data["known"]
            own = known.name if isinstance(known, Guest) else self.cleaned_data["name"]
            self.names = [name for name in self.names if not is_same_name(name, own)]
        return super().asks_first()

    def known_now(self) -> list[Known]:
        """For the page: who may be meant. Without a search while typing, the very same name."""
        name = self.data.get("name", "")
        return known_by_the_same_name(self.asker, name) or known_by_name(self.asker, name)

    def answers(self) -> dict:
        said = super().answers()
        known = said.pop("known")
        return {
            "name": said.pop("name"),
            "pronouns": said.pop("pronouns"),
            "arrives_on": said.pop("arrives_on"),
            "guest": known if isinstance(known, Guest) else None,
            "is_someone_new": known == SOMEONE_NEW,
            "facts": said,
        }


# What htmx needs to show known guests beside the name; searched by POST, kept in no address.
KNOWN_WHILE_TYPING = {
    "hx-post": reverse_lazy("guests:guest_known"),
    "hx-trigger": "input changed delay:400ms",
    "hx-target": "#known",
    "hx-sync": "this:replace",
}


class GuestEditForm(StayForm):
    """Puts right what was written about a stay; what was not touched is left as it stands."""

    name = forms.CharField(max_length=120, help_text="The name they go by.")
    arrives_on = StayDayField(
        label="Day of arrival", required=False, help_text="Day 1 of the stay."
    )
    pronouns = forms.CharField(max_length=40, required=False)
    pathway = forms.ChoiceField(choices=not_said(Pathway.choices), required=False)
    room = RoomField(required=False, empty_label="Not decided yet")

    missing = {"name": "Please write the name they go by."}

    def __init__(self, *args, asker: Asker, stay: Stay, **kwargs) -> None:
        shown = {
            "name": stay.guest.name,
            "pronouns": stay.guest.pronouns,
            "arrives_on": stay.arrived_on or stay.arrives_on,
            "pathway": stay.pathway,
            "room": stay.room_id,
        }
        super().__init__(*args, asker=asker, initial=shown, **kwargs)
        rooms = self.fields["room"]
        assert isinstance(rooms, RoomField)  # noqa: S101 (for the type checker)
        rooms.offer(asker, stay)
        for field in self.fields.values():
            field.show_hidden_initial = True

    def answers(self) -> dict:
        return {"changes": {name: self.cleaned_data[name] for name in self.changed_data}}
