"""Bringing a guest in, and what is noted about a stay."""

from collections.abc import Mapping
from datetime import date, timedelta

from django import forms

from accounts.asker import Asker
from ui.forms import PlainForm

from .models import Goal, Guest, Room, Stay


class DayField(forms.DateField):
    """A day, picked from the browser's own calendar."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    default_error_messages = {"invalid": "Please give a day, like 2026-03-21."}


class GuestEditForm(PlainForm, forms.ModelForm):
    """Who they are and where they stay; all but the name can be said later."""

    pathway = forms.ChoiceField(
        choices=[("", "Not said yet"), *Stay.Pathway.choices], required=False
    )
    room = forms.ModelChoiceField(
        Room.objects.none(), required=False, empty_label="Not decided yet"
    )

    missing: Mapping[str, str] = {"name": "Please write the name they go by."}

    class Meta:
        model = Guest
        fields = ["name", "pronouns"]

    def __init__(self, *args, asker: Asker, stay: Stay | None = None, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.asker = asker
        rooms = self.fields["room"]
        assert isinstance(rooms, forms.ModelChoiceField)  # noqa: S101 (for the type checker)
        rooms.queryset = Room.objects.visible_to(asker).free(but_for=stay)


class GuestForm(GuestEditForm):
    """A new guest: name and arrival are enough."""

    arrives_on = DayField(label="Day of arrival", help_text="Day 1 of the stay.")

    field_order = ["name", "arrives_on", "pronouns", "pathway", "room"]

    missing = {
        "name": "Please write the name they go by.",
        "arrives_on": "Please say on which day they arrive.",
    }

    def clean_arrives_on(self) -> date:
        day = self.cleaned_data["arrives_on"]
        if abs(day - self.asker.today) > timedelta(days=730):
            raise forms.ValidationError("That day is more than two years away. Is the year right?")
        return day


class ArrivalForm(PlainForm):
    arrived_on = DayField(label="The day they arrived", help_text="Day 1 of the stay.")

    missing = {"arrived_on": "Please say on which day they arrived."}


class LeavingForm(PlainForm):
    left_on = DayField(label="The day they left")

    missing = {"left_on": "Please say on which day they left."}


class TimeAwayForm(PlainForm):
    from_on = DayField(label="First day away")
    back_on = DayField(
        label="The day they are back",
        required=False,
        help_text="From that day on they are here again. Leave it empty while nobody knows.",
    )

    missing = {"from_on": "Please say from which day on they are away."}


class GoalForm(PlainForm, forms.ModelForm):
    missing = {"words": "Please write the goal in their words."}

    class Meta:
        model = Goal
        fields = ["words"]


class RoomForm(PlainForm, forms.ModelForm):
    missing = {"name": "Please give the room a name."}

    class Meta:
        model = Room
        fields = ["name"]
