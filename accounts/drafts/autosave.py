"""Keeps what people type on a page until it is saved, so that nothing is lost.

With JavaScript the page sends what is typed after a short pause (static/susd/drafts.js, on a form
marked `data-typed`). Without, it is kept when the laptop locked in between, and when what was sent
could not be saved. Either way it is its author's draft: it shows up on Today, and in its field when
the page is opened again.
"""

import re
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ui.clock import clock
from ui.forms import PlainForm

from ..access.decorators import View
from ..access.requests import StaffRequest
from .actions import drop_drafts, keep_drafts

AnyForm = TypeVar("AnyForm", bound=PlainForm)


def autosaved(
    title: str, *fields: str, at: Callable[..., str] | None = None
) -> Callable[[View], View]:
    """Put it right below `needs`: what is typed in these fields is kept as a draft.

    `title` is what Today calls the page, and names nobody. `fields` are known with any prefix of a
    form; `*` is the number that tells several of a kind apart. `at` gets the view's arguments and
    returns the page the form is on, for views whose own address can't be opened.
    """
    numbered = "|".join(fields).replace("*", "[0-9]{1,18}")
    is_one_of_them = re.compile(rf"(?!initial-)(?:[a-z0-9-]{{1,40}}-)?(?:{numbered})").fullmatch

    def declare(view: View) -> View:
        def page_of(request: StaffRequest, address: dict) -> str:
            return at(request, **address) if at else request.path

        def words_in(sent: QueryDict) -> dict[str, str]:
            """By field; empty where the field was emptied or shows what is already saved."""
            names = filter(is_one_of_them, sent)
            return {name: str(sent[name]) if _is_new(sent, name) else "" for name in names}

        def keep(request: StaffRequest, **address: object) -> str:
            """Keep the words as their author's draft; returns the page they wait on.

            A page sent from behind the lock may be old, so it never empties a draft.
            """
            page, typed = page_of(request, address), words_in(request.POST)
            words = {name: said for name, said in typed.items() if said}
            keep_drafts(by=request.actor, page=page, title=title, words=words)
            return page

        def keep_as_it_stands(request: StaffRequest, address: dict) -> None:
            typed = words_in(request.POST)
            page, emptied = keep(request, **address), [name for name in typed if not typed[name]]
            drop_drafts(by=request.actor, page=page, fields=emptied)

        @wraps(view)
        def kept(request: StaffRequest, **address: object) -> HttpResponse:
            if request.method != "POST":
                return view(request, **address)
            if is_autosave(request):
                keep_as_it_stands(request, address)
                return _state(request, words_in(request.POST))
            try:
                response = view(request, **address)
            except (Http404, PermissionDenied):
                # It went out of their reach while they wrote.
                keep(request, **address)
                raise
            if hasattr(response, "keeps_draft"):
                keep(request, **address)
            elif response.status_code == 302:
                # They are saved where they belong now.
                page = page_of(request, address)
                drop_drafts(by=request.actor, page=page, fields=request.POST)
            else:
                keep_as_it_stands(request, address)
            return response

        kept.autosaved = keep  # type: ignore[attr-defined]
        return kept

    return declare


def autosaved_by(keep: Callable[..., str]) -> Callable[[View], View]:
    """For a page that saves while people type: `keep` gets what is sent from behind the lock.

    It is called like the view, and returns the page the words wait on.
    """

    def declare(view: View) -> View:
        view.autosaved = keep  # type: ignore[attr-defined]
        return view

    return declare


def is_autosave(request: StaffRequest) -> bool:
    return bool(request.htmx) and "typed" in request.POST


def keep_draft(response: HttpResponse) -> HttpResponse:
    response.keeps_draft = True  # type: ignore[attr-defined]
    return response


def restore_draft(request: StaffRequest, form: AnyForm, *, at: str = "") -> AnyForm:
    """The form with what the actor typed here before and did not save.

    It says so next to the field, with what is saved now. The hidden inputs still hold what the page
    was shown with.
    """
    form.autosaved = True
    if form.is_bound:
        return form
    words = request.actor.draft_words.get(at or request.path, {})
    for name, field in form.fields.items():
        if typed := words.get(form.add_prefix(name)):
            shown = str(form.get_initial_for_field(field, name) or "")
            form.data = {**form.data, form.add_initial_prefix(name): shown}
            form.initial = {**form.initial, name: typed}
            field.help_text = _typed_before(field, shown)
    return form


def _typed_before(field: forms.Field, shown: str) -> SafeString:
    """Help text is rendered as markup, so people's words are escaped here."""
    before = "You typed this before, and it is not saved yet."
    now = f"What is there now: “{shown}”" if shown else ""
    return format_html(
        '<strong class="typed-before">{}</strong> {} {}', before, now, field.help_text
    )


def _is_new(sent: QueryDict, name: str) -> bool:
    """Whether it differs from what is saved; browsers end lines their own way."""
    said = str(sent[name]).split()
    return bool(said) and said != str(sent.get(f"initial-{name}", "")).split()


def _state(request: StaffRequest, typed: dict[str, str]) -> HttpResponse:
    kept = f"Kept for you at {clock(request.actor.now)}, not saved yet"
    return HttpResponse(kept if any(typed.values()) else "")
