"""The forms of a stay, one module for each of its parts."""

from .arrival import ArrivalForm, ArrivalItemForm, WelcomeSheetForm
from .before_arrival import BeforeArrivalForm
from .carry_over import CarryOverForm
from .coming import GuestEditForm, GuestForm
from .days import DayField, StayDayField, StayForm
from .extensions import ExtensionDecisionForm, ExtensionForm
from .follow_ups import FollowUpDoneForm, FollowUpForm, ForShiftForm
from .goals import GoalEditForm, GoalEndForm, GoalForm, StepForm
from .if_not_seen import IfNotSeenForm
from .leaving import (
    AskedToLeaveForm,
    ContactForm,
    FarewellForm,
    LeavingConfirmForm,
    LeavingForm,
    WhereNextForm,
)
from .milestones import LookBackForm
from .naming import NamesAskedAboutForm, names_of_others
from .own_words import OwnWordsForm
from .plain_words import PlainWordEditForm, PlainWordForm
from .resources import ResourceEditForm, ResourceForm, ResourceSearchForm
from .rooms import RoomField, RoomForm, RoomMoveForm
from .support import SupportMomentForm
from .time_away import TimeAwayForm
from .word_hints import HintedForm
from .worldview import WorldviewForm

__all__ = [
    "ArrivalForm",
    "ArrivalItemForm",
    "AskedToLeaveForm",
    "BeforeArrivalForm",
    "CarryOverForm",
    "ContactForm",
    "DayField",
    "ExtensionDecisionForm",
    "ExtensionForm",
    "FarewellForm",
    "FollowUpDoneForm",
    "FollowUpForm",
    "ForShiftForm",
    "GoalEditForm",
    "GoalEndForm",
    "GoalForm",
    "GuestEditForm",
    "GuestForm",
    "HintedForm",
    "IfNotSeenForm",
    "LeavingConfirmForm",
    "LeavingForm",
    "LookBackForm",
    "NamesAskedAboutForm",
    "OwnWordsForm",
    "PlainWordEditForm",
    "PlainWordForm",
    "ResourceEditForm",
    "ResourceForm",
    "ResourceSearchForm",
    "RoomField",
    "RoomForm",
    "RoomMoveForm",
    "StayDayField",
    "StayForm",
    "StepForm",
    "SupportMomentForm",
    "TimeAwayForm",
    "WelcomeSheetForm",
    "WhereNextForm",
    "WorldviewForm",
    "names_of_others",
]
