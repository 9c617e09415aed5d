"""Shifts, who is on them, and what one leaves for the next."""

from .co_reflection import CoReflection, WasThere
from .training import NUDGE_DAYS, Certificate

__all__ = ["NUDGE_DAYS", "Certificate", "CoReflection", "WasThere"]
