"""People, pages, resources, agreements and notes with some words in them, as the actor may see.

Nothing that a peer on staff says of themselves in a check-in is looked through.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import resolve, reverse

from accounts.access.actor import Actor
from accounts.access.decorators import may_open
from accounts.access.permissions import Power
from accounts.houses.compiled import compiled_once
from accounts.people.queries import staff_of
from guests.finding import holds
from guests.models import Resource, Stay
from guests.stays.listed import FormerGuest, coming, enquiries, former_guests
from household.models import AgreementVersion
from shifts.models import Note

from .pages import PAGES

SHOWN = 6
# The last to leave, those of some ten years where three rooms are lived in for 90 days; and as many
# who did not come.
FORMER_GUESTS = 150


@dataclass(frozen=True)
class Found:
    title: str
    address: str
    about: str = ""
    # What is written there.
    words: str = ""


@dataclass(frozen=True)
class FoundGroup:
    title: str
    found: list[Found]
    more: int = 0
    # The page of the notes shows the others, for the same words.
    goes_on_in_notes: bool = False


def find_anything(actor: Actor, asked: str) -> list[FoundGroup]:
    groups = [
        _group("People", _people(actor, asked)),
        _group("Pages", _pages(actor, asked)),
        _group("Resources", _resources(actor, asked)),
        _group("Agreements", _agreements(actor, asked)),
        _notes(actor, asked),
    ]
    return [group for group in groups if group.found]


def _group(title: str, found: Iterable[Found]) -> FoundGroup:
    every = list(found)
    return FoundGroup(title, every[:SHOWN], max(0, len(every) - SHOWN))


def _people(actor: Actor, asked: str) -> Iterator[Found]:
    """Each guest once: as they are now, before as they were."""
    seen = set()
    for guest_id, name, found in _guests(actor):
        if guest_id not in seen and holds([name], asked):
            seen.add(guest_id)
            yield found
    for person in staff_of(actor):
        if person.roles and holds([person.user.display_name], asked):
            roles = ", ".join(role.label.lower() for role in person.roles)
            yield Found(person.user.display_name, _page_of_staff(actor, person.user.pk), roles)


def _page_of_staff(actor: Actor, user_id: int) -> str:
    if actor.can(Power.RUN_THE_HOUSE):
        return reverse("accounts:staff_edit", args=[user_id])
    return reverse("shifts:shift_list")


def _guests(actor: Actor) -> Iterator[tuple[int, str, Found]]:
    for stay in _here(actor=actor):
        yield _guest(stay, "dashboard:guest_detail", stay.room_name)
    for stay in coming(actor=actor):
        yield _guest(stay, "guests:coming", "coming")
    for stay in enquiries(actor=actor):
        yield _guest(stay, "guests:coming", "waiting for a decision")
    for row in former_guests(actor)[:FORMER_GUESTS]:
        former = FormerGuest(*row)
        page = reverse("dashboard:guest_detail", args=[former.guest_id])
        address = f"{page}?stay={former.stay_id}"
        yield former.guest_id, former.name, Found(former.name, address, f"left: {former.dates}")
    for stay in _did_not_come(actor=actor):
        yield _guest(stay, "dashboard:guest_detail", "did not come")


@compiled_once
def _did_not_come(*, actor: Actor) -> QuerySet[Stay]:
    stays = Stay.objects.for_house(actor.house).did_not_come().for_list()
    return stays.order_by("-id")[:FORMER_GUESTS]


def _guest(stay: Stay, page: str, about: str) -> tuple[int, str, Found]:
    address = reverse(page, args=[stay.guest_id])
    return stay.guest_id, stay.guest.name, Found(stay.guest.name, address, about)


@compiled_once
def _here(*, actor: Actor) -> QuerySet[Stay]:
    return Stay.objects.for_house(actor.house).on_date(actor.today).for_list()


def _pages(actor: Actor, asked: str) -> Iterator[Found]:
    for page in PAGES:
        if holds([page.title, page.other_words], asked):
            address = reverse(page.name)
            if _opens(actor, address):
                yield Found(page.title, address)


def _opens(actor: Actor, address: str) -> bool:
    view = resolve(address).func
    declared = view.declares  # type: ignore[attr-defined]
    return isinstance(declared, str) or may_open(view, actor)


def _resources(actor: Actor, asked: str) -> Iterator[Found]:
    if not actor.can(Power.SHARE_THE_DAY):
        return
    for each in Resource.objects.for_house(actor.house).in_use():
        if holds((each.what, each.where, each.link), asked):
            address = f"{reverse('guests:resource_list')}#resource-{each.pk}"
            yield Found(each.what, address, each.where)


def _agreements(actor: Actor, asked: str) -> Iterator[Found]:
    for version in _current_agreements(actor=actor):
        if holds((version.agreement.topic, version.words), asked):
            address = reverse("household:agreement_detail", args=[version.agreement_id])
            yield Found(version.agreement.topic, address)


@compiled_once
def _current_agreements(*, actor: Actor) -> QuerySet[AgreementVersion]:
    return AgreementVersion.objects.for_house(actor.house).current().for_list()


def _notes(actor: Actor, asked: str) -> FoundGroup:
    """By whole words, as on the page of the notes."""
    notes = Note.objects.readable_by(actor).active().holding(actor.house, asked)
    notes = notes.filter(blanked_at=None).select_related("author", "stay__guest")
    newest = list(notes.order_by("-signed_at", "-id")[: SHOWN + 1])
    found = [_note(each) for each in newest[:SHOWN]]
    return FoundGroup("Shift notes", found, goes_on_in_notes=len(newest) > SHOWN)


def _note(note: Note) -> Found:
    whose = note.stay.guest.name if note.stay else "For the house"
    address = reverse("shifts:note_detail", args=[note.pk])
    return Found(whose, address, f"{note.author.display_name}, {note.signed}", note.words)
