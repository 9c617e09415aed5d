"""Every change to how the house lives together."""

from .chores import (
    add_chore,
    begin_chores,
    change_chore,
    end_chore,
    move_chore,
    take_starting_chores,
    take_up_chore,
)
from .rota import draw_rota, set_rota, set_rota_days
from .turns import note_done, note_open, note_talk, swap_turns, take_over

__all__ = [
    "add_chore",
    "begin_chores",
    "change_chore",
    "draw_rota",
    "end_chore",
    "move_chore",
    "note_done",
    "note_open",
    "note_talk",
    "set_rota",
    "set_rota_days",
    "swap_turns",
    "take_over",
    "take_starting_chores",
    "take_up_chore",
]
