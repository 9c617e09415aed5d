"""The handoff page: what was left for the actor, and what they hand over themselves."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.access.actor import Actor
from accounts.houses.compiled import compiled_once
from guests.models import Stay
from shifts.handoffs.actions import Listed
from shifts.handoffs.quiet import HandoffLine, Told, fold_quiet
from shifts.models import Amendment, Handoff, HandoffRead, Note
from shifts.models import ListedKind as Kind

from .events import AsOf, Event, read_events
from .still_open import OpenThen, StillOpen, read_open_then, read_still_open


@dataclass
class OfGuest:
    """What there is about one guest."""

    guest_id: int
    name: str
    events: list[Event] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


@dataclass
class Contents:
    """What one handoff lists, or would list now."""

    guests: list[OfGuest]
    house_notes: list[Note]

    @property
    def is_quiet(self) -> bool:
        return not self.guests and not self.house_notes


@dataclass
class GivenHandoff:
    """One handoff, as the actor has it before them."""

    pk: int
    by: str
    at: datetime
    read_at: datetime | None
    items: list[Listed] = field(default_factory=list)
    contents: Contents | None = None
    # Where it was read before: what was added to its notes since.
    amendments: list[Amendment] = field(default_factory=list)

    @property
    def on(self) -> date:
        return timezone.localtime(self.at).date()


@dataclass
class HandoffPage:
    # What the actor has not read yet, the newest first.
    left: list[GivenHandoff]
    # What no handoff has listed yet.
    pending: Contents
    still_open: StillOpen
    listed: list[Listed]
    # When it was read from the database: what came in after that is not on the page.
    shown_at: datetime

    @property
    def left_lines(self) -> list[HandoffLine[GivenHandoff]]:
        return fold_quiet(
            self.left,
            is_quiet=lambda given: bool(given.contents and given.contents.is_quiet),
            told=lambda given: Told(given.on, given.by),
        )


def read_page(asked: AsOf, here: Sequence[Stay]) -> HandoffPage:
    """In a dozen queries, however much has happened; `here` are the guests who are here."""
    actor, given = asked.actor, _handoffs(asked.actor)
    unread = [each for each in given if each.read_at is None]
    named = [item for each in given for item in each.items]
    events = {event.listed: event for event in read_events(asked, named)}
    new_notes = _new_notes(asked=asked)
    notes = notes_by_id(actor, [*new_notes, *_note_ids(named)])
    for each in given:
        if each.read_at is None:
            each.contents = _contents(each.items, events, notes)
        else:
            each.amendments = _added_since(each, actor, notes)
    listed = {item for each in given for item in each.items}
    new = [item for item in events if item not in listed]
    new += [Listed(Kind.NOTE, pk) for pk in new_notes]
    still_open = read_still_open(actor, here)
    return HandoffPage(
        left=[*unread, *(each for each in given if each.amendments)],
        pending=_contents(new, events, notes),
        still_open=still_open,
        listed=[*new, *still_open.listed],
        shown_at=asked.now,
    )


@dataclass
class OneHandoff:
    """A handoff as it was given, and who has read it since."""

    handoff: Handoff
    contents: Contents
    open_then: OpenThen
    readers: list[HandoffRead]


def read_one(actor: Actor, handoff: Handoff) -> OneHandoff:
    """What it listed, with the current words: what was removed since is gone."""
    rows = handoff.items.order_by("id").values_list("kind", "object_id", "on")
    items = [Listed(*row) for row in rows]
    events = {each.listed: each for each in read_events(AsOf.of(actor), items)}
    notes = notes_by_id(actor, _note_ids(items))
    open_then = read_open_then(actor, items)
    readers = handoff.reads.select_related("by").order_by("at", "id")
    return OneHandoff(handoff, _contents(items, events, notes), open_then, list(readers))


def _handoffs(actor: Actor) -> list[GivenHandoff]:
    given = []
    for known, items in groupby(_handoffs_with_items(actor=actor), key=lambda row: row[:4]):
        handoff = GivenHandoff(*known)
        handoff.items = [Listed(*row[4:]) for row in items if row[4]]
        given.append(handoff)
    return given


@compiled_once
def _handoffs_with_items(*, actor: Actor) -> QuerySet[Any, tuple]:
    return (
        Handoff.objects.readable_by(actor)
        .lately(actor)
        .read_or_not(actor)
        .order_by("-given_at", "-id", "items__id")
        .values_list(
            "pk",
            "given_by__display_name",
            "given_at",
            "last_read_at",  # type: ignore[misc]  # set by read_or_not
            "items__kind",
            "items__object_id",
            "items__on",
        )
    )


def _note_ids(items: Iterable[Listed]) -> list[int]:
    return [item.object_id for item in items if item.kind == Kind.NOTE]


def notes_by_id(actor: Actor, ids: list[int]) -> dict[int, Note]:
    return {note.pk: note for note in _notes(actor=actor, ids=ids)}


@compiled_once
def _new_notes(*, asked: AsOf) -> QuerySet[Any, int]:
    """In a query of their own, since an "or" would read each note ever written."""
    notes = Note.objects.readable_by(asked.actor).active().listed_or_not()
    new = notes.filter(Q(signed_at__gte=asked.since, is_listed=False))
    return new.order_by("signed_at", "id").values_list("pk", flat=True)


@compiled_once
def _notes(*, actor: Actor, ids: Sequence[int]) -> QuerySet[Note]:
    notes = Note.objects.readable_by(actor).with_mistakes(actor).filter(pk__in=ids)
    return notes.for_list().order_by("signed_at", "id")


def _contents(
    items: Iterable[Listed], events: dict[Listed, Event], notes: dict[int, Note]
) -> Contents:
    """Guest by guest, in the order of their names; without those the actor can no longer read."""
    guests: dict[int, OfGuest] = {}
    house_notes = []
    for item in items:
        if (event := events.get(item)) is not None:
            of_guest = guests.setdefault(event.guest_id, OfGuest(event.guest_id, event.name))
            of_guest.events.append(event)
        elif item.kind == Kind.NOTE and (note := notes.get(item.object_id)) is not None:
            if note.stay is None:
                house_notes.append(note)
                continue
            guest = note.stay.guest
            guests.setdefault(guest.pk, OfGuest(guest.pk, guest.name)).notes.append(note)
    return Contents(
        sorted(guests.values(), key=lambda each: (each.name, each.guest_id)), house_notes
    )


def _added_since(given: GivenHandoff, actor: Actor, notes: dict[int, Note]) -> list[Amendment]:
    ids = _note_ids(given.items)
    active = [notes[pk] for pk in ids if pk in notes and not notes[pk].withdrawn_at]
    return [
        added
        for note in active
        for added in note.added
        if given.read_at and added.signed_at > given.read_at and added.author_id != actor.user.pk
    ]
