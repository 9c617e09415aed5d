"""Fields that several of the household's forms have."""

from collections.abc import Collection, Iterable

from django import forms

from guests.models import GUEST_WHO_HAS_LEFT

from .meetings.days import WEEKDAYS
from .people import NOBODY, PersonOfHouse

# Why a guest's name is asked about.
FOR_EVERYONE = "It is for everyone in the house, so it is kept without guests' names."


class WeekdayField(forms.TypedChoiceField):
    def __init__(self, **kwargs) -> None:
        super().__init__(choices=WEEKDAYS, coerce=int, **kwargs)


class LongWordsField(forms.CharField):
    """Words at length, with one kind of line end: browsers write theirs their own way."""

    def __init__(self, *, rows: int, **kwargs) -> None:
        super().__init__(required=False, widget=forms.Textarea({"rows": rows}), **kwargs)

    def to_python(self, value: str | None) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n")


class PersonField(forms.ChoiceField):
    """One person, or nobody."""

    def __init__(self, *, nobody: str, **kwargs) -> None:
        super().__init__(required=False, **kwargs)
        self.nobody = nobody
        self.people: dict[str, PersonOfHouse] = {}

    def offer(self, people: Iterable[PersonOfHouse], left: Collection[str] = ()) -> None:
        """`left`: keys of guests the actor can no longer read, so they are not named."""
        self.people = {person.key: person for person in people}
        guests = [(key, _name(each, left)) for key, each in self.people.items() if each.stay]
        staff = [(key, each.name) for key, each in self.people.items() if each.staff]
        self.choices = [("", self.nobody), ("Guests", guests), ("Peers on staff", staff)]

    def clean(self, value: str) -> PersonOfHouse:
        return self.people.get(super().clean(value), NOBODY)


class PeopleField(forms.MultipleChoiceField):
    """As many of them as there were."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs) -> None:
        super().__init__(required=False, **kwargs)
        self.people: dict[str, PersonOfHouse] = {}

    def offer(self, people: Iterable[PersonOfHouse], left: Collection[str] = ()) -> None:
        self.people = {person.key: person for person in people}
        self.choices = [(key, _name(person, left)) for key, person in self.people.items()]


def _name(person: PersonOfHouse, left: Collection[str]) -> str:
    return GUEST_WHO_HAS_LEFT.capitalize() if person.key in left else person.name
