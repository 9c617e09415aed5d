"""A guest's own words about a check-in."""

from accounts.access.actor import Actor
from guests.models import Stay
from guests.replies.actions import say

from ..entries.models import Entry
from ..requests.models import SupportRequest
from .models import EntryReply


def add_entry_words(
    *,
    by: Actor,
    stay: Stay,
    words: str,
    sees_differently: bool,
    entry: Entry | None = None,
    ask: SupportRequest | None = None,
) -> EntryReply:
    """Raises ValidationError when nothing is said."""
    return say(
        by=by,
        said=EntryReply(
            stay=stay,
            words=words,
            sees_differently=sees_differently,
            written_with=by.user,
            entry=entry,
            ask=ask,
        ),
        about=("entry", "ask"),
    )
