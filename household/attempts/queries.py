"""What is tried after a conversation, and what is due to be looked at again."""

from django.db.models import QuerySet

from accounts.access.actor import Actor

from ..conversations.models import Conversation
from .models import Attempt


def to_look_at_again(actor: Actor) -> QuerySet[Attempt]:
    """Due today or before, of conversations the actor supported themselves."""
    of_asker = Attempt.objects.filter(conversation__in=Conversation.objects.readable_by(actor))
    due = of_asker.under_way().filter(look_again_on__lte=actor.today)
    return due.filter(conversation__supporters__user=actor.user).order_by("look_again_on", "id")
