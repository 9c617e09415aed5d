"""What the household's pages read, over several models."""

from .meetings import MeetingRead, NextMeeting, next_meeting, read_meeting
from .people import NOBODY, Person, people_of

__all__ = [
    "NOBODY",
    "MeetingRead",
    "NextMeeting",
    "Person",
    "next_meeting",
    "people_of",
    "read_meeting",
]
