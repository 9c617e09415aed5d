"""What is tried after a conversation, and what is due to be looked at again."""

from datetime import timedelta

from django.db.models import QuerySet

from accounts.access.actor import Actor
from accounts.houses.compiled import compiled_once

from ..conversations.models import readable_conversation
from .models import Attempt

WEEK = timedelta(days=7)


@compiled_once
def to_look_at_again(*, actor: Actor) -> QuerySet[Attempt]:
    """Due within a week or before, of conversations the actor supported themselves."""
    due = (
        Attempt.objects.for_house(actor.house)
        .under_way()
        .filter(look_again_on__lte=actor.today + WEEK)
    )
    due = due.filter(readable_conversation(actor, "conversation"))
    return due.filter(conversation__supporters__user=actor.user).order_by("look_again_on", "id")
