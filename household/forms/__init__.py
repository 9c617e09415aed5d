"""The forms of living together, one module for each of its parts."""

from .groups import GroupDayForm, GroupEditForm, GroupForm
from .meetings import (
    AgendaItemForm,
    MeetingForm,
    MeetingPlanForm,
    MeetingReopenForm,
    MeetingTimeForm,
)

__all__ = [
    "AgendaItemForm",
    "GroupDayForm",
    "GroupEditForm",
    "GroupForm",
    "MeetingForm",
    "MeetingPlanForm",
    "MeetingReopenForm",
    "MeetingTimeForm",
]
