"""Check-ins as people read them: a round, a day, the days so far; each in few queries."""

from .days import Held, days_so_far, intentions_of_day, lately
from .people import Person, person_of
from .plan import expected_of, plan_of, stays_on, times_of, wording_on
from .recent import due_at, recent_rounds
from .sheet import (
    Sheet,
    add_what_came_after_closing,
    add_what_was_said,
    read_person,
    read_sheet,
    round_of,
)

__all__ = [
    "Held",
    "Person",
    "Sheet",
    "add_what_came_after_closing",
    "add_what_was_said",
    "days_so_far",
    "due_at",
    "expected_of",
    "intentions_of_day",
    "lately",
    "person_of",
    "plan_of",
    "read_person",
    "read_sheet",
    "recent_rounds",
    "round_of",
    "stays_on",
    "times_of",
    "wording_on",
]
