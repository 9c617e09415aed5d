"""Every change to check-ins: opening a round, what each person says in it, and what they ask."""

from .asks import (
    answer_ask,
    answer_entry,
    end_ask,
    end_entry,
    note_ask,
    renew_ask,
    renew_entry,
)
from .entries import Recorded, everyone_is_here, join_round, record_entry
from .own_words import add_entry_words
from .rounds import begin_check_in_times, close_round, open_round, reopen_round
from .traces import withdraw_words

__all__ = [
    "Recorded",
    "add_entry_words",
    "answer_ask",
    "answer_entry",
    "begin_check_in_times",
    "close_round",
    "end_ask",
    "end_entry",
    "everyone_is_here",
    "join_round",
    "note_ask",
    "open_round",
    "record_entry",
    "renew_ask",
    "renew_entry",
    "reopen_round",
    "withdraw_words",
]
