"""What the household's pages read, over several models."""

from .rota import HouseRota, rota_of
from .today import ChoresToday, chores_of_day, chores_today

__all__ = ["ChoresToday", "HouseRota", "chores_of_day", "chores_today", "rota_of"]
