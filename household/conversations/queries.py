"""The list of conversations, and what whoever began one alone may read."""

from django.db.models import Prefetch

from accounts.access.actor import Actor

from .models import Conversation, ConversationPart, ConversationQuerySet, ConversationSupporter


def conversations_of(actor: Actor) -> ConversationQuerySet:
    found = Conversation.objects.found_by(actor).nobody_sits_down_first()
    return found.for_list(actor)


def own_part(actor: Actor, part_id: int) -> ConversationPart | None:
    parts = ConversationPart.objects.own_of(actor).for_page(actor)
    return parts.select_related("conversation").filter(pk=part_id).first()


def own_part_in(actor: Actor, conversation_id: int) -> ConversationPart | None:
    """The same, by the conversation; of the others, who is in it and none of their words.

    Reading it is no audited read: nothing a guest said is on the page.
    """
    in_it = ConversationPart.objects.active().for_page(actor).defer("as_seen", "needs")
    supporters = ConversationSupporter.objects.select_related("user")
    parts = ConversationPart.objects.own_of(actor).for_page(actor)
    return (
        parts.filter(conversation=conversation_id)
        .select_related("conversation")
        .prefetch_related(
            Prefetch("conversation__parts", in_it),
            Prefetch("conversation__supporters", supporters),
        )
        .first()
    )
