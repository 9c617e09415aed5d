"""Picking people: a guest or a peer on staff, or several of them."""

from collections.abc import Iterable

from django import forms

from ..queries import NOBODY, Person


class PersonField(forms.ChoiceField):
    """One person, or nobody."""

    def __init__(self, *, nobody: str, **kwargs) -> None:
        super().__init__(required=False, **kwargs)
        self.nobody = nobody
        self.people: dict[str, Person] = {}

    def offer(self, people: Iterable[Person]) -> None:
        self.people = {person.key: person for person in people}
        guests = [(key, each.name) for key, each in self.people.items() if each.stay]
        staff = [(key, each.name) for key, each in self.people.items() if each.staff]
        self.choices = [("", self.nobody), ("Guests", guests), ("Peers on staff", staff)]

    def clean(self, value: str) -> Person:
        return self.people.get(super().clean(value), NOBODY)


class PeopleField(forms.MultipleChoiceField):
    """As many of them as there were."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs) -> None:
        super().__init__(required=False, **kwargs)
        self.people: dict[str, Person] = {}

    def offer(self, people: Iterable[Person]) -> None:
        self.people = {person.key: person for person in people}
        self.choices = [(key, person.name) for key, person in self.people.items()]
