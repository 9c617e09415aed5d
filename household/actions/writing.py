"""What several actions on a conversation begin with."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError

from ..models import Attempt, Conversation, ConversationPart

CHANGED_MEANWHILE = (
    "Someone wrote here while this page was open. Your words stand below and are not saved yet: "
    "please look at the conversation in another window, and bring the two together."
)


def lock(conversation: Conversation) -> None:
    """Until the end of the transaction nobody else writes in this conversation."""
    Conversation.objects.select_for_update().get(pk=conversation.pk)


def check_unchanged(
    row: ConversationPart | Attempt, changes: Mapping[str, tuple[str, str]]
) -> None:
    """`changes` by field: (what the page was shown with, what is said now).

    Raises ValidationError for a field that someone else has changed since it was shown.
    """
    meanwhile = [
        field
        for field, (shown, said) in changes.items()
        if _lines(getattr(row, field)) not in (_lines(shown), _lines(said))
    ]
    if meanwhile:
        raise ValidationError(dict.fromkeys(meanwhile, CHANGED_MEANWHILE))


def _lines(words: str) -> list[str]:
    """Without the line ends that a browser writes its own way."""
    return words.splitlines()
