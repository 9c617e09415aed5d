"""Staff's words that name another guest: asked about once, kindly, and never blocked."""

from collections.abc import Iterable

from django import forms
from django.http import QueryDict
from django.urls import reverse_lazy

from accounts.access.actor import Actor
from ui.forms import PlainForm

from .redaction import named_in
from .stays.guest import Guest
from .stays.models import Stay


class NamesAskedAboutForm(PlainForm):
    """A guest's name in these fields is asked about once; sending the same words confirms.

    `names` are those of the guests whom the words are not about.
    """

    may_name: tuple[str, ...] = ()  # the fields that staff write in

    confirmed_text = forms.CharField(required=False, widget=forms.HiddenInput, strip=False)

    def __init__(self, *args, names: Iterable[str] = (), **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.names = list(names)
        self.named: list[str] = []

    def needs_confirmation(self) -> bool:
        if not self.is_valid():
            return False
        words = "\n".join(self.cleaned_data.get(field) or "" for field in self.may_name)
        named = named_in(words, self.names)
        if not named or _folded(words) == _folded(self.cleaned_data["confirmed_text"]):
            return False
        self.named = named
        typed = QueryDict(mutable=True)
        typed.update(self.data)
        typed[self.add_prefix("confirmed_text")] = words
        self.data = typed
        return True

    def action_kwargs(self) -> dict:
        return {
            key: value for key, value in super().action_kwargs().items() if key != "confirmed_text"
        }


def names_of_others(actor: Actor, stay: Stay | None = None) -> list[str]:
    """The names of the house's current and recent guests, except the one whose stay this is.

    An admin, who reads nobody's words, gets every name of the house all the same.
    """
    guests = Guest.objects.for_house(actor.house)
    if actor.reads_words:
        guests = guests.filter(pk__in=Stay.objects.readable_by(actor).values("guest"))
    if stay is not None:
        guests = guests.exclude(pk=stay.guest_id)
    return list(guests.values_list("name", flat=True))


def _folded(words: str) -> str:
    """Without the line ends that a browser writes its own way."""
    return " ".join(words.split())


WHILE_TYPING = {
    "hx-post": reverse_lazy("guests:word_hint"),
    "hx-trigger": "input changed delay:900ms",
    "hx-target": "next .word-hints",
    "hx-sync": "this:replace",
}


class HintedForm(PlainForm):
    """Its template has `guests/wording/_word_hints_place.html` below these fields.

    A guest's own words are none of them: they are not even sent along.
    """

    hinted: tuple[str, ...] = ()

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        sent = {"hx-params": ",".join([*map(self.add_prefix, self.hinted), "csrfmiddlewaretoken"])}
        for name in self.hinted:
            if name in self.fields:
                self.fields[name].widget.attrs |= WHILE_TYPING | sent

    def said_by_staff(self) -> list[str]:
        """What was written in these fields just now."""
        said = (self.cleaned_data.get(name) for name in self.hinted if name in self.changed_data)
        return [text for text in said if text]
