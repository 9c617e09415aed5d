"""What is open, guest by guest: whoever comes on shift thinks of people, not of kinds of things."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import Field, dataclass, fields
from typing import ClassVar, Generic, Protocol, TypeVar

from guests.models import Guest, Stay
from household.models import Turn


class Lists(Protocol):
    """A dataclass whose fields are lists, empty unless they are given."""

    __dataclass_fields__: ClassVar[dict[str, Field]]

    def __init__(self) -> None: ...


Open = TypeVar("Open", bound=Lists)


@dataclass(frozen=True)
class OpenOf(Generic[Open]):
    """What is open about one guest; or, without a guest, for the house."""

    guest: Guest | None
    open: Open


def by_guest(found: Open) -> Sequence[OpenOf[Open]]:
    """In the order of the guests' names, and what is for the house last."""
    groups: dict[Guest | None, Open] = {}
    for part in fields(found):
        for each in getattr(found, part.name):
            group = groups.setdefault(_guest_of(each), type(found)())
            getattr(group, part.name).append(each)
    in_order = sorted(groups, key=lambda guest: (0, guest.name, guest.pk) if guest else (1, "", 0))
    return [OpenOf(guest, groups[guest]) for guest in in_order]


def _guest_of(row: object) -> Guest | None:
    """Nobody, where the actor may not see whose chore it is."""
    stay = row if isinstance(row, Stay) else getattr(row, "stay", None)
    is_hidden = isinstance(row, Turn) and not row.is_readable
    return stay.guest if stay and not is_hidden else None
