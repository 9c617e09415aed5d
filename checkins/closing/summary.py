"""How a round went, for the page that closes it and for later."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import TextChoices

from ..entries.models import Entry
from ..rounds.attendance import CAME, NOT_TODAY, OUT
from ..rounds.people import PersonInRound


@dataclass
class Way:
    """One way of being there, or of asking, and who said it."""

    value: str
    label: str
    names: list[str]


@dataclass
class Summary:
    """Guests are counted; peers on staff join, and are not counted."""

    guests: int
    came: int
    # How those who came were there; then those who were out, and those who did not come.
    ways: list[Way]
    out: list[str]
    did_not_come: list[str]
    not_written: list[str]
    requests: list[Way]
    staff: list[str]


def summary_of(people: Sequence[PersonInRound]) -> Summary:
    guests = [person for person in people if person.stay and not person.is_away]
    asking = (Entry.Support.MORE, Entry.Support.SPACE)
    return Summary(
        guests=len(guests),
        came=sum(person.came for person in guests),
        ways=[way for way in _ways(guests, Entry.Presence, "presence") if way.value in CAME],
        out=[person.name for person in guests if person.presence == OUT],
        did_not_come=[person.name for person in guests if person.presence == NOT_TODAY],
        not_written=[person.name for person in guests if not person.has_checked_in],
        requests=[way for way in _ways(people, Entry.Support, "support") if way.value in asking],
        staff=[person.name for person in people if person.staff and person.came],
    )


def _ways(people: Sequence[PersonInRound], choices: type[TextChoices], field: str) -> list[Way]:
    ways = [
        Way(
            choice.value,
            str(choice.label),
            [each.name for each in people if getattr(each.entry, field, "") == choice],
        )
        for choice in choices
    ]
    return [way for way in ways if way.names]
