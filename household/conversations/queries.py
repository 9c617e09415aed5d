"""The conversations that one finds, and what is read by whoever began one alone."""

from django.db.models import Prefetch

from accounts.access.actor import Actor

from .models import Conversation, ConversationPart, ConversationQuerySet, ConversationSupporter


def conversations_of(actor: Actor) -> ConversationQuerySet:
    """Those that nobody sits down with yet come first, then those to look at again."""
    found = Conversation.objects.found_by(actor).nobody_sits_down_first()
    return found.for_list(actor)


def own_part(actor: Actor, part_id: int) -> ConversationPart | None:
    """The actor's own, in a conversation that they began alone."""
    parts = ConversationPart.objects.own_of(actor).for_page(actor)
    return parts.select_related("conversation").filter(pk=part_id).first()


def own_part_in(actor: Actor, conversation_id: int) -> ConversationPart | None:
    """The same, by the conversation; of the others who is in it, and none of their words.

    To read it is no read of what is written about a guest: none of that is on the page.
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
