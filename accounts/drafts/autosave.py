"""Keeps what people type on a page until it is saved, so that nothing is lost.

With JavaScript the page sends what is typed after a short pause (static/susd/drafts.js, on a form
marked `data-draft`). Without, it is kept when the laptop locked in between, and when what was sent
could not be saved. Either way it is its author's draft: it shows up on Today, and in its field when
the page is opened again.
"""

import re
from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, QueryDict
from django.http.response import HttpResponseBase

from ui.clock import clock

from ..access.decorators import View
from ..access.requests import StaffRequest
from .actions import drop_drafts, keep_drafts
from .forms import DraftForm


class Autosave:
    """The drafts of one form, on the page of one view."""

    def __init__(self, form: type[DraftForm], at: Callable[..., str] | None = None) -> None:
        self.title, self.at = form.draft_title, at
        fields = "|".join(form.drafts).replace("*", "[0-9]{1,18}")
        self.is_draft = re.compile(rf"(?!initial-)(?:[a-z0-9-]{{1,40}}-)?(?:{fields})").fullmatch

    def page(self, request: StaffRequest, address: dict) -> str:
        return self.at(request, **address) if self.at else request.path

    def words(self, request: StaffRequest) -> dict[str, str]:
        """What was typed, by field; empty if the field was emptied or shows what is saved."""
        sent = request.POST
        return {name: _new_words(sent, name) for name in filter(self.is_draft, sent)}

    def keep(self, request: StaffRequest, **address: object) -> str:
        """Keep the words as their author's draft; returns the page they wait on.

        A page sent from behind the lock may be old, so it never empties a draft.
        """
        page = self.page(request, address)
        words = {name: typed for name, typed in self.words(request).items() if typed}
        keep_drafts(by=request.actor, page=page, title=self.title, words=words)
        return page

    def keep_and_empty(self, request: StaffRequest, address: dict) -> None:
        page = self.keep(request, **address)
        emptied = [name for name, typed in self.words(request).items() if not typed]
        drop_drafts(by=request.actor, page=page, fields=emptied)

    def while_typing(self, request: StaffRequest, address: dict) -> HttpResponse:
        self.keep_and_empty(request, address)
        kept = f"Kept for you at {clock(request.actor.now)}, not saved yet"
        return HttpResponse(kept if any(self.words(request).values()) else "")

    def on_submit(self, view: View, request: StaffRequest, address: dict) -> HttpResponseBase:
        try:
            response = view(request, **address)
        except (Http404, PermissionDenied):
            # While they wrote, it was removed or they lost access to it.
            self.keep(request, **address)
            raise
        if hasattr(response, "keeps_draft"):
            self.keep(request, **address)
        elif response.status_code == 302:
            # The view has saved the words where they belong.
            page = self.page(request, address)
            drop_drafts(by=request.actor, page=page, fields=request.POST)
        else:
            self.keep_and_empty(request, address)
        return response


def autosaved(
    form: type[DraftForm], *, at: Callable[..., str] | None = None
) -> Callable[[View], View]:
    """Keep what is typed in the form's `drafts`. Goes right below `needs`.

    `at` is for views whose own address can't be opened. It is called like the view, and returns the
    address of the page that has the form.
    """
    autosave = Autosave(form, at)

    def declare(view: View) -> View:
        @wraps(view)
        def kept(request: StaffRequest, **address: object) -> HttpResponseBase:
            if request.method != "POST":
                return view(request, **address)
            if request.htmx and "typed" in request.POST:
                return autosave.while_typing(request, address)
            return autosave.on_submit(view, request, address)

        return autosaved_by(autosave.keep)(kept)

    return declare


def autosaved_by(keep: Callable[..., str]) -> Callable[[View], View]:
    """For a page that saves while people type: `keep` gets what is sent from behind the lock.

    It is called like the view, and returns the page the words wait on.
    """

    def declare(view: View) -> View:
        view.autosaved = keep  # type: ignore[attr-defined]
        return view

    return declare


def keep_draft(response: HttpResponse) -> HttpResponse:
    """For a view that redirects without having saved what was typed."""
    response.keeps_draft = True  # type: ignore[attr-defined]
    return response


def _new_words(sent: QueryDict, name: str) -> str:
    """Browsers end lines their own way, so only the words are compared."""
    typed, shown = str(sent[name]), str(sent.get(f"initial-{name}", ""))
    return typed if typed.split() not in ([], shown.split()) else ""
