"""Check-in times, rounds, and what each person said in them."""

from .asks import Ask
from .entries import LONG_TEXT, Entry, Intention
from .own_words import EntryWords
from .rounds import SHORT_TEXT, Reopening, Round
from .times import QUESTION, CheckInException, CheckInTime, Prompts, Which
from .traces import EntryRevision, WithdrawnWords

__all__ = [
    "LONG_TEXT",
    "QUESTION",
    "SHORT_TEXT",
    "Ask",
    "CheckInException",
    "CheckInTime",
    "Entry",
    "EntryRevision",
    "EntryWords",
    "Intention",
    "Prompts",
    "Reopening",
    "Round",
    "Which",
    "WithdrawnWords",
]
