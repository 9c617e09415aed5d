"""What Today shows of the latest handoff that is to be read: its words, and what else is in it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from accounts.access.actor import Actor
from accounts.houses.compiled import compiled_once
from shifts.models import Handoff, HandoffItem, Note
from shifts.models import ListedKind as Kind

from .reading import notes_by_id

# What is longer is read on the handoff's own page.
MOST = 300  # characters of all words together
COUNTED = {
    Kind.ENTRY: ("one line from a check-in", "lines from check-ins"),
    Kind.ASK: ("one request", "requests"),
    Kind.MOMENT: ("one moment of support", "moments of support"),
}
LONGER = ("one longer note", "longer notes")
CAME_OR_WENT = {Kind.ARRIVAL, Kind.LEAVING, Kind.AWAY, Kind.BACK}


@dataclass(frozen=True)
class Said:
    """A note, or what `added_by` has added to one since."""

    about: str
    words: str
    added_by: str = ""


@dataclass(frozen=True)
class Brief:
    said: Sequence[Said]
    # What else the handoff lists; what is still open is on Today by itself.
    also: str
    # How many before it are to be read, too.
    earlier: int
    # Whether it is the only one, and Today shows enough of it to say that one has read it.
    is_whole: bool
    # Whether it lists anything at all: what was open counts.
    had_open: bool

    @property
    def is_quiet(self) -> bool:
        return not self.said and not self.also


def read_brief(actor: Actor, left: Sequence[Handoff]) -> Brief | None:
    """In three queries, of the first of those that are to be read; None where there is none."""
    if not left:
        return None
    latest = left[0]
    listed = _listed(actor=actor, handoff=latest.pk)
    said = list(_said_in(actor, latest, [pk for kind, pk in listed if kind == Kind.NOTE]))
    shown = _that_fit(said)
    kinds = Counter() if latest.last_read_at else Counter(kind for kind, _pk in listed)
    came_or_went = any(kinds[kind] for kind in CAME_OR_WENT)
    return Brief(
        shown,
        _also(kinds, longer=len(said) - len(shown), came_or_went=came_or_went),
        earlier=len(left) - 1,
        is_whole=len(left) == 1 and len(shown) == len(said) and not came_or_went,
        had_open=bool(listed),
    )


@compiled_once
def _listed(*, actor: Actor, handoff: int) -> QuerySet[Any, tuple[str, int]]:
    items = HandoffItem.objects.for_house(actor.house).filter(handoff=handoff)
    return items.order_by("id").values_list("kind", "object_id")


def _said_in(actor: Actor, handoff: Handoff, ids: list[int]) -> Iterator[Said]:
    """Of a handoff that the actor has read before, what others have added since."""
    read_at = handoff.last_read_at
    notes = notes_by_id(actor, ids).values() if ids else ()
    for note in sorted(notes, key=_house_first):
        if note.withdrawn_at:
            continue
        about = note.stay.guest.name if note.stay else "The house"
        if read_at is None:
            yield Said(about, note.words)
        for added in note.added:
            if read_at is None or (added.signed_at > read_at and added.author_id != actor.user.pk):
                yield Said(about, added.words, added.author.display_name)


def _house_first(note: Note) -> tuple[str, int]:
    return (note.stay.guest.name if note.stay else "", note.pk)


def _that_fit(said: Sequence[Said]) -> list[Said]:
    shown: list[Said] = []
    for each in said:
        if sum(len(before.words) for before in shown) + len(each.words) <= MOST:
            shown.append(each)
    return shown


def _also(kinds: Counter[str], *, longer: int, came_or_went: bool) -> str:
    numbers = {words: kinds[kind] for kind, words in COUNTED.items()} | {LONGER: longer}
    parts = [one if n == 1 else f"{n} {many}" for (one, many), n in numbers.items() if n]
    return ", ".join([*parts, "who came or went"] if came_or_went else parts)
