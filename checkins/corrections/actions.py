"""What is kept of words that were changed after a closing, or removed from the wrong place."""

from collections.abc import Iterable

from django.db.models import Q
from django.utils import timezone

from accounts.access.actor import Actor
from accounts.audit.record import record
from accounts.changes import set_fields
from accounts.houses.action import action

from ..audit import CheckInKind
from ..entries.models import Entry, Intention
from ..entries.seen import WasWritten, record_return_if_seen
from ..rounds.locking import locked
from .models import EntryRevision, Withdrawal
from .revisions import _as_read


@action
def withdraw_words(*, by: Actor, entry: Entry) -> Withdrawal | None:
    """Remove words that belong to someone else, and empty the entry.

    The whole entry goes, with presence and support: what was asked under the wrong name must not
    show on Today. It works in a closed round too, so that nobody's words wait under another's name
    until a manager comes. None when there was nothing to remove.
    """
    locked(entry.round_id)
    entry = Entry.objects.select_related("round", "stay").get(pk=entry.pk)
    said = [each for each in entry.intentions.select_related("goal") if not each.is_empty]
    words = _all_words(entry, said)
    if not words:
        return None
    withdrawn = Withdrawal(
        house_id=entry.house_id, entry=entry, by=by.user, author=entry.saved_by, words=words
    )
    withdrawn.full_clean()
    withdrawn.save()
    of_entry = Q(entry=entry) | Q(intention__in=entry.intentions.all())
    EntryRevision.objects.filter(of_entry, withdrawn=None).update(withdrawn=withdrawn)
    was = WasWritten(entry.presence, entry.saved_at)
    set_fields(entry, dict.fromkeys((*Entry.CHOICES, *Entry.WORDS), ""))
    entry.saved_at, entry.saved_by = timezone.now(), by.user
    entry.full_clean()
    entry.save()
    record_return_if_seen(by=by, entry=entry, was=was)
    for intention in said:
        intention.words, intention.goal = "", None
        intention.answer, intention.answered_at, intention.answered_by = "", None, None
        intention.full_clean()
        intention.save()
    guest_id = entry.stay.guest_id if entry.stay else None
    record(CheckInKind.ENTRY_WITHDRAWN, by=by, about=entry, guest_id=guest_id, fields=words)
    return withdrawn


def _all_words(entry: Entry, said: Iterable[Intention]) -> dict[str, str]:
    words = {name: _as_read(entry, name) for name in (*Entry.CHOICES, *Entry.WORDS)}
    for each in said:
        words |= {
            f"goal_{each.place}": each.words,
            f"toward_{each.place}": _as_read(each, "goal"),
            f"answer_{each.place}": _as_read(each, "answer"),
        }
    return {name: said for name, said in words.items() if said}
