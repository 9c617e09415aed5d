"""The forms of house meetings: their time, their agenda, and what is written about one."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.functional import cached_property

from accounts.access.actor import Actor
from accounts.reopening.forms import ReopeningForm
from guests.before_arrival.actions import EditConflictError
from guests.forms import StaffForm
from guests.models import LONG_TEXT, NOBODY, SHORT_TEXT, Participant
from guests.participant_fields import PeopleField, PersonField, offer
from guests.redaction import named_in
from guests.stays.fields import StayDayField, StayForm
from ui.clock import month_day
from ui.fields import ClockField, DayField, WeekdayField
from ui.forms import PlainForm

from ..fields import FOR_EVERYONE, LongWordsField
from ..people import people_of
from .actions import MeetingChanges
from .models import AgendaItem
from .queries import MeetingRead, NextMeeting


class MeetingTimeForm(PlainForm):
    weekday = WeekdayField(label="Day")
    at = ClockField(label="Time")
    from_on = DayField(
        label="Starting on", help_text="Today or later. Earlier days stay as they were."
    )

    required_messages = {
        "at": "Please give a time.",
        "from_on": "Please choose the first day.",
    }


class MeetingPlanForm(StayForm):
    """Another day than the usual one, or an earlier meeting that nobody has written down yet."""

    on = StayDayField(label="Day")
    at = ClockField(label="Time")
    instead = forms.BooleanField(required=False)

    required_messages = {"on": "Please choose the day.", "at": "Please give a time."}

    def __init__(self, *args, actor: Actor, coming: NextMeeting | None, **kwargs) -> None:
        super().__init__(*args, actor=actor, **kwargs)
        self.coming = coming
        if coming is None:
            del self.fields["instead"]
        else:
            instead = self.fields["instead"]
            instead.label = f"This replaces the meeting on {coming.on:%A}, {month_day(coming.on)}"
            instead.widget.attrs["value"] = coming.on.isoformat()

    def clean(self) -> dict[str, Any]:
        """The tick says which meeting it meant: after midnight, or once that one is closed, the
        next one is another. Pressed twice, it has been moved to this day already.
        """
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.instead_of_on = None
        if not cleaned.get("instead") or self.coming is None or "on" not in cleaned:
            return cleaned
        on, meant, coming = cleaned["on"], self.data["instead"], self.coming
        if on == coming.on and coming.meeting and str(coming.meeting.instead_of_on) == meant:
            self.instead_of_on = coming.meeting.instead_of_on
        elif meant != coming.on.isoformat():
            self.add_error("instead", "By now the next meeting is another one. Please look again.")
        elif on != coming.on:
            self.instead_of_on = coming.on
        return cleaned

    def action_kwargs(self) -> dict:
        on, at = self.cleaned_data["on"], self.cleaned_data["at"]
        return {"on": on, "at": at, "instead_of_on": self.instead_of_on}


class AgendaItemForm(StaffForm):
    """The agenda is for everyone here; naming who an item is from is optional."""

    drafts = check_names = ["words"]
    draft_title = "The agenda of the house meeting"
    names_note = FOR_EVERYONE

    words = forms.CharField(label="What to talk about", max_length=SHORT_TEXT)
    person = PersonField(label="From whom", nobody="Unnamed: we keep no record of whose it is")

    required_messages = {"words": "Please write what to talk about."}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "person", people_of(self.actor, self.actor.today))


class AgendaField(forms.TypedMultipleChoiceField):
    """Ticked items that are still on the agenda: someone may have taken the rest off."""

    widget = forms.CheckboxSelectMultiple

    def to_python(self, value: Any) -> list[str]:
        return [each for each in super().to_python(value) if self.valid_value(each)]


class MeetingForm(StaffForm):
    """Everything written about a meeting, saved together; untouched fields stay unchanged."""

    drafts = check_names = ["said", "decision"]
    draft_title = "A house meeting"
    names_note = FOR_EVERYONE

    came = PeopleField(label="Who came")
    led_by = PersonField(label="Who led it", nobody="Nobody said")
    talked = AgendaField(label="What was talked about", coerce=int, required=False)
    said = LongWordsField(
        label="What was said",
        rows=7,
        max_length=LONG_TEXT,
        help_text="Leave out who said it. Everyone in the house can read it.",
    )
    decision = forms.CharField(label="What was decided", max_length=SHORT_TEXT, required=False)
    decision_who = PersonField(label="Who does it", nobody="Nobody in particular")
    decision_by = StayDayField(label="Due", required=False)

    def __init__(self, *args, read: MeetingRead, **kwargs) -> None:
        self.read, self.shown = read, _saved_values(read)
        super().__init__(*args, initial=self.shown, **kwargs)
        for name in ("came", "led_by", "decision_who"):
            offer(self, name, read.people)
        talked = self.fields["talked"]
        assert isinstance(talked, AgendaField)  # noqa: S101 (for the type checker)
        talked.choices = [(item.pk, _agenda_words(item)) for item in read.agenda]
        for name in ("came", "led_by", "talked", "said"):
            self.fields[name].show_hidden_initial = True

    @cached_property
    def names(self) -> list[str]:
        """A name that is there already was asked about when it was written."""
        return [name for name in super().names if not named_in(self.shown["said"], [name])]

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        who, by_on = cleaned.get("decision_who", NOBODY), cleaned.get("decision_by")
        if (who or by_on) and not cleaned.get("decision") and "decision" not in self.errors:
            self.add_error("decision", "Please write what was decided.")
        return cleaned

    def action_kwargs(self) -> dict:
        said, changed = self.cleaned_data, set(self.changed_data)
        decided = {
            "words": said["decision"],
            "person": said["decision_who"],
            "by_on": said["decision_by"],
        }
        came, did_not_come = self._ticks("came", {each.key for each in said["came"]})
        talked, not_talked = self._ticks("talked", {str(each) for each in said["talked"]})
        people = self._people()
        return {
            "changes": MeetingChanges(
                came=[people[key] for key in came if key in people],
                did_not_come=[people[key] for key in did_not_come if key in people],
                talked_about=[int(each) for each in talked],
                not_talked_about=[int(each) for each in not_talked if each.isdecimal()],
                led_by=said["led_by"] if "led_by" in changed else None,
                said=(self._seen("said"), said["said"]) if "said" in changed else None,
                decision=decided if said["decision"] else {},
            )
        }

    def add_action_errors(self, error: ValidationError) -> None:
        """Once someone else's change has been shown, saving again confirms."""
        super().add_action_errors(error)
        if isinstance(error, EditConflictError):
            data = QueryDict(mutable=True)
            data.update(self.data)
            for name, value in error.current.items():
                data[self[name].html_initial_name] = value
            self.data = data

    def _people(self) -> dict[str, Participant]:
        came = self.fields["came"]
        assert isinstance(came, PeopleField)  # noqa: S101 (for the type checker)
        return came.people

    def _ticks(self, name: str, now: set[str]) -> tuple[set[str], set[str]]:
        hidden = self.fields[name].hidden_widget()
        seen = set(hidden.value_from_datadict(self.data, self.files, self[name].html_initial_name))
        return now - seen, seen - now

    def _seen(self, name: str) -> str:
        raw = self.data.get(self[name].html_initial_name, "")
        try:
            return self.fields[name].clean(raw)
        except ValidationError:
            return raw


def _saved_values(read: MeetingRead) -> dict:
    meeting = read.meeting
    return {
        "came": [each.key for each in read.came],
        "led_by": meeting.key,
        "talked": [item.pk for item in read.agenda if item.meeting_id == meeting.pk],
        "said": meeting.said,
    }


def _agenda_words(item: AgendaItem) -> str:
    return f"{item.words} ({item.person_name})" if item.person_name else item.words


class MeetingReopeningForm(ReopeningForm):
    drafts = ["reason"]
    draft_title = "Why a house meeting is opened again"
    shown_where = "with the meeting"
