"""What was asked, in the latest check-in and since, as long as it stands; read in few queries."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q

from accounts.asker import Asker
from guests.models import Stay

from . import schedule, standing
from .models import Ask, Entry, Round


@dataclass
class Asked:
    """One thing a guest asked for that still stands: in the latest check-in, or since."""

    support: str
    at: datetime
    # Where it was asked; None in between.
    entry: Entry | None
    # Noted in between, or the answer to what the entry asks.
    ask: Ask | None

    @property
    def label(self) -> str:
        return Entry.Support(self.support).label

    @property
    def is_answered(self) -> bool:
        return self.ask is not None and self.ask.answered_at is not None


@dataclass
class Standing:
    """What each person said at the latest check-in and asked for since, by `Person.key`."""

    entries: dict[str, Entry] = field(default_factory=dict)
    # Guests' alone, the newest first: what staff ask for is theirs.
    asked: dict[str, list[Asked]] = field(default_factory=dict)


def what_stands(asker: Asker, times: Sequence[schedule.Rule]) -> Standing:
    """What was asked stands until the next check-in.

    While a round is under way, who has not been written down in it yet still stands with what
    they said at the one before. What is asked in between joins what was asked at the last one.
    """
    latest = list(Round.objects.visible_to(asker).newest_first()[:2])
    entries: dict[str, Entry] = {}
    written: dict[int, set[str]] = {round_.pk: set() for round_ in latest}
    said = Entry.objects.visible_to(asker).filter(round__in=latest).that_say_something()
    for entry in said.for_page():
        written[entry.round_id].add(entry.key)
        known = entries.get(entry.key)
        if known is None or known.round_id == latest[-1].pk:
            entries[entry.key] = entry
    held = [
        standing.Held(_held_since(asker, round_, times), frozenset(written[round_.pk]))
        for round_ in latest
    ]
    answers, between = _asks_since(asker, entries, held)
    asked = {
        key: [Asked(entry.support, entry.saved_at, entry, answers.get(entry.pk))]
        for key, entry in entries.items()
        if entry.stay_id and entry.support in Ask.Support.values
    }
    for ask in between:
        if standing.still_stands(ask.asked_at, ask.key, held):
            asked.setdefault(ask.key, []).append(Asked(ask.support, ask.asked_at, None, ask))
    for each in asked.values():
        each.sort(key=lambda one: one.at, reverse=True)
    return Standing(entries, asked)


def _held_since(asker: Asker, round_: Round, times: Sequence[schedule.Rule]) -> datetime:
    dues = schedule.due_on(times, round_.date)
    starts = next((due.starts for due in dues if due.which == round_.which), None)
    due_at = starts.replace(tzinfo=asker.house.zone) if starts else None
    return standing.held_since(round_.opened_at, due_at)


def _asks_since(
    asker: Asker, entries: dict[str, Entry], held: list[standing.Held]
) -> tuple[dict[int, Ask], list[Ask]]:
    """The answers to these entries, by entry; and what was asked in between of late."""
    since = Q(entry=None)
    if len(held) > 1:
        since &= Q(asked_at__gte=held[-1].since)
    of_entries = Q(entry__in=[entry.pk for entry in entries.values()])
    asks = list(Ask.objects.visible_to(asker).filter(since | of_entries).newest_first())
    return (
        {ask.entry_id: ask for ask in asks if ask.entry_id},
        [ask for ask in asks if not ask.entry_id],
    )


def asked_in_between(asker: Asker, stay: Stay, count: int) -> list[Ask]:
    """The newest of what a guest asked for between check-ins."""
    asks = Ask.objects.visible_to(asker).filter(stay=stay).in_between()
    return list(asks.newest_first()[:count])
