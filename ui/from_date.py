"""What holds from a date until something newer takes its place. Knows no Django."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar


class FromDate(Protocol):
    @property
    def from_on(self) -> date: ...


Each = TypeVar("Each", bound=FromDate)


def begun_by(rows: Iterable[Each], day: date) -> list[Each]:
    """The newest last: that one is in force on the day."""
    begun = [each for each in rows if each.from_on <= day]
    return sorted(begun, key=lambda each: each.from_on)
