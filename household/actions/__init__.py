"""Every change to how the house lives together."""

from .attempts import change_attempt, look_again, try_something
from .conversations import begin_conversation, join_conversation, withdraw_part, write_part
from .journal import hide_journal_page, show_journal_page, write_journal_page

__all__ = [
    "begin_conversation",
    "change_attempt",
    "hide_journal_page",
    "join_conversation",
    "look_again",
    "show_journal_page",
    "try_something",
    "withdraw_part",
    "write_journal_page",
    "write_part",
]
