"""What a round came to, as it is read while closing it and ever after."""

from collections.abc import Sequence
from dataclasses import dataclass

from .models import Entry
from .queries import Person


@dataclass
class Way:
    """One way of being there, or of asking, and who said it."""

    value: str
    label: str
    names: list[str]


@dataclass
class Summary:
    """Guests are counted; peers on staff join, and are asked after no less."""

    guests: int
    checked_in: int
    ways: list[Way]
    asks: list[Way]
    not_written: list[str]
    staff: list[str]


def summary_of(people: Sequence[Person]) -> Summary:
    guests = [person for person in people if person.stay and not person.is_away]
    written = [person for person in guests if person.has_checked_in]
    asking = (Entry.Support.MORE, Entry.Support.SPACE)
    return Summary(
        guests=len(guests),
        checked_in=len(written),
        ways=_ways(written, Entry.Presence, "presence"),
        asks=[way for way in _ways(people, Entry.Support, "support") if way.value in asking],
        not_written=[person.name for person in guests if not person.has_checked_in],
        staff=[person.name for person in people if person.staff and person.has_checked_in],
    )


def _ways(
    people: Sequence[Person], choices: type[Entry.Presence] | type[Entry.Support], field: str
) -> list[Way]:
    """Who said what, in the order of the choices, without those nobody took."""
    ways = [
        Way(
            choice.value,
            str(choice.label),
            [each.name for each in people if getattr(each.entry, field, "") == choice],
        )
        for choice in choices
    ]
    return [way for way in ways if way.names]
