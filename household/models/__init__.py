"""How the house lives together: agreements, chores, meetings, working things out."""

from .chores import MOST_PEOPLE, Chore
from .rota import MOST_WEEKS, Rota, RotaDays
from .turns import Turn

__all__ = ["MOST_PEOPLE", "MOST_WEEKS", "Chore", "Rota", "RotaDays", "Turn"]
