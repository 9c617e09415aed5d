"""What happens when two people write at once: a three-way merge, field by field.

Each form says what it was shown with and what it holds now. A field that only one of the two
changed takes that change. One that both changed differently is left alone, and asked about.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

Value = str | int | None


class FieldPlace(NamedTuple):
    """One place to write in: a field of the entry, of a goal for today, or an answer to one."""

    row: str
    number: int
    field: str


class Change(NamedTuple):
    """What the form showed in a place, and what it holds now."""

    seen: Value
    said: Value


@dataclass(frozen=True)
class Merged:
    """What to write, and where both texts have to be shown (with what is saved now)."""

    values: dict[FieldPlace, Value]
    conflicts: dict[FieldPlace, Value]


def merge(changes: Mapping[FieldPlace, Change], stored: Mapping[FieldPlace, Value]) -> Merged:
    """Sending what is already saved is no change, so a double click saves once."""
    values: dict[FieldPlace, Value] = {}
    conflicts: dict[FieldPlace, Value] = {}
    for place, (seen, said) in changes.items():
        current = stored[place]
        if said in (seen, current):
            continue
        if current == seen:
            values[place] = said
        else:
            conflicts[place] = current
    return Merged(values, conflicts)
