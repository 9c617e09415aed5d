"""The forms of living together, one module for each of its parts."""

from .agreements import (
    CommentForm,
    DecideForm,
    ProposeEndForm,
    ProposeTopicForm,
    ProposeWordingForm,
)
from .going_through import GoingThroughForm
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
    "CommentForm",
    "DecideForm",
    "GoingThroughForm",
    "GroupDayForm",
    "GroupEditForm",
    "GroupForm",
    "MeetingForm",
    "MeetingPlanForm",
    "MeetingReopenForm",
    "MeetingTimeForm",
    "ProposeEndForm",
    "ProposeTopicForm",
    "ProposeWordingForm",
]
