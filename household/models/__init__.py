"""How the house lives together: agreements, chores, meetings, working things out."""

from .agenda import AgendaItem
from .agreements import AGREEMENT_TEXT, DAYS_FOR_COMMENTS, Agreement, AgreementVersion
from .attempts import Attempt
from .chores import MOST_PEOPLE, Chore
from .conversations import Conversation, ConversationPart, ConversationSupporter
from .decisions import Decision
from .going_through import Acceptance, AgreementComment, SeenDifferently
from .groups import Group, GroupDay
from .journal import JournalPage
from .meetings import Meeting, MeetingAttendance, MeetingReopening, MeetingTime
from .rota import MOST_WEEKS, Rota, RotaDays
from .turns import Turn

__all__ = [
    "AGREEMENT_TEXT",
    "DAYS_FOR_COMMENTS",
    "MOST_PEOPLE",
    "MOST_WEEKS",
    "Acceptance",
    "AgendaItem",
    "Agreement",
    "AgreementComment",
    "AgreementVersion",
    "Attempt",
    "Chore",
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
    "Rota",
    "RotaDays",
    "SeenDifferently",
    "Turn",
]
