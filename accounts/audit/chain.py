"""A house's events form a chain, so that a gap in it shows (docs/decisions/0018).

Each event has a number in its house and a digest: of itself, and of the digest before it. The head
is the newest event's. Events from before there were chains have no number; their digests, taken in
the order of their ids, lead to the one that the chain begins with.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Protocol

NOTHING = ""  # before the first event
SHOWN = 16  # hexadecimal digits of a head on paper
GROUP = 4


class Event(Protocol):
    pk: int
    at: datetime
    kind: str
    house_id: int | None
    person_id: int | None
    person_name: str
    object_type: str
    object_id: int | None
    guest_id: int | None
    fields: list[str]
    read_hour: datetime | None
    number: int | None
    digest: str


@dataclass(frozen=True)
class Head:
    number: int = 0
    digest: str = NOTHING

    def __str__(self) -> str:
        groups = (self.digest[at : at + GROUP] for at in range(0, SHOWN, GROUP))
        return f"{self.number} {'-'.join(groups)}"


def digest_of(event: Event, before: str) -> str:
    """This is kept for good: a change of it would break every chain there is."""
    told = [
        before,
        event.number,
        _utc(event.at),
        str(event.kind),
        event.house_id,
        event.person_id,
        event.person_name,
        event.object_type,
        event.object_id,
        event.guest_id,
        event.fields,
        _utc(event.read_hour) if event.read_hour else None,
    ]
    return sha256(json.dumps(told).encode()).hexdigest()


def _utc(moment: datetime) -> str:
    """To the millisecond: `dumpdata` keeps no more of it when a house moves."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def sealed(earlier: Iterable[Event]) -> str:
    """What a chain begins with: all events from before it, in the order of their ids."""
    digest = NOTHING
    for event in earlier:
        digest = digest_of(event, digest)
    return digest


def breaks(seal: str, events: Iterable[Event], known: dict[int, str]) -> Iterator[str]:
    """In sentences; none in a whole chain. `known` are digests from elsewhere, by number."""
    head = Head(digest=seal)
    for event in events:
        if event.number != head.number + 1:
            yield f"After event {head.number} comes event {event.number}."
        elif event.digest != digest_of(event, head.digest):
            yield f"Event {event.number} is not what was written, or what is before it."
        if (elsewhere := known.pop(event.number or 0, "")) and not event.digest.startswith(
            elsewhere
        ):
            yield f"Event {event.number} is another one than in what you compare with."
        head = Head(event.number or 0, event.digest)
    for number in known:
        yield f"Event {number} is in what you compare with, and is missing here."
