"""Every change to rooms, guests, their stays and what belongs to them."""

from .arrival import confirm_adult, take_back_tick, tick_arrival, welcome_in
from .arrival_list import (
    add_arrival_item,
    begin_arrival_list,
    end_arrival_item,
    move_arrival_item,
    reword_arrival_item,
    take_up_arrival_item,
    write_welcome_sheet,
)
from .asked_to_leave import note_asked_to_leave
from .before_arrival import ChangedMeanwhileError, note_before_arrival
from .carry_over import carry_over_pages
from .coming import call_off, change_guest, note_arrival, take_back_call_off
from .extensions import ask_extension, decide_extension
from .farewell import end_touch, note_contact, write_farewell
from .first_call import bring_in
from .follow_ups import (
    finish_follow_up,
    make_follow_up,
    take_up_follow_up,
    withdraw_follow_up,
)
from .goals import (
    add_step,
    begin_goal,
    change_goal,
    reach_goal,
    set_goal_aside,
    set_step,
    take_up_goal,
)
from .if_not_seen import write_if_not_seen
from .leaving import (
    confirm_leaving,
    note_leaving,
    take_back_confirmed_leaving,
    take_back_leaving,
)
from .milestones import note_look_back
from .moving import move_room, swap_rooms
from .own_words import add_stay_words
from .plain_words import (
    add_plain_word,
    begin_word_list,
    change_plain_word,
    end_plain_word,
    take_up_plain_word,
)
from .resources import add_resource, change_resource, end_resource
from .rooms import add_room, rename_room
from .support import note_moment, withdraw_moment
from .time_away import (
    call_off_time_away,
    note_back,
    note_seen_at_check_in,
    note_time_away,
    undo_back,
    undo_seen_at_check_in,
)
from .where_next import write_where_next
from .worldview import withdraw_worldview, write_worldview

__all__ = [
    "ChangedMeanwhileError",
    "add_arrival_item",
    "add_plain_word",
    "add_resource",
    "add_room",
    "add_stay_words",
    "add_step",
    "ask_extension",
    "begin_arrival_list",
    "begin_goal",
    "begin_word_list",
    "bring_in",
    "call_off",
    "call_off_time_away",
    "carry_over_pages",
    "change_goal",
    "change_guest",
    "change_plain_word",
    "change_resource",
    "confirm_adult",
    "confirm_leaving",
    "decide_extension",
    "end_arrival_item",
    "end_plain_word",
    "end_resource",
    "end_touch",
    "finish_follow_up",
    "make_follow_up",
    "move_arrival_item",
    "move_room",
    "note_arrival",
    "note_asked_to_leave",
    "note_back",
    "note_before_arrival",
    "note_contact",
    "note_leaving",
    "note_look_back",
    "note_moment",
    "note_seen_at_check_in",
    "note_time_away",
    "reach_goal",
    "rename_room",
    "reword_arrival_item",
    "set_goal_aside",
    "set_step",
    "swap_rooms",
    "take_back_call_off",
    "take_back_confirmed_leaving",
    "take_back_leaving",
    "take_back_tick",
    "take_up_arrival_item",
    "take_up_follow_up",
    "take_up_goal",
    "take_up_plain_word",
    "tick_arrival",
    "undo_back",
    "undo_seen_at_check_in",
    "welcome_in",
    "withdraw_follow_up",
    "withdraw_moment",
    "withdraw_worldview",
    "write_farewell",
    "write_if_not_seen",
    "write_welcome_sheet",
    "write_where_next",
    "write_worldview",
]
