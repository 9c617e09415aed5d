"""A quiet hint under what staff wrote, worked out when it is shown and stored nowhere.

While someone types, htmx asks for it (`forms.word_hints`). Without JavaScript it is on the page
that comes after saving, whose address says only which of its texts the hint is about.
"""

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.http import QueryDict

from accounts.access.actor import Actor
from accounts.access.requests import StaffRequest

from .models import Term
from .rules import Hint, hints_in

# In an address, what the hint is about; in a form, the words that were hinted at while typing.
ABOUT, TOLD = "hint", "hinted"


def hints_for(actor: Actor, texts: Iterable[str]) -> list[Hint]:
    """For staff's texts, never for a guest's own words; without a text there is no query."""
    said = "\n".join(text for text in texts if text)
    if not said.strip():
        return []
    return hints_in(said, Term.objects.for_house(actor.house).in_use().as_listed())


def page_after_saving(
    request: StaffRequest, here: str, about: str, texts: Iterable[str], otherwise: str = ""
) -> str:
    """Where to go after saving: `here` if there is a hint that has not been seen yet.

    If there is none: `otherwise`, or `here` without a hint.
    """
    told = {word.casefold() for word in request.POST.getlist(TOLD)}
    said = (word.casefold() for hint in hints_for(request.actor, texts) for word in hint.words)
    parts = urlsplit(here)
    query = QueryDict(parts.query, mutable=True)
    query.pop(ABOUT, None)
    if set(said) - told:
        query[ABOUT] = about
    elif otherwise and otherwise != here:
        return otherwise
    return parts._replace(query=query.urlencode()).geturl()


def hints_after(request: StaffRequest, **texts: Iterable[str]) -> list[Hint]:
    """On the page that comes after saving: for the text that its address names.

    The others are not looked at, so a queryset among them costs nothing.
    """
    about = request.GET.get(ABOUT, "")
    return hints_for(request.actor, texts.get(about, ()))
