"""The forms of living together, one module for each of its parts."""

from .agreements import (
    CommentForm,
    DecideForm,
    ProposeEndForm,
    ProposeTopicForm,
    ProposeWordingForm,
)
from .chores import ChoreEditForm, ChoreForm, RotaDaysForm, RotaForm, TalkForm
from .conversations import (
    AskForm,
    AttemptForm,
    BeginForm,
    Circle,
    JoinForm,
    LookAgainForm,
    PartForm,
    WithdrawForm,
)
from .going_through import GoingThroughForm
from .groups import GroupDayForm, GroupEditForm, GroupForm
from .journal import HideForm, JournalForm
from .meetings import (
    AgendaItemForm,
    MeetingForm,
    MeetingPlanForm,
    MeetingReopenForm,
    MeetingTimeForm,
)

__all__ = [
    "AgendaItemForm",
    "AskForm",
    "AttemptForm",
    "BeginForm",
    "ChoreEditForm",
    "ChoreForm",
    "Circle",
    "CommentForm",
    "DecideForm",
    "GoingThroughForm",
    "GroupDayForm",
    "GroupEditForm",
    "GroupForm",
    "HideForm",
    "JoinForm",
    "JournalForm",
    "LookAgainForm",
    "MeetingForm",
    "MeetingPlanForm",
    "MeetingReopenForm",
    "MeetingTimeForm",
    "PartForm",
    "ProposeEndForm",
    "ProposeTopicForm",
    "ProposeWordingForm",
    "RotaDaysForm",
    "RotaForm",
    "TalkForm",
    "WithdrawForm",
]
