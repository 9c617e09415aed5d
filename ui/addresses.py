"""Addresses by name, each put together once a process: Today asks for a hundred of them."""

from functools import lru_cache
from typing import Any

from django.urls import reverse

REMEMBERED = 4096


@lru_cache(maxsize=REMEMBERED)
def address(name: str, *args: Any) -> str:
    """Raises NoReverseMatch."""
    return reverse(name, args=args)
