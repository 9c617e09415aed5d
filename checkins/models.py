"""Check-in times, rounds, and what each person said in them."""

from .corrections.models import EntryRevision, Withdrawal
from .entries.models import LONG_TEXT, Entry, Intention
from .replies.models import EntryReply
from .requests.models import SupportRequest
from .rounds.models import SHORT_TEXT, Reopening, Round
from .schedule.models import QUESTION, CheckInException, CheckInTime, Prompts, Which

__all__ = [
    "LONG_TEXT",
    "QUESTION",
    "SHORT_TEXT",
    "CheckInException",
    "CheckInTime",
    "Entry",
    "EntryReply",
    "EntryRevision",
    "Intention",
    "Prompts",
    "Reopening",
    "Round",
    "SupportRequest",
    "Which",
    "Withdrawal",
]
