"""Every change to how the house lives together."""

from .agenda import add_agenda_item, take_off_agenda_item
from .decisions import follow_up_decision, note_decision, set_decision
from .groups import add_group, change_group, end_group, note_group_day, take_up_group
from .meetings import (
    begin_meetings,
    close_meeting,
    plan_meeting,
    reopen_meeting,
    set_meeting_time,
    write_meeting,
)

__all__ = [
    "add_agenda_item",
    "add_group",
    "begin_meetings",
    "change_group",
    "close_meeting",
    "end_group",
    "follow_up_decision",
    "note_decision",
    "note_group_day",
    "plan_meeting",
    "reopen_meeting",
    "set_decision",
    "set_meeting_time",
    "take_off_agenda_item",
    "take_up_group",
    "write_meeting",
]
