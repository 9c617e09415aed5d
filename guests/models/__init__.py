"""Guests, their rooms and stays, what they move toward, and who was with them on the way."""

from ..choices import CameFrom, Decision, Ended, FoundUs, MomentKind, Pathway, WentTo
from .arrival import ArrivalItem, ArrivalTick, WelcomeSheet
from .asked_to_leave import AskedToLeave
from .carry_over import CarryOver
from .circle import GUEST_WHO_HAS_LEFT, StayOrStaff, StayOrStaffOrNobody, name_of
from .follow_ups import FollowUp
from .goals import Goal, Step
from .leaving import Contact, Farewell, WhereNext
from .milestones import Extension, LookBack
from .mistakes import Withdrawable, WithdrawableQuerySet, withdrawn_by_someone
from .own_words import OwnWords, StayWords
from .people import Guest
from .plain_words import PlainWord
from .rooms import FormerRoom, Room
from .stays import LONG_TEXT, SHORT_TEXT, Stay
from .support import Resource, SupportMoment
from .time_away import TimeAway
from .worldview import Worldview

__all__ = [
    "GUEST_WHO_HAS_LEFT",
    "LONG_TEXT",
    "SHORT_TEXT",
    "ArrivalItem",
    "ArrivalTick",
    "AskedToLeave",
    "CameFrom",
    "CarryOver",
    "Contact",
    "Decision",
    "Ended",
    "Extension",
    "Farewell",
    "FollowUp",
    "FormerRoom",
    "FoundUs",
    "Goal",
    "Guest",
    "LookBack",
    "MomentKind",
    "OwnWords",
    "Pathway",
    "PlainWord",
    "Resource",
    "Room",
    "Stay",
    "StayOrStaff",
    "StayOrStaffOrNobody",
    "StayWords",
    "Step",
    "SupportMoment",
    "TimeAway",
    "WelcomeSheet",
    "WentTo",
    "WhereNext",
    "Withdrawable",
    "WithdrawableQuerySet",
    "Worldview",
    "name_of",
    "withdrawn_by_someone",
]
