"""The forms of the house's groups."""

from datetime import timedelta

from django import forms

from accounts.access.requests import StaffRequest
from guests.forms import StaffForm
from guests.models import NOBODY, SHORT_TEXT
from guests.participant_fields import PersonField, offer
from guests.stays.fields import StayDayField
from ui.fields import ClockField, WeekdayField

from ..fields import FOR_EVERYONE
from ..people import people_of
from .models import LARGEST, Group


class GroupForm(StaffForm):
    drafts = check_names = ["name", "about"]
    draft_title = "A group"
    names_note = FOR_EVERYONE

    name = forms.CharField(label="What it is called", max_length=80)
    weekday = WeekdayField(label="Usual day")
    at = ClockField(label="Usual time")
    person = PersonField(label="Who leads it", nobody="Whoever is in")
    about = forms.CharField(
        label="What it is about, in a line", max_length=SHORT_TEXT, required=False
    )

    required_messages = {
        "name": "Please give it a name.",
        "weekday": "Please choose its usual day.",
        "at": "Please give a time.",
    }

    def __init__(self, *args, group: Group | None = None, **kwargs) -> None:
        leads = group.participant if group else NOBODY
        super().__init__(*args, **kwargs)
        offer(self, "person", people_of(self.actor, self.actor.today, [leads]))


class GroupEditForm(GroupForm):
    """Untouched fields keep their saved values."""

    def __init__(self, *args, group: Group, **kwargs) -> None:
        shown = {name: getattr(group, name) for name in ("name", "weekday", "at", "about")}
        shown["person"] = group.key
        super().__init__(*args, group=group, initial=shown, **kwargs)
        for name in shown:
            self.fields[name].show_hidden_initial = True

    def needs_confirmation(self) -> bool:
        """Names in words that were there before were asked about when they were written."""
        return bool(set(self.check_names) & set(self.changed_data)) and super().needs_confirmation()

    def action_kwargs(self) -> dict:
        kwargs = super().action_kwargs()
        return {"changes": {name: kwargs[name] for name in self.changed_data if name in kwargs}}


class GroupDayForm(StaffForm):
    """One short line of fields: no names of who came, nor of who said what."""

    drafts = check_names = ["topic"]
    draft_title = "A day of a group"
    names_note = FOR_EVERYONE

    on = StayDayField(label="Day")
    was_held = forms.TypedChoiceField(
        label="Was it held",
        choices=[("yes", "Held"), ("no", "Not held")],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
    )
    how_many_came = forms.IntegerField(
        label="How many people came", required=False, min_value=0, max_value=LARGEST
    )
    person = PersonField(label="Who led it", nobody="Nobody said")
    topic = forms.CharField(label="Its topic", max_length=SHORT_TEXT, required=False)

    required_messages = {
        "on": "Please choose the day.",
        "was_held": "Please say whether it was held.",
    }

    def __init__(self, request: StaffRequest, *, group: Group, **kwargs) -> None:
        actor = request.actor
        leads = group.participant
        since = (actor.today.isoweekday() - group.weekday) % 7
        latest = actor.today - timedelta(days=since)
        shown = {"on": latest, "was_held": "yes", "person": leads.key}
        super().__init__(request, initial=shown, **kwargs)
        offer(self, "person", people_of(actor, actor.today, [leads]))
