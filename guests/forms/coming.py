"""Bringing a guest in, and putting that right."""

from django import forms

from accounts.asker import Asker

from ..models import Pathway, Room, Stay
from .days import StayDayField, StayForm


class GuestForm(StayForm):
    """A new guest: name and arrival are enough; the rest can be said later."""

    name = forms.CharField(max_length=120, help_text="The name they go by.")
    arrives_on = StayDayField(label="Day of arrival", help_text="Day 1 of the stay.")
    pronouns = forms.CharField(max_length=40, required=False)
    pathway = forms.ChoiceField(choices=[("", "Not said yet"), *Pathway.choices], required=False)
    room = forms.ModelChoiceField(
        Room.objects.none(), required=False, empty_label="Not decided yet"
    )

    missing = {
        "name": "Please write the name they go by.",
        "arrives_on": "Please say on which day they arrive.",
    }

    def __init__(self, *args, asker: Asker, stay: Stay | None = None, **kwargs) -> None:
        super().__init__(*args, asker=asker, **kwargs)
        rooms = self.fields["room"]
        assert isinstance(rooms, forms.ModelChoiceField)  # noqa: S101 (for the type checker)
        rooms.queryset = Room.objects.visible_to(asker).offered_to(stay)


class GuestEditForm(GuestForm):
    """Puts right what was written about a stay; what was not touched is left as it stands."""

    def __init__(self, *args, stay: Stay, **kwargs) -> None:
        shown = {
            "name": stay.guest.name,
            "pronouns": stay.guest.pronouns,
            "arrives_on": stay.first_day,
            "pathway": stay.pathway,
            "room": stay.room_id,
        }
        super().__init__(*args, stay=stay, initial=shown, **kwargs)
        for field in self.fields.values():
            field.show_hidden_initial = True

    def answers(self) -> dict:
        return {"changes": {name: self.cleaned_data[name] for name in self.changed_data}}
