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

    Today calls it by its `draft_title`, which names nobody. A field is known with any prefix of the
    form; `*` is the number that tells several of a kind apart. The view has `@autosaved(ThisForm)`.
    """

    drafts: Sequence[str] = ()
    draft_title = ""

    def __init__(self, request: StaffRequest, *, at: str = "", **kwargs: Any) -> None:
        """`at` is for a form shown on another page: its own address, where its drafts wait.

        There it is never bound.
        """
        data = None if at else posted(request)
        self.request, self.actor = request, request.actor
        self._not_saved: dict[str, str] = {}
        if data is None:
            self._not_saved |= request.actor.draft_words.get(at or request.path, {})
        super().__init__(data, **kwargs)

    def __getitem__(self, name: str) -> BoundField:
        """With what the actor typed there before and did not save."""
        if typed := self._not_saved.pop(self.add_prefix(name), ""):
            self._restore(name, typed)
        return super().__getitem__(name)

    def _restore(self, name: str, typed: str) -> None:
        """The hidden input still holds what the page was shown with."""
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
