"""Which part of the record to look at."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet

from accounts.access.actor import Actor
from accounts.audit.models import AuditEvent, kinds
from accounts.models import User
from guests.forms import PersonChoiceField
from guests.models import Guest, Stay
from ui.fields import DayField
from ui.forms import LONGEST_ID, PlainForm

# Without a guest and a first day, so far back.
USUAL = timedelta(days=30)
A_YEAR = timedelta(days=365)


class EventFilterForm(PlainForm):
    """Sent in the address: it holds numbers and days, and no name."""

    guest = PersonChoiceField(
        Guest.objects.none(), label="About", required=False, empty_label="Everything"
    )
    person = PersonChoiceField(
        User.objects.none(), label="By", required=False, empty_label="Anyone"
    )
    kind = forms.ChoiceField(label="What", required=False)
    since = DayField(label="From", required=False)
    until = DayField(label="Until", required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        self._offer("guest", self._guests().order_by("name", "id"))
        self._offer("person", User.objects.for_house(actor.house).order_by("display_name"))
        what = self.fields["kind"]
        assert isinstance(what, forms.ChoiceField)  # noqa: S101 (for the type checker)
        what.choices = [("", "Anything"), *sorted(kinds(), key=lambda kind: kind[1])]

    def _guests(self) -> QuerySet[Guest]:
        """Of this year; someone who left before is asked about from their own page."""
        stays = Stay.objects.for_house(self.actor.house)
        lately = stays.not_over_before(self.actor.today - A_YEAR)
        ids = set(lately.values_list("guest", flat=True))
        asked = str(self.data.get("guest", ""))
        if asked.isascii() and asked.isdigit():
            ids.add(int(asked[:LONGEST_ID]))
        return Guest.objects.for_house(self.actor.house).filter(pk__in=ids)

    def _offer(self, name: str, rows: QuerySet) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 (for the type checker)
        field.queryset = rows

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", "This day is before the first one.")
        return cleaned

    @property
    def first_day(self) -> date | None:
        """Everything about one guest; otherwise the last 30 days, unless a day was given."""
        said = self.cleaned_data.get("since")
        if said or self.cleaned_data.get("guest"):
            return said
        return (self.cleaned_data.get("until") or self.actor.today) - USUAL

    def events(self) -> QuerySet[AuditEvent]:
        """The newest first. Days are the house's own."""
        found = AuditEvent.objects.for_house(self.actor.house)
        cleaned = self.cleaned_data
        if first := self.first_day:
            found = found.filter(at__gte=self._begin(first))
        if until := cleaned.get("until"):
            found = found.filter(at__lt=self._begin(until + timedelta(days=1)))
        if guest := cleaned.get("guest"):
            found = found.filter(guest_id=guest.pk)
        if person := cleaned.get("person"):
            found = found.filter(person_id=person.pk)
        if kind := cleaned.get("kind"):
            found = found.filter(kind=kind)
        return found.order_by("-at", "-id")

    def _begin(self, day: date) -> datetime:
        return datetime.combine(day, time.min, self.actor.house.zone)
