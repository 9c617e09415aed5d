"""What the pages of the shifts read, over several models."""

from .handoffs import left_for
from .now import NOTHING_KNOWN, OnNow, read_number, read_on_now
from .times import ends_of_days, times_of
from .training import own_running_out
from .week import WEEK, Place, Week, monday_of, read_week, week_called

__all__ = [
    "NOTHING_KNOWN",
    "WEEK",
    "OnNow",
    "Place",
    "Week",
    "ends_of_days",
    "left_for",
    "monday_of",
    "own_running_out",
    "read_number",
    "read_on_now",
    "read_week",
    "times_of",
    "week_called",
]
