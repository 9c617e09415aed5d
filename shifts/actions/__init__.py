"""Every change to shifts, who is on them, and what is left for the next."""

from .on_call import set_on_call_number
from .rota import begin_shift, copy_week, put_on, take_off
from .times import begin_shift_times, set_shift_times

__all__ = [
    "begin_shift",
    "begin_shift_times",
    "copy_week",
    "put_on",
    "set_on_call_number",
    "set_shift_times",
    "take_off",
]
