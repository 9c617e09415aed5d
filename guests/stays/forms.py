from django import forms
from django.forms.models import model_to_dict

from accounts.access.actor import Actor

from ..before_arrival.forms import not_said
from ..rooms.forms import RoomField
from .choices import Pathway
from .fields import StayDayField, StayForm
from .models import Stay


class GuestEditForm(StayForm):
    """Corrects what was written about a stay; fields that were not touched stay as saved."""

    name = forms.CharField(max_length=120, help_text="The name they go by.")
    arrives_on = StayDayField(
        label="Day of arrival", required=False, help_text="Day 1 of the stay."
    )
    pronouns = forms.CharField(max_length=40, required=False)
    pathway = forms.ChoiceField(choices=not_said(Pathway.choices), required=False)
    room = RoomField(required=False, empty_label="Not decided yet")

    required_messages = {"name": "Please write the name they go by."}

    def __init__(self, *args, actor: Actor, stay: Stay, **kwargs) -> None:
        shown = model_to_dict(stay.guest) | model_to_dict(stay)
        shown["arrives_on"] = stay.arrived_on or stay.arrives_on
        super().__init__(*args, actor=actor, initial=shown, **kwargs)
        rooms = self.fields["room"]
        assert isinstance(rooms, RoomField)  # noqa: S101 (for the type checker)
        rooms.offer(actor, stay)
        for field in self.fields.values():
            field.show_hidden_initial = True

    def action_kwargs(self) -> dict:
        return {"changes": {name: self.cleaned_data[name] for name in self.changed_data}}
