"""The forms of a stay, one module for each of its parts."""

from .arrival import ArrivalForm, ArrivalItemForm, WelcomeSheetForm
from .before_arrival import BeforeArrivalForm
from .coming import GuestEditForm, GuestForm
from .days import DayField, StayDayField, StayForm
from .extensions import ExtensionDecisionForm, ExtensionForm
from .goals import GoalForm
from .leaving import ContactForm, FarewellForm, LeavingForm, WhereNextForm
from .milestones import LookBackForm
from .naming import NamesAskedAboutForm, names_of_others
from .own_words import OwnWordsForm
from .rooms import RoomField, RoomForm, RoomMoveForm
from .time_away import TimeAwayForm

__all__ = [
    "ArrivalForm",
    "ArrivalItemForm",
    "BeforeArrivalForm",
    "ContactForm",
    "DayField",
    "ExtensionDecisionForm",
    "ExtensionForm",
    "FarewellForm",
    "GoalForm",
    "GuestEditForm",
    "GuestForm",
    "LeavingForm",
    "LookBackForm",
    "NamesAskedAboutForm",
    "OwnWordsForm",
    "RoomField",
    "RoomForm",
    "RoomMoveForm",
    "StayDayField",
    "StayForm",
    "TimeAwayForm",
    "WelcomeSheetForm",
    "WhereNextForm",
    "names_of_others",
]
