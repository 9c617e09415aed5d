"""Fields of forms in which people are picked: guests and peers on staff."""

from collections.abc import Iterable, Sequence

from django import forms

from .participants import GUEST_WHO_HAS_LEFT, NOBODY, Participant


class PersonField(forms.ChoiceField):
    """One person, or nobody where that is a choice."""

    def __init__(self, *, nobody: str, required: bool = False, **kwargs) -> None:
        super().__init__(required=required, **kwargs)
        self.nobody = nobody
        self.people: dict[str, Participant] = {}

    def offer(self, people: Iterable[Participant]) -> None:
        self.people = {person.key: person for person in people}
        self.choices = [("", self.nobody), *grouped_choices(list(self.people.values()))]

    def clean(self, value: str) -> Participant:
        return self.people.get(super().clean(value), NOBODY)


class PeopleField(forms.MultipleChoiceField):
    """Any number of people, none included."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, in_groups: bool = False, **kwargs) -> None:
        super().__init__(required=False, **kwargs)
        self.in_groups = in_groups
        self.people: dict[str, Participant] = {}

    def offer(self, people: Iterable[Participant]) -> None:
        self.people = {person.key: person for person in people}
        offered = list(self.people.values())
        self.choices = grouped_choices(offered) if self.in_groups else choices_of(offered)

    def clean(self, value: list[str]) -> list[Participant]:
        return [self.people[key] for key in super().clean(value)]


def offer(form: forms.Form, name: str, people: Iterable[Participant]) -> None:
    field = form.fields[name]
    assert isinstance(field, PersonField | PeopleField)  # noqa: S101 (for the type checker)
    field.offer(people)


def grouped_choices(people: Sequence[Participant]) -> list:
    """Guests and peers on staff under a heading each, unless all are of one kind.

    The first person's group comes first.
    """
    guests = [each for each in people if each.stay]
    staff = [each for each in people if each.staff]
    if not guests or not staff:
        return choices_of(people)
    groups = [("Guests", choices_of(guests)), ("Peers on staff", choices_of(staff))]
    return groups[::-1] if people[0].staff else groups


def choices_of(people: Iterable[Participant]) -> list[tuple[str, str]]:
    return [(each.key, _label(each)) for each in people]


def _label(person: Participant) -> str:
    return GUEST_WHO_HAS_LEFT.capitalize() if person.is_hidden_guest else person.name
