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
from .attempts import change_attempt, look_again, try_something
from .chores import (
    add_chore,
    begin_chores,
    change_chore,
    end_chore,
    move_chore,
    take_starting_chores,
    take_up_chore,
)
from .conversations import begin_conversation, join_conversation, withdraw_part, write_part
from .decisions import follow_up_decision, note_decision, set_decision
from .going_through import go_through, tick_agreements_step
from .groups import add_group, change_group, end_group, note_group_day, take_up_group
from .journal import hide_journal_page, show_journal_page, write_journal_page
from .meetings import (
    begin_meetings,
    close_meeting,
    plan_meeting,
    reopen_meeting,
    set_meeting_time,
    write_meeting,
)
from .rota import hang_rota, publish_rota, set_rota, set_rota_days
from .turns import note_done, note_open, note_talk, swap_turns, take_over

__all__ = [
    "add_agenda_item",
    "add_chore",
    "add_group",
    "begin_agreements",
    "begin_chores",
    "begin_conversation",
    "begin_meetings",
    "change_attempt",
    "change_chore",
    "change_group",
    "close_meeting",
    "comment_on",
    "decide_proposal",
    "end_chore",
    "end_group",
    "follow_up_decision",
    "go_through",
    "hang_rota",
    "hide_journal_page",
    "join_conversation",
    "look_again",
    "move_chore",
    "note_decision",
    "note_done",
    "note_group_day",
    "note_open",
    "note_talk",
    "plan_meeting",
    "propose_end",
    "propose_topic",
    "propose_wording",
    "publish_rota",
    "reopen_meeting",
    "set_decision",
    "set_meeting_time",
    "set_rota",
    "set_rota_days",
    "show_journal_page",
    "swap_turns",
    "take_back_proposal",
    "take_off_agenda_item",
    "take_over",
    "take_starting_chores",
    "take_up_chore",
    "take_up_group",
    "tick_agreements_step",
    "try_something",
    "withdraw_part",
    "write_journal_page",
    "write_meeting",
    "write_part",
]
