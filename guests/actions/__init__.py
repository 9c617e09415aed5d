"""Every change to rooms, guests, their stays and what belongs to them."""

from .before_arrival import ChangedMeanwhileError, note_before_arrival
from .coming import call_off, change_guest, note_arrival, take_back_call_off
from .first_call import bring_in
from .goals import begin_goal, reach_goal, set_goal_aside, take_up_goal
from .leaving import note_leaving, take_back_leaving
from .moving import move_room
from .own_words import add_stay_words
from .rooms import add_room, rename_room
from .time_away import end_time_away, note_time_away

__all__ = [
    "ChangedMeanwhileError",
    "add_room",
    "add_stay_words",
    "begin_goal",
    "bring_in",
    "call_off",
    "change_guest",
    "end_time_away",
    "move_room",
    "note_arrival",
    "note_before_arrival",
    "note_leaving",
    "note_time_away",
    "reach_goal",
    "rename_room",
    "set_goal_aside",
    "take_back_call_off",
    "take_back_leaving",
    "take_up_goal",
]
