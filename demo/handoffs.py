"""What the demo house's shifts left for one another: notes, and handoffs that passed them on."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from accounts.access.actor import actor_for
from accounts.models import User
from dashboard.handoff.events import read_events
from guests.finding import words_of
from guests.models import Stay
from guests.stays.days import day_number
from shifts.models import Amendment, Handoff, HandoffItem, HandoffRead, Note, SearchToken

from .cards import LinesSaid
from .house import DemoHouse
from .load_texts import load_texts

TEXTS = load_texts("handoffs")
ADDED = {each["note"]: each["words"] for each in TEXTS["added"]}
HANDED_OVER_AT = (time(7, 10), time(15, 10), time(23, 10))
A_SHIFT = timedelta(hours=8)
HANDOFFS_GO_BACK = 14  # days


def create_handoffs(demo: DemoHouse) -> None:
    handed_over_at = _moments(demo)
    notes = [*_write(demo), _night_note(demo, handed_over_at[-1])]
    Note.objects.bulk_create(notes)
    Amendment.objects.bulk_create(_added(demo, notes))
    SearchToken.objects.bulk_create(
        SearchToken(house=demo.house, note=note, word=word)
        for note in Note.objects.filter(house=demo.house).prefetch_related("amendments")
        for word in dict.fromkeys(
            words_of("\n".join([note.words, *(each.words for each in note.amendments.all())]))
        )
    )
    _hand_over(demo, handed_over_at, notes)


def _write(demo: DemoHouse) -> list[Note]:
    """Every other evening about one of the guests, twice a week for the house."""
    dice, notes, said = demo.dice, [], LinesSaid()
    days = (demo.today - demo.start).days
    for back in range(days, -1, -1):
        day = demo.today - timedelta(days=back)
        here = demo.guests_on(day)
        if here and dice.random() < 0.5:
            notes += _about(demo, dice.choice(here), day, said)
        if dice.random() < 0.3:
            notes.append(_note(demo, day, demo.cards.deal(TEXTS["for_the_house"])))
    return [note for note in notes if note.signed_at < timezone.now()]


def _about(demo: DemoHouse, stay: Stay, day: date, said: LinesSaid) -> list[Note]:
    words = demo.cards.deal(
        TEXTS["about_guests"],
        day=day_number(stay.first_day, day),
        fits=lambda line: said.is_new(line, stay.pk, day),
    )
    if not words:
        return []
    said.keep(words, stay.pk, day)
    return [_note(demo, day, words, stay=stay)]


def _note(demo: DemoHouse, day: date, words: str, stay=None) -> Note:
    at = datetime.combine(day, time(demo.dice.randint(9, 22), 40), demo.house.zone)
    author = demo.someone()
    return Note(house=demo.house, stay=stay, words=words, author=author, signed_at=at)


def _added(demo: DemoHouse, notes: list[Note]) -> list[Amendment]:
    return [
        Amendment(
            house=demo.house,
            note=note,
            words=ADDED[note.words],
            author=demo.someone(),
            signed_at=note.signed_at + timedelta(hours=3),
        )
        for note in notes
        if note.words in ADDED and note.signed_at + timedelta(hours=3) < timezone.now()
    ]


def _moments(demo: DemoHouse) -> list[datetime]:
    first = demo.today - timedelta(days=HANDOFFS_GO_BACK)
    moments = (
        datetime.combine(first + timedelta(days=day), at, demo.house.zone)
        for day in range(HANDOFFS_GO_BACK + 1)
        for at in HANDED_OVER_AT
    )
    return [at for at in moments if at < timezone.now()]


def _night_note(demo: DemoHouse, handed_over_at: datetime) -> Note:
    """There is always something in what the last shift left."""
    signed_at = handed_over_at - timedelta(hours=3)
    day = signed_at.astimezone(demo.house.zone).date()
    here = demo.guests_on(day)
    return Note(
        house=demo.house,
        stay=here[0] if here else None,
        words=TEXTS["last_of_the_shift"] if here else TEXTS["for_the_house"][0],
        author=_who(demo, handed_over_at),
        signed_at=signed_at,
    )


def _who(demo: DemoHouse, at: datetime) -> User:
    return demo.staff[at.toordinal() % len(demo.staff)]


def _hand_over(demo: DemoHouse, moments: list[datetime], notes: list[Note]) -> None:
    """The last one waits to be read by whoever looks around."""
    # What happened before the last shift is old news, as if it had been listed all along.
    reaches_back_to = moments[-1] - A_SHIFT
    given = [
        Handoff(
            house=demo.house,
            given_by=_who(demo, at),
            given_at=at,
            reaches_back_to=reaches_back_to,
        )
        for at in moments
    ]
    Handoff.objects.bulk_create(given)
    _list_notes(given, notes)
    _list_events(given[-1])
    HandoffRead.objects.bulk_create(
        HandoffRead(
            house=demo.house, handoff=handoff, by=user, at=handoff.given_at + timedelta(minutes=6)
        )
        for handoff in given[:-1]
        for user in demo.staff
        if user != handoff.given_by
    )


def _list_notes(given: list[Handoff], notes: list[Note]) -> None:
    begins = [given[0].given_at - A_SHIFT, *(handoff.given_at for handoff in given)]
    HandoffItem.objects.bulk_create(
        HandoffItem(
            house=handoff.house, handoff=handoff, kind=HandoffItem.Kind.NOTE, object_id=note.pk
        )
        for handoff, begin in zip(given, begins, strict=False)
        for note in notes
        if begin <= note.signed_at < handoff.given_at
    )


def _list_events(handoff: Handoff) -> None:
    actor = actor_for(handoff.given_by)
    assert actor is not None  # noqa: S101 (they work in this house)
    HandoffItem.objects.bulk_create(
        HandoffItem(house=handoff.house, handoff=handoff, kind=event.kind, object_id=event.pk)
        for event in read_events(actor, Handoff.lists_since(handoff.house), ())
        if event.at and event.at < handoff.given_at
    )
