"""What staff write: kept as it is typed, asked about when it names others, hinted at."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.urls import reverse_lazy
from django.utils.functional import cached_property

from accounts.access.requests import StaffRequest
from accounts.drafts.forms import DraftForm

from .redaction import named_in
from .stays.fields import know_the_house
from .stays.guest import Guest
from .stays.models import Stay

ON_A_LIST = "The list is for everyone here, so it is kept without guests' names."
WHILE_TYPING = {
    "hx-post": reverse_lazy("guests:word_hint"),
    "hx-trigger": "input changed delay:900ms",
    "hx-target": "next .word-hints",
    "hx-sync": "this:replace",
}


class StaffForm(DraftForm):
    """Declares what is done with the words that staff write, besides `drafts`.

    `check_names`: another guest's name in these fields is asked about once, kindly; sending the
    same words again confirms. `names_note` says why it is asked.
    `hints`: a word on the house's list is hinted at while typing. A guest's own words are in
    neither: they are not even sent along.
    """

    check_names: Sequence[str] = ()
    names_note = "What is written here is about one guest, who may read it."
    hints: Sequence[str] = ()

    confirmed_text = forms.CharField(required=False, widget=forms.HiddenInput, strip=False)

    def __init__(self, request: StaffRequest, *, stay: Stay | None = None, **kwargs: Any) -> None:
        """`stay` is the one whose guest the words are about."""
        super().__init__(request, **kwargs)
        self.about_stay, self.question = stay, ""
        if not self.check_names:
            del self.fields["confirmed_text"]
        know_the_house(self, self.actor)
        sent = {"hx-params": ",".join([*map(self.add_prefix, self.hints), "csrfmiddlewaretoken"])}
        for name in self.hints:
            self.fields[name].widget.attrs |= WHILE_TYPING | sent

    @cached_property
    def names(self) -> list[str]:
        """Of the house's current and recent guests, except the one whom the words are about.

        An admin, who reads nobody's words, gets every name of the house all the same.
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
        if _folded(words) == _folded(self.cleaned_data["confirmed_text"]):
            return False
        if named := named_in(words, self.names):
            self.question = self.question_about(named)
            typed = QueryDict(mutable=True)
            typed.update(self.data)
            typed[self.add_prefix("confirmed_text")] = words
            self.data = typed
        return bool(named)

    def action_kwargs(self) -> dict[str, Any]:
        said = super().action_kwargs()
        return {name: said[name] for name in said if name != "confirmed_text"}

    def submit(self, action: Callable[..., Any], **known: Any) -> bool:
        return not self.needs_confirmation() and super().submit(action, **known)

    def said_by_staff(self) -> list[str]:
        """What was written in the fields with hints just now."""
        said = (self.cleaned_data[name] for name in self.hints if name in self.changed_data)
        return [text for text in said if text]


def _folded(words: str) -> str:
    """Without the line ends that a browser writes its own way."""
    return " ".join(words.split())
