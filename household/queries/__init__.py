"""What the household's pages read, over several models."""

from .agreements import (
    GoingThrough,
    Someone,
    TopicToGo,
    agreement_on_asking_to_leave,
    people_here,
    read_agreement,
    read_agreements,
    read_going_through,
    topics_to_go_through,
    with_topics_left,
)
from .conversations import conversations_of, own_part, own_part_in
from .meetings import MeetingRead, NextMeeting, next_meeting, read_meeting
from .people import NOBODY, Person, people_of
from .rota import HouseRota, rota_of
from .today import ChoresToday, chores_of_day, chores_today

__all__ = [
    "NOBODY",
    "ChoresToday",
    "GoingThrough",
    "HouseRota",
    "MeetingRead",
    "NextMeeting",
    "Person",
    "Someone",
    "TopicToGo",
    "agreement_on_asking_to_leave",
    "chores_of_day",
    "chores_today",
    "conversations_of",
    "next_meeting",
    "own_part",
    "own_part_in",
    "people_here",
    "people_of",
    "read_agreement",
    "read_agreements",
    "read_going_through",
    "read_meeting",
    "rota_of",
    "topics_to_go_through",
    "with_topics_left",
]
