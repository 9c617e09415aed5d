"""Guests, their rooms and stays, what they move toward, and who was with them on the way."""

from .arrival.models import ArrivalItem, ArrivalTick, WelcomeSheet
from .asked_to_leave.models import AskedToLeave
from .carry_over.models import CarryOver
from .extensions.models import Extension
from .follow_ups.models import FollowUp
from .goals.models import Goal, Step
from .house_words.models import HouseWording
from .leaving.choices import Ended, WentTo
from .leaving.models import Contact, Farewell
from .milestones.models import LookBack
from .participants import (
    GUEST_WHO_HAS_LEFT,
    NOBODY,
    Participant,
    ParticipantQuerySet,
    StayOrStaff,
    StayOrStaffOrNobody,
)
from .replies.models import GuestReply, StayReply
from .resources.models import Resource
from .rooms.models import FormerRoom, Room
from .sit_downs.models import SitDown
from .stays.choices import CameFrom, FoundUs, Pathway, StayDecision
from .stays.guest import Guest
from .stays.models import LONG_TEXT, SHORT_TEXT, Stay
from .support.choices import MomentKind
from .support.models import SupportMoment
from .time_away.models import TimeAway
from .where_next.models import WhereNext
from .withdrawals.models import Withdrawable, WithdrawableQuerySet, withdrawn_by_someone
from .wording.models import Term
from .worldview.models import Worldview

__all__ = [
    "GUEST_WHO_HAS_LEFT",
    "LONG_TEXT",
    "NOBODY",
    "SHORT_TEXT",
    "ArrivalItem",
    "ArrivalTick",
    "AskedToLeave",
    "CameFrom",
    "CarryOver",
    "Contact",
    "Ended",
    "Extension",
    "Farewell",
    "FollowUp",
    "FormerRoom",
    "FoundUs",
    "Goal",
    "Guest",
    "GuestReply",
    "HouseWording",
    "LookBack",
    "MomentKind",
    "Participant",
    "ParticipantQuerySet",
    "Pathway",
    "Resource",
    "Room",
    "SitDown",
    "Stay",
    "StayDecision",
    "StayOrStaff",
    "StayOrStaffOrNobody",
    "StayReply",
    "Step",
    "SupportMoment",
    "Term",
    "TimeAway",
    "WelcomeSheet",
    "WentTo",
    "WhereNext",
    "Withdrawable",
    "WithdrawableQuerySet",
    "Worldview",
    "withdrawn_by_someone",
]
