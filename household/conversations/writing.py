"""What several actions on a conversation begin with."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError

from accounts.access.actor import Actor
from accounts.models import User

from ..attempts.models import Attempt
from .models import Conversation, ConversationPart, ConversationSupporter

EDIT_CONFLICT = (
    "Someone wrote here while this page was open. Your words are below, not saved yet. Please "
    "open the conversation in another window and combine the two."
)

IN_IT_YOURSELF = (
    "You are in this conversation yourself. Someone else sits down with the people in it."
)


def lock(conversation: Conversation) -> None:
    """Until the end of the transaction nobody else writes in this conversation."""
    Conversation.objects.select_for_update().get(pk=conversation.pk)


def check_beside(by: Actor, conversation: Conversation) -> None:
    """Whoever is in it themselves writes nobody else's words there. Raises ValidationError."""
    if conversation.parts.active().filter(staff=by.user).exists():
        raise ValidationError(IN_IT_YOURSELF)


def check_may_write(by: Actor, part: ConversationPart) -> None:
    """Only those who support it write there; whoever was alone in it, only their own part.

    Once someone supports it, that part is written with them, as everyone's is. Raises
    ValidationError.
    """
    if not (part.was_alone and part.staff_id == by.user.pk):
        check_beside(by, part.conversation)
    elif (supporter := part.conversation.supporters.select_related("user").first()) is not None:
        raise ValidationError(
            f"{supporter.user} is sitting down with everyone in it now. Please write this "
            "together with them. Your words are below, not saved."
        )


def put_beside(conversation: Conversation, user: User) -> None:
    supporter = ConversationSupporter(
        house_id=conversation.house_id, conversation=conversation, user=user
    )
    supporter.full_clean()
    supporter.save()


def sit_down_if_nobody_does(by: Actor, conversation: Conversation) -> list[str]:
    """Whoever writes where nobody supports it yet sat with someone in it, so they support it now.

    Returns the changed fields, for the record.
    """
    if conversation.supporters.exists():
        return []
    put_beside(conversation, by.user)
    return ["supporters"]


def check_unchanged(
    row: ConversationPart | Attempt, changes: Mapping[str, tuple[str, str]]
) -> None:
    """`changes` by field: (what the page was shown with, what it holds now).

    Raises ValidationError for a field that someone else has changed since it was shown.
    """
    conflicts = [
        field
        for field, (shown, said) in changes.items()
        # Browsers write line ends their own way, so only the lines are compared.
        if getattr(row, field).splitlines() not in (shown.splitlines(), said.splitlines())
    ]
    if conflicts:
        raise ValidationError(dict.fromkeys(conflicts, EDIT_CONFLICT))
