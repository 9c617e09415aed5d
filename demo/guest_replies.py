"""What the guests of the demo house said themselves about what was written of them."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from checkins.models import Entry, EntryReply

from .house import DemoHouse
from .load_texts import load_texts

TEXTS = load_texts("guest_replies")
READ_AFTER = timedelta(hours=30)


def create_guest_replies(demo: DemoHouse) -> None:
    written = Entry.objects.filter(house=demo.house, stay__isnull=False)
    written = written.exclude(where_at="").select_related("stay__guest__house", "saved_by")
    entries: Sequence[Entry] = list(written.order_by("id"))
    EntryReply.objects.bulk_create(_said(demo, entries[::11]))


def _said(demo: DemoHouse, entries: Sequence[Entry]) -> Iterator[EntryReply]:
    for number, entry in enumerate(entries):
        said_at = min(entry.saved_at + READ_AFTER, demo.now)
        day = said_at.astimezone(demo.house.zone).date()
        if entry.stay is None or not demo.states.is_there(entry.stay, day):
            continue
        yield EntryReply(
            house=demo.house,
            stay=entry.stay,
            entry=entry,
            words=demo.cards.deal(TEXTS["replies"]),
            sees_differently=number % 3 == 0,
            said_at=said_at,
            written_with=entry.saved_by,
        )
