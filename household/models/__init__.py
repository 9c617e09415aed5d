"""How the house lives together: agreements, chores, meetings, working things out."""

from .agenda import AgendaItem
from .decisions import Decision
from .groups import Group, GroupDay
from .meetings import Meeting, MeetingAttendance, MeetingReopening, MeetingTime

__all__ = [
    "AgendaItem",
    "Decision",
    "Group",
    "GroupDay",
    "Meeting",
    "MeetingAttendance",
    "MeetingReopening",
    "MeetingTime",
]
