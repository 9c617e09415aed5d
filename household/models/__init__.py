"""How the house lives together: agreements, chores, meetings, working things out."""

from .conversations import Attempt, Conversation, ConversationPart, ConversationSupporter
from .journal import JournalPage

__all__ = [
    "Attempt",
    "Conversation",
    "ConversationPart",
    "ConversationSupporter",
    "JournalPage",
]
