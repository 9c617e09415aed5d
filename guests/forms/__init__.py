"""The forms of a stay, one module for each of its parts."""

from .before_arrival import BeforeArrivalForm
from .coming import ArrivalForm, GuestEditForm, GuestForm
from .days import DayField, StayDayField, StayForm
from .goals import GoalForm
from .leaving import LeavingForm
from .naming import NamesAskedAboutForm, names_of_others
from .own_words import OwnWordsForm
from .rooms import RoomField, RoomForm, RoomMoveForm
from .time_away import TimeAwayForm

__all__ = [
    "ArrivalForm",
    "BeforeArrivalForm",
    "DayField",
    "GoalForm",
    "GuestEditForm",
    "GuestForm",
    "LeavingForm",
    "NamesAskedAboutForm",
    "OwnWordsForm",
    "RoomField",
    "RoomForm",
    "RoomMoveForm",
    "StayDayField",
    "StayForm",
    "TimeAwayForm",
    "names_of_others",
]
