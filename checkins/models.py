"""Check-in times, rounds, and what each person said in them."""

from .corrections.models import EntryRevision, WithdrawnWords
from .entries.models import LONG_TEXT, Entry, Intention
from .replies.models import EntryWords
from .requests.models import Ask
from .rounds.models import SHORT_TEXT, Reopening, Round
from .schedule.models import QUESTION, CheckInException, CheckInTime, Prompts, Which

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
