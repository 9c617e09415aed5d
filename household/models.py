"""How the house lives together: agreements, chores, meetings, working things out."""

from .agreements.models import AGREEMENT_TEXT, DAYS_FOR_COMMENTS, Agreement, AgreementVersion
from .attempts.models import Attempt
from .chores.models import MOST_PEOPLE, MOST_WEEKS, Chore, Rota, RotaDays
from .conversations.models import Conversation, ConversationPart, ConversationSupporter
from .decisions.models import Decision
from .going_through.models import Acceptance, AgreementComment, SeenDifferently
from .groups.models import Group, GroupDay
from .journal.models import JournalPage
from .meetings.models import AgendaItem, Meeting, MeetingAttendance, MeetingReopening, MeetingTime
from .turns.models import Turn

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
