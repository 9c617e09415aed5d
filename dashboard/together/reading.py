"""Everything written about one guest, to be read with them: each table is queried once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import QuerySet

from accounts.access.actor import Actor
from guests.models import FormerRoom, Guest, HouseWording, Stay
from guests.participants import stay_key
from guests.redaction import OthersNames

from . import path
from .folding import Opened, Row, has, rows_of, things_of, window
from .items import Item, Presenter, Section
from .readers import readers_of
from .sources import SOURCES, RecordSource
from .stays import facts_of

# Open before anyone asks: what was said last.
FIRST_OPEN = "check-ins"
READERS_AT_FIRST = 3


@dataclass
class StayRead:
    """One stay of the guest, as far as the peer who reads along may read it."""

    stay: Stay
    readable: bool
    sections: list[Section] = field(default_factory=list)


@dataclass
class Reading:
    guest: Guest
    # The newest stay first.
    stays: list[StayRead]
    # Day by day, who opened it.
    readers: list[tuple[date, list[str]]]
    has_more_readers: bool = False

    @property
    def readable(self) -> list[StayRead]:
        return [each for each in self.stays if each.readable]


def read_of(actor: Actor, guest: Guest) -> Reading:
    """The whole record, for paper or for the guest to take along."""
    presenter, stays = _presenter(actor, guest), _stays(actor, guest)
    reading = Reading(guest, stays, readers_of(actor, guest)[0])
    _add_facts(actor, presenter, stays)
    by_id = {each.stay.pk: each for each in reading.readable}
    for source in SOURCES:
        for stay_id, rows in _by_stay(source.rows(actor).filter(stay__in=by_id)).items():
            items = source.items_of(presenter, rows)
            by_id[stay_id].sections.append(Section(source.title, items, f"{stay_id}-{source.key}"))
    _add_own_words(actor, reading.readable)
    return reading


def read_folded(actor: Actor, guest: Guest, opened: Opened) -> Reading:
    """The words of what is open alone; of the rest, how much there is."""
    presenter, stays = _presenter(actor, guest), _stays(actor, guest)
    most = None if opened.readers else READERS_AT_FIRST
    reading = Reading(guest, stays, *readers_of(actor, guest, most))
    _add_facts(actor, presenter, stays)
    by_id = {each.stay.pk: each for each in reading.readable}
    for source in (each for each in SOURCES if not opened.leaves_out(each)):
        rows = source.rows(actor).filter(stay__in=by_id)
        for stay_id, theirs in rows_of(source, rows).items():
            section = _folded(source, stay_id, theirs)
            by_id[stay_id].sections.append(section)
            first_open = opened.is_nothing and stay_id == max(by_id) and source.key == FIRST_OPEN
            if first_open or opened.part == section.key or has(source, theirs, opened.thing):
                _open(section, actor, presenter, source, rows, theirs, opened)
    _add_own_words(actor, reading.readable)
    for section in (each for read in stays for each in read.sections if each.is_whole):
        section.is_open = opened.part == section.key or section.has(opened.thing)
    return reading


def _folded(source: RecordSource, stay_id: int, rows: list[Row]) -> Section:
    key, count = f"{stay_id}-{source.key}", len(things_of(source, rows))
    return Section(source.title, key=key, count=count, is_open=False)


def _open(
    section: Section,
    actor: Actor,
    presenter: Presenter,
    source: RecordSource,
    rows: QuerySet[Any],
    theirs: list[Row],
    opened: Opened,
) -> None:
    shown, section.fold = window(source, theirs, opened, actor.today)
    items = source.items_of(presenter, rows.filter(pk__in=[row.pk for row in shown]))
    section.items = items[::-1] if source.day else items
    section.is_open, section.last_row = True, shown[-1].pk
    section.is_earlier = shown[0] != theirs[0]


def _presenter(actor: Actor, guest: Guest) -> Presenter:
    others = Guest.objects.for_house(actor.house).exclude(pk=guest.pk)
    return Presenter(OthersNames(others.values_list("name", flat=True), own=guest.name))


def _stays(actor: Actor, guest: Guest) -> list[StayRead]:
    theirs = Stay.objects.for_house(actor.house).filter(guest=guest).order_by("-id")
    theirs = theirs.select_related(
        "guest__house", "room", "talked_with", "decided_by", "leaving_confirmed_by"
    )
    readable = set(Stay.objects.readable_by(actor).filter(guest=guest).values_list("pk", flat=True))
    return [StayRead(stay, stay.pk in readable) for stay in theirs]


def _add_facts(actor: Actor, presenter: Presenter, stays: list[StayRead]) -> None:
    rooms = FormerRoom.objects.for_house(actor.house).select_related("room", "moved_by")
    former = _by_stay(rooms.filter(stay__in=[each.stay for each in stays]))
    wordings = HouseWording.objects.for_house(actor.house).wordings()
    for each in stays:
        each.stay.house_wordings = wordings
        before = former.get(each.stay.pk, [])
        facts = facts_of(presenter, each.stay, before, readable=each.readable)
        facts.key = f"{each.stay.pk}-came"
        each.sections.append(facts)


def _add_own_words(actor: Actor, stays: list[StayRead]) -> None:
    said = _by_stay(path.words_about_all(actor).filter(stay__in=[each.stay for each in stays]))
    for each in stays:
        whole = Item("The stay as a whole", about=stay_key(each.stay.pk))
        whole.own_words = said.get(each.stay.pk, [])
        each.sections.append(Section("In your own words", [whole], key=f"{each.stay.pk}-own-words"))


def _by_stay(rows: Iterable[Any]) -> dict[int, list[Any]]:
    by_stay: dict[int, list[Any]] = {}
    for row in rows:
        by_stay.setdefault(row.stay_id, []).append(row)
    return by_stay
