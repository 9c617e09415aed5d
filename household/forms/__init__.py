"""The forms of the household's pages, one module for each topic."""

from .conversations import (
    AttemptForm,
    BeginForm,
    Circle,
    JoinForm,
    LookAgainForm,
    PartForm,
    WithdrawForm,
)
from .journal import HideForm, JournalForm

__all__ = [
    "AttemptForm",
    "BeginForm",
    "Circle",
    "HideForm",
    "JoinForm",
    "JournalForm",
    "LookAgainForm",
    "PartForm",
    "WithdrawForm",
]
