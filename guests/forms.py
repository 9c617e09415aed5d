"""Bringing a guest in, and what is noted about a stay."""

from datetime import date, timedelta

from django import forms

from accounts.asker import Asker
from ui.forms import PlainForm

from .models import Goal, Room, Stay


class DayField(forms.DateField):
    """A day, picked from the browser's own calendar."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    default_error_messages = {"invalid": "Please give a day, like 2026-03-21."}


class StayDayField(DayField):
    """A day of a stay: within two years of today, so that a wrong year is noticed."""

    def __init__(self, *, asker: Asker | None = None, **kwargs) -> None:
        super().__init__(**kwargs)
        self.asker = asker

    def clean(self, value: str) -> date:
        day = super().clean(value)
        if day and self.asker and abs(day - self.asker.today) > timedelta(days=730):
            raise forms.ValidationError("That day is more than two years away. Is the year right?")
        return day


class StayForm(PlainForm):
    """A form about a stay, whose days are looked at with the asker's calendar."""

    def __init__(self, *args, asker: Asker, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, StayDayField):
                field.asker = asker


class GuestForm(StayForm):
    """A new guest: name and arrival are enough; the rest can be said later."""

    name = forms.CharField(max_length=120, help_text="The name they go by.")
    arrives_on = StayDayField(label="Day of arrival", help_text="Day 1 of the stay.")
    pronouns = forms.CharField(max_length=40, required=False)
    pathway = forms.ChoiceField(
        choices=[("", "Not said yet"), *Stay.Pathway.choices], required=False
    )
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


class ArrivalForm(StayForm):
    arrived_on = StayDayField(label="The day they arrived", help_text="Day 1 of the stay.")

    missing = {"arrived_on": "Please say on which day they arrived."}


class LeavingForm(StayForm):
    left_on = StayDayField(label="The day they left")

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
