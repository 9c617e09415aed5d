"""What the household's pages read, over several models."""

from .rota import HouseRota, rota_of

__all__ = ["HouseRota", "rota_of"]
