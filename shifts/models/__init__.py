"""Shifts, who is on them, and what one leaves for the next."""

from .on_call import OnCallNumber
from .shifts import Shift, ShiftPerson
from .times import ShiftTime

__all__ = ["OnCallNumber", "Shift", "ShiftPerson", "ShiftTime"]
