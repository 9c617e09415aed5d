"""What the guests of the demo house said themselves about what was written of them."""

from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone

from checkins.models import Entry, EntryWords

from . import texts


def say_own_words(house) -> None:
    """Beside some of the check-ins of each stay; now and then, that it was otherwise."""
    written = Entry.objects.filter(round__house=house, stay__isnull=False).exclude(where_at="")
    entries: Sequence[Entry] = list(written.select_related("stay", "saved_by").order_by("id"))
    EntryWords.objects.bulk_create(
        EntryWords(
            stay=entry.stay,
            entry=entry,
            words=texts.OWN_WORDS[number % len(texts.OWN_WORDS)],
            sees_differently=number % 3 == 0,
            said_at=min(entry.saved_at + timedelta(hours=30), timezone.now()),
            written_with=entry.saved_by,
        )
        for number, entry in enumerate(entries[::11])
    )
