"""How the house lives together: agreements, chores, meetings, working things out."""

from .chores import MOST_PEOPLE, MOST_WEEKS, Chore, Rota, RotaDays, Turn

__all__ = ["MOST_PEOPLE", "MOST_WEEKS", "Chore", "Rota", "RotaDays", "Turn"]
