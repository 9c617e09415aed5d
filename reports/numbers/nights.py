"""Nights: that of the arrival counts, the day of leaving does not. No clock is read here.

A night has the date of its evening. The night to come is left out by whoever asks.
"""

from collections.abc import Iterable
from datetime import date


def nights_within(begun_on: date | None, over_on: date | None, first: date, end: date) -> int:
    """Nights from `begun_on` on and before `over_on`, of those from `first` on and before `end`."""
    begun, over = max(begun_on or first, first), min(over_on or end, end)
    return max((over - begun).days, 0)


def nights_used(stays: Iterable[tuple[date, date | None]], first: date, end: date) -> int:
    """By the day each arrived and the day they left."""
    return sum(nights_within(arrived_on, left_on, first, end) for arrived_on, left_on in stays)


def nights_possible(rooms: Iterable[date | None], first: date, end: date) -> int:
    """By the day since when the house has each room; without one it always had it."""
    return sum(nights_within(since_on, None, first, end) for since_on in rooms)
