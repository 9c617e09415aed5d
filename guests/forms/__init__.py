"""The forms of a stay, one module for each of its parts."""

from .coming import ArrivalForm, GuestEditForm, GuestForm
from .days import DayField, StayDayField, StayForm
from .goals import GoalForm
from .leaving import LeavingForm
from .naming import NamesAskedAboutForm, names_of_others
from .own_words import OwnWordsForm
from .rooms import RoomForm
from .time_away import TimeAwayForm

__all__ = [
    "ArrivalForm",
    "DayField",
    "GoalForm",
    "GuestEditForm",
    "GuestForm",
    "LeavingForm",
    "NamesAskedAboutForm",
    "OwnWordsForm",
    "RoomForm",
    "StayDayField",
    "StayForm",
    "TimeAwayForm",
    "names_of_others",
]
