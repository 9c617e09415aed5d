"""Every change to how the house lives together."""

from .agenda import add_agenda_item, take_off_agenda_item
from .agreements import (
    begin_agreements,
    comment_on,
    decide_proposal,
    propose_end,
    propose_topic,
    propose_wording,
    take_back_proposal,
)
from .decisions import follow_up_decision, note_decision, set_decision
from .going_through import go_through, tick_agreements_step
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
    "begin_agreements",
    "begin_meetings",
    "change_group",
    "close_meeting",
    "comment_on",
    "decide_proposal",
    "end_group",
    "follow_up_decision",
    "go_through",
    "note_decision",
    "note_group_day",
    "plan_meeting",
    "propose_end",
    "propose_topic",
    "propose_wording",
    "reopen_meeting",
    "set_decision",
    "set_meeting_time",
    "take_back_proposal",
    "take_off_agenda_item",
    "take_up_group",
    "tick_agreements_step",
    "write_meeting",
]
