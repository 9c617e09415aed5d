"""How the house lives together: agreements, chores, meetings, working things out."""

from .agenda import AgendaItem
from .agreements import AGREEMENT_TEXT, DAYS_FOR_COMMENTS, Agreement, AgreementVersion
from .conversations import Attempt, Conversation, ConversationPart, ConversationSupporter
from .decisions import Decision
from .going_through import Acceptance, AgreementComment, SeenDifferently
from .groups import Group, GroupDay
from .journal import JournalPage
from .meetings import Meeting, MeetingAttendance, MeetingReopening, MeetingTime

__all__ = [
    "AGREEMENT_TEXT",
    "DAYS_FOR_COMMENTS",
    "Acceptance",
    "AgendaItem",
    "Agreement",
    "AgreementComment",
    "AgreementVersion",
    "Attempt",
    "Conversation",
    "ConversationPart",
    "ConversationSupporter",
    "Decision",
    "Group",
    "GroupDay",
    "JournalPage",
    "Meeting",
    "MeetingAttendance",
    "MeetingReopening",
    "MeetingTime",
    "SeenDifferently",
]
