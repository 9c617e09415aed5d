"""Every change to rooms, guests, their stays and what belongs to them."""

from .coming import bring_in, call_off, change_guest, note_arrival, take_back_call_off
from .goals import (
    add_step,
    begin_goal,
    change_goal,
    reach_goal,
    set_goal_aside,
    set_step,
    take_up_goal,
)
from .leaving import note_leaving, take_back_leaving
from .resources import add_resource, change_resource, end_resource
from .rooms import add_room, rename_room
from .support import note_moment, withdraw_moment
from .time_away import end_time_away, note_time_away
from .worldview import withdraw_worldview, write_worldview

__all__ = [
    "add_resource",
    "add_room",
    "add_step",
    "begin_goal",
    "bring_in",
    "call_off",
    "change_goal",
    "change_guest",
    "change_resource",
    "end_resource",
    "end_time_away",
    "note_arrival",
    "note_leaving",
    "note_moment",
    "note_time_away",
    "reach_goal",
    "rename_room",
    "set_goal_aside",
    "set_step",
    "take_back_call_off",
    "take_back_leaving",
    "take_up_goal",
    "withdraw_moment",
    "withdraw_worldview",
    "write_worldview",
]
