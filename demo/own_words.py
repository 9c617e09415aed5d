"""What the guests of the demo house said themselves about what was written of them."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from checkins.models import Entry, EntryWords

from .load_texts import load_texts

if TYPE_CHECKING:
    from .build import Builder

TEXTS = load_texts("guest_replies")
READ_AFTER = timedelta(hours=30)


def say_own_words(builder: "Builder") -> None:
    """Beside some of the check-ins of each stay; now and then, that it was otherwise."""
    written = Entry.objects.filter(round__house=builder.house, stay__isnull=False)
    written = written.exclude(where_at="").select_related("stay__guest__house", "saved_by")
    entries: Sequence[Entry] = list(written.order_by("id"))
    EntryWords.objects.bulk_create(_said(builder, entries[::11]))


def _said(builder: "Builder", entries: Sequence[Entry]) -> Iterator[EntryWords]:
    """A day later, by those who were there then to read it."""
    for number, entry in enumerate(entries):
        said_at = min(entry.saved_at + READ_AFTER, builder.now)
        day = said_at.astimezone(builder.house.zone).date()
        if entry.stay is None or not builder.states.is_there(entry.stay, day):
            continue
        yield EntryWords(
            stay=entry.stay,
            entry=entry,
            words=builder.cards.deal(TEXTS["replies"]),
            sees_differently=number % 3 == 0,
            said_at=said_at,
            written_with=entry.saved_by,
        )
