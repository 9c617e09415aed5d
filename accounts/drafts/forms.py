"""A form whose words are kept while people type, and shown in it again."""

from collections.abc import Callable, Sequence
from typing import Any

from django.forms import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ui.forms import PlainForm, posted

from ..access.requests import StaffRequest


class DraftForm(PlainForm):
    """What is typed in the fields `drafts` is kept until it is saved.

    `draft_title` is what Today calls the draft; it names nobody. A name in `drafts` counts with any
    prefix of the form, and `*` in it is a number. The view has `@autosaved(ThisForm)`.
    """

    drafts: Sequence[str] = ()
    draft_title = ""

    def __init__(self, request: StaffRequest, *, at: str = "", **kwargs: Any) -> None:
        """`at` is for a form shown on another page: its own address, where its drafts wait.

        There it is never bound.
        """
        data = None if at else posted(request)
        self.request, self.actor = request, request.actor
        self._draft_words: dict[str, str] = {}
        if data is None:
            self._draft_words |= request.actor.draft_words.get(at or request.path, {})
        super().__init__(data, **kwargs)

    def __getitem__(self, name: str) -> BoundField:
        """The field, with the actor's draft in it if there is one."""
        if typed := self._draft_words.pop(self.add_prefix(name), ""):
            self._restore_draft(name, typed)
        return super().__getitem__(name)

    def _restore_draft(self, name: str, typed: str) -> None:
        """The hidden input keeps what is saved, so that the draft counts as a change."""
        field = self.fields[name]
        shown = str(self.get_initial_for_field(field, name) or "")
        self.data = {**self.data, self.add_initial_prefix(name): shown}
        self.initial = {**self.initial, name: typed}
        field.help_text = _typed_before(shown, field.help_text)

    def submit(self, action: Callable[..., Any], **known: Any) -> bool:
        return super().submit(action, by=self.actor, **known)


def _typed_before(shown: str, help_text: object) -> SafeString:
    """Help text is rendered as markup, so people's words are escaped here."""
    before = "You typed this before, and it is not saved yet."
    now = f"What is there now: “{shown}”" if shown else ""
    return format_html('<strong class="typed-before">{}</strong> {} {}', before, now, help_text)
