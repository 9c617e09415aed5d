"""The forms of the household, one module for each of its parts."""

from .chores import ChoreEditForm, ChoreForm, RotaDaysForm, RotaForm, TalkForm

__all__ = ["ChoreEditForm", "ChoreForm", "RotaDaysForm", "RotaForm", "TalkForm"]
