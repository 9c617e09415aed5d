"""The forms of a stay, one module for each of its parts."""

from .coming import ArrivalForm, GuestEditForm, GuestForm
from .days import DayField, StayDayField, StayForm
from .goals import GoalEditForm, GoalEndForm, GoalForm, StepForm
from .leaving import LeavingForm
from .naming import NamesAskedAboutForm, names_of_others
from .resources import ResourceEditForm, ResourceForm, ResourceSearchForm
from .rooms import RoomForm
from .support import SupportMomentForm
from .time_away import TimeAwayForm
from .worldview import WorldviewForm

__all__ = [
    "ArrivalForm",
    "DayField",
    "GoalEditForm",
    "GoalEndForm",
    "GoalForm",
    "GuestEditForm",
    "GuestForm",
    "LeavingForm",
    "NamesAskedAboutForm",
    "ResourceEditForm",
    "ResourceForm",
    "ResourceSearchForm",
    "RoomForm",
    "StayDayField",
    "StayForm",
    "StepForm",
    "SupportMomentForm",
    "TimeAwayForm",
    "WorldviewForm",
    "names_of_others",
]
