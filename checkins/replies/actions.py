"""A guest's own words about a check-in."""

from accounts.access.actor import Asker
from guests.models import Stay
from guests.replies.actions import say

from ..entries.models import Entry
from ..requests.models import Ask
from .models import EntryWords


def add_entry_words(
    *,
    by: Asker,
    stay: Stay,
    words: str,
    sees_differently: bool,
    entry: Entry | None = None,
    ask: Ask | None = None,
) -> EntryWords:
    """Raises ValidationError when nothing is said."""
    return say(
        by=by,
        said=EntryWords(
            stay=stay,
            words=words,
            sees_differently=sees_differently,
            written_with=by.user,
            entry=entry,
            ask=ask,
        ),
        about=("entry", "ask"),
    )
