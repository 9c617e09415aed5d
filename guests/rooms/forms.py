"""The house's rooms, added, renamed and given."""

from datetime import date

from django import forms

from accounts.access.actor import Actor
from ui.forms import PlainForm

from ..stays.days import past_day
from ..stays.fields import StayDayField, StayForm
from ..stays.models import Stay
from .ahead import Hold
from .models import Room
from .queries import holds_since


class RoomForm(PlainForm, forms.ModelForm):
    required_messages = {"name": "Please give the room a name."}

    class Meta:
        model = Room
        fields = ["name"]


class RoomField(forms.ModelChoiceField):
    """A room of the house; each says whose it is now and who comes next."""

    def __init__(self, **kwargs) -> None:
        super().__init__(Room.objects.none(), **kwargs)
        self.held: dict[int, list[Hold]] = {}
        self.today = date.max

    def offer(self, actor: Actor, stay: Stay | None = None) -> None:
        self.queryset = Room.objects.for_house(actor.house)
        self.today = actor.today
        self.held = {}  # its own: copies of a field share what it holds
        for hold in holds_since(actor, actor.today):
            if not hold.is_over and (stay is None or hold.stay != stay.pk):
                self.held.setdefault(hold.room, []).append(hold)

    def label_from_instance(self, room: Room) -> str:
        holds = sorted(self.held.get(room.pk, []), key=lambda hold: hold.from_on)
        return ", ".join([room.name, *(_whose(hold, self.today) for hold in holds)])


def _whose(hold: Hold, today: date) -> str:
    if hold.planned_on:
        return f"{hold.name} still here, planned until {past_day(hold.planned_on, today)}"
    if hold.is_here:
        return f"{hold.name}'s until {hold.until_on:%B} {hold.until_on.day}"
    return f"{hold.name}'s from {hold.from_on:%B} {hold.from_on.day}"


class RoomMoveForm(StayForm):
    room = RoomField(label="New room", empty_label="Choose a room")
    moved_on = StayDayField(label="The day they moved")

    required_messages = {
        "room": "Please choose the room.",
        "moved_on": "Please choose the day they moved.",
    }

    def __init__(self, *args, actor: Actor, stay: Stay, **kwargs) -> None:
        super().__init__(*args, actor=actor, **kwargs)
        rooms = self.fields["room"]
        assert isinstance(rooms, RoomField)  # noqa: S101 (for the type checker)
        rooms.offer(actor, stay)

    @property
    def wanted(self) -> Room | None:
        self.full_clean()
        return getattr(self, "cleaned_data", {}).get("room")
