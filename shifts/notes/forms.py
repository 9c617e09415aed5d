"""Shift notes: written, added to, looked for."""

from datetime import date, datetime, time, timedelta

from django import forms

from accounts.access.actor import Actor
from accounts.models import User
from accounts.people.queries import staff_of
from guests.follow_ups.forms import ForShiftForm
from guests.forms import PersonChoiceField, StaffForm
from guests.models import LONG_TEXT, SHORT_TEXT, Guest, Stay
from ui.fields import DayField
from ui.forms import PlainForm

from .models import NoteQuerySet


def _long_text(label: str, **more) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=LONG_TEXT, widget=forms.Textarea(attrs={"rows": 5}), **more
    )


class NoteForm(StaffForm, ForShiftForm):
    """A segment: for the house, without any guest's name, or about one guest."""

    drafts = check_names = ["words", "follow_up"]
    draft_title = "A shift note"
    hints = ["words"]

    words = _long_text("What to pass on")
    follow_up = forms.CharField(
        label="Follow-up",
        max_length=SHORT_TEXT,
        required=False,
        help_text="In a line, if there is something. It stays on Today until it is done.",
    )
    due_on = DayField(label="Due", required=False)
    required_messages = {"words": "Please write what to pass on."}
    field_order = ["words", "follow_up", "for_shift", "due_on"]

    def __init__(self, *args, stay: Stay | None = None, **kwargs) -> None:
        super().__init__(*args, stay=stay, **kwargs)
        if stay is None:
            self.names_note = "What is about a guest belongs in their own notes."

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        if (cleaned.get("due_on") or cleaned.get("for_shift")) and not cleaned.get("follow_up"):
            self.add_error("follow_up", "Please write what needs doing then.")
        return cleaned


class AmendmentForm(StaffForm):
    drafts = check_names = hints = ["words"]
    draft_title = "A shift note"

    words = _long_text("What to add")
    required_messages = {"words": "Please write what to add."}


class NoteWordsForm(PlainForm):
    q = forms.CharField(label="Words", max_length=200, required=False)


class NoteSearchForm(NoteWordsForm):
    """By words, days, who wrote it, and whom it is about.

    Sent by POST, so that no address has a guest's name in it.
    """

    since = DayField(label="From", required=False)
    until = DayField(label="Until", required=False)
    author = PersonChoiceField(
        User.objects.none(), label="Written by", required=False, empty_label="Anyone"
    )
    guest = PersonChoiceField(
        Guest.objects.none(), label="About", required=False, empty_label="Everyone and the house"
    )

    def __init__(self, *args, actor: Actor, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        staff = [person.user.pk for person in staff_of(actor)]
        readable = Stay.objects.readable_by(actor).values("guest")
        authors = User.objects.for_house(actor.house).filter(pk__in=staff)
        guests = Guest.objects.for_house(actor.house).filter(pk__in=readable)
        self._offer("author", authors.order_by("display_name"))
        self._offer("guest", guests.order_by("name", "id"))

    def _offer(self, name: str, rows) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 (for the type checker)
        field.queryset = rows

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", "This day is before the first one.")
        return cleaned

    def found_in(self, notes: NoteQuerySet) -> NoteQuerySet:
        """Days are the house's own."""
        cleaned = self.cleaned_data
        if cleaned["q"]:
            notes = notes.holding(self.actor.house, cleaned["q"])
        if cleaned["since"]:
            notes = notes.filter(signed_at__gte=self._begin(cleaned["since"]))
        if cleaned["until"]:
            notes = notes.filter(signed_at__lt=self._begin(cleaned["until"] + timedelta(days=1)))
        if cleaned["author"]:
            notes = notes.filter(author=cleaned["author"])
        if cleaned["guest"]:
            notes = notes.filter(stay__guest=cleaned["guest"])
        return notes

    def _begin(self, day: date) -> datetime:
        return datetime.combine(day, time.min, self.actor.house.zone)
