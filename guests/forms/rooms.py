"""The house's rooms."""

from django import forms

from ui.forms import PlainForm

from ..models import Room


class RoomForm(PlainForm, forms.ModelForm):
    missing = {"name": "Please give the room a name."}

    class Meta:
        model = Room
        fields = ["name"]
