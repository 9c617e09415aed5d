"""The form for what staff write: drafts, a question about others' names, wording hints."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.urls import reverse_lazy
from django.utils.functional import cached_property

from accounts.access.requests import StaffRequest
from accounts.drafts.forms import DraftForm
from accounts.models import User

from .redaction import named_in
from .stays.fields import prepare_for_house
from .stays.guest import Guest
from .stays.models import Stay

ON_A_LIST = "The list is for everyone here, so it is kept without guests' names."
WHILE_TYPING = {
    "hx-post": reverse_lazy("guests:word_hint"),
    "hx-trigger": "input changed delay:900ms",
    "hx-target": "next .word-hints",
    "hx-sync": "this:replace",
}


class PersonChoiceField(forms.ModelChoiceField):
    """A guest or someone on staff, by name: a row's own text never has a guest's name."""

    def label_from_instance(self, obj: User | Guest) -> str:
        return obj.display_name if isinstance(obj, User) else obj.name


class StaffForm(DraftForm):
    """Declares, besides `drafts`, what happens to the words that staff write.

    `check_names`: if these fields name another guest, the page asks once, and sending the same
    words again confirms. `names_note` says why it asks.
    `hints`: while someone types in these fields, the page hints at words on the house's list.
    A field with a guest's own words is in neither, so its words are not even sent for a hint.
    """

    check_names: Sequence[str] = ()
    names_note = "What is written here is about one guest, who may read it."
    hints: Sequence[str] = ()

    confirmed_text = forms.CharField(required=False, widget=forms.HiddenInput, strip=False)

    def __init__(self, request: StaffRequest, *, stay: Stay | None = None, **kwargs: Any) -> None:
        """`stay` is that of the guest whom the words are about."""
        super().__init__(request, **kwargs)
        self.about_stay, self.question = stay, ""
        if not self.check_names:
            del self.fields["confirmed_text"]
        prepare_for_house(self, self.actor)
        sent = {"hx-params": ",".join([*map(self.add_prefix, self.hints), "csrfmiddlewaretoken"])}
        for name in self.hints:
            self.fields[name].widget.attrs |= WHILE_TYPING | sent

    @cached_property
    def names(self) -> list[str]:
        """The house's current and recent guests, except the one whom the words are about.

        For an admin, who reads nobody's words, all guests of the house.
        """
        guests = Guest.objects.for_house(self.actor.house)
        if self.actor.reads_words:
            guests = guests.filter(pk__in=Stay.objects.readable_by(self.actor).values("guest"))
        if self.about_stay is not None:
            guests = guests.exclude(pk=self.about_stay.guest_id)
        return list(guests.values_list("name", flat=True))

    def question_about(self, named: list[str]) -> str:
        who = " and ".join(named)
        return f"This seems to name {who}. {self.names_note} If that's what you mean, press again."

    def needs_confirmation(self) -> bool:
        if not self.check_names or not self.is_valid():
            return False
        words = "\n".join(self.cleaned_data[name] for name in self.check_names)
        # Browsers write line ends their own way, so only the words are compared.
        if words.split() == self.cleaned_data["confirmed_text"].split():
            return False
        if named := named_in(words, self.names):
            self.question = self.question_about(named)
            typed = QueryDict(mutable=True)
            typed.update(self.data)
            typed[self.add_prefix("confirmed_text")] = words
            self.data = typed
        return bool(named)

    def action_kwargs(self) -> dict[str, Any]:
        kwargs = super().action_kwargs()
        return {name: kwargs[name] for name in kwargs if name != "confirmed_text"}

    def submit(self, action: Callable[..., Any], **known: Any) -> bool:
        return not self.needs_confirmation() and super().submit(action, **known)

    def texts_to_hint(self) -> list[str]:
        """Of the fields with hints, those that were changed and are not empty."""
        texts = (self.cleaned_data[name] for name in self.hints if name in self.changed_data)
        return [text for text in texts if text]
