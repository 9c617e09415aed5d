"""Words that could not be saved yet: kept under their author, and back in their fields later."""

from collections.abc import Callable
from typing import TypeVar

from django import forms
from django.http import QueryDict

from accounts.drafts import drop_drafts, keep_drafts, words_at
from accounts.http import Asked
from accounts.permissions import Power
from ui.forms import posted

AnyForm = TypeVar("AnyForm", bound=forms.Form)


def keeping(title: str, *fields: str) -> Callable[..., None]:
    """For `keeps_words`: what was typed anew in these fields, sent from behind the lock.

    `title` is what Today calls the page, and names nobody.
    """

    def keep(request: Asked, **address: object) -> None:
        words = {
            name: said
            for name in fields
            if (said := request.POST.get(name, "")).strip()
            and said != request.POST.get(f"initial-{name}", "")
        }
        if words and request.asker.can(Power.LIVE_TOGETHER):
            keep_drafts(by=request.asker, page=request.path, title=title, words=words)

    return keep


def opened(request: Asked, make: Callable[[QueryDict | None], AnyForm]) -> AnyForm:
    """The page's form: with what was sent, or with what its author typed here and could not save.

    `make` builds it from what it is bound to.
    """
    form = make(posted(request))
    if form.is_bound:
        return form
    typed = words_at(request.asker, request.path)
    words = {name: said for name, said in typed.items() if name in form.fields}
    if not words:
        return form
    form = make(_as_sent(form, words))
    form.is_valid()
    for name in words:
        if name not in form.errors:
            form.add_error(name, "You typed this before, and it is not saved yet.")
    return form


def _as_sent(form: forms.Form, words: dict[str, str]) -> QueryDict:
    """What a browser would send for this form, with these words typed in."""
    typed = QueryDict(mutable=True)
    for field in form:
        shown = field.value()
        said = "" if shown is None else str(shown)
        typed[field.html_name] = typed[field.html_initial_name] = said
    for name, said in words.items():
        typed[name] = said
    return typed


def let_go(request: Asked, form: forms.Form) -> None:
    """They stand where they belong now."""
    drop_drafts(by=request.asker, page=request.path, fields=form.fields)
