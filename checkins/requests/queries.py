"""What guests have asked for and is still open, for the pages of the day; read in few queries."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from accounts.access.actor import Actor
from accounts.houses.compiled import compiled_once
from guests.models import Stay

from ..entries.models import Entry
from ..rounds.attendance import HeldRound
from ..rounds.recent import DAYS, latest_entries, recent_rounds
from ..schedule import rules as schedule
from ..schedule.models import Which
from . import rules as requests
from .models import SupportRequest

ONE_DAY = timedelta(days=1)
# So many of the newest requests a stay's page shows.
NEWEST = 6


@dataclass
class GuestRequest:
    """One thing a guest asked for that is still open: in a check-in, or in between."""

    support: str
    at: datetime
    # Where it was asked; None in between.
    entry: Entry | None
    # Noted in between, or the answer to what the entry asks.
    ask: SupportRequest | None
    # How long ago, as people say it, once the house asks whether it still holds.
    age: str = ""

    @property
    def id(self) -> str:
        """The same before and after it is answered."""
        return f"entry-{self.entry.pk}" if self.entry else f"ask-{self.ask.pk if self.ask else 0}"

    @property
    def label(self) -> str:
        return Entry.Support(self.support).label

    @property
    def is_old(self) -> bool:
        return bool(self.age)

    @property
    def is_answered(self) -> bool:
        return self.ask is not None and self.ask.answered_at is not None

    @property
    def words(self) -> str:
        if self.entry is not None:
            return self.entry.support_looks_like
        return self.ask.words if self.ask else ""


@dataclass
class OpenRequests:
    """How each person is doing as of the last check-ins, and what is open since."""

    # The check-ins of the last two weeks, the newest first.
    rounds: list[HeldRound] = field(default_factory=list)
    # What each person said at one of the last two check-ins, by `Person.key`.
    entries: dict[str, Entry] = field(default_factory=dict)
    # Guests' requests, the newest first: what staff ask for is theirs. Of two that contradict
    # each other the newer one counts.
    asked: dict[str, list[GuestRequest]] = field(default_factory=dict)
    # What guests said the night holds, until the next morning's check-in.
    nights: dict[str, Entry] = field(default_factory=dict)


def read_open_requests(actor: Actor, times: Sequence[schedule.Rule]) -> OpenRequests:
    rounds = recent_rounds(actor, times)
    latest = latest_entries(actor, rounds)
    newest = {(round_.on, round_.which) for round_ in rounds[:2]}
    return OpenRequests(
        rounds,
        {key: each for key, each in latest.items() if _asked_at(each) in newest},
        _open_requests(actor, rounds, latest),
        {key: each for key, each in latest.items() if _is_about_tonight(each, rounds)},
    )


def _asked_at(entry: Entry) -> tuple[date, str]:
    return entry.round.date, entry.round.which


def _is_about_tonight(entry: Entry, rounds: Sequence[HeldRound]) -> bool:
    """Said in the afternoon, and no morning check-in has been held for them since."""
    if not entry.night or entry.stay_id is None:
        return False
    mornings = [each for each in _since(entry, rounds) if each.which == Which.MORNING]
    return not any(requests.ends_requests_of(each, entry.stay_id) for each in mornings)


def _since(entry: Entry, rounds: Sequence[HeldRound]) -> Sequence[HeldRound]:
    places = (n for n, each in enumerate(rounds) if (each.on, each.which) == _asked_at(entry))
    return rounds[: next(places, 0)]


def _open_requests(
    actor: Actor, rounds: Sequence[HeldRound], latest: dict[str, Entry]
) -> dict[str, list[GuestRequest]]:
    said = {
        each.pk: each
        for each in latest.values()
        if each.stay_id
        and each.support in SupportRequest.Support.values
        and not any(requests.ends_requests_of(n, each.stay_id) for n in _since(each, rounds))
    }
    rows = _support_requests(actor=actor, entries=list(said))
    found: dict[str, list[GuestRequest]] = {}
    about = {row.entry_id: row for row in rows}
    for entry in said.values():
        ask = about.get(entry.pk)
        if ask is None or ask.ended_at is None:
            found.setdefault(entry.key, []).append(
                GuestRequest(entry.support, entry.asked_at, entry, ask)
            )
    for ask in rows:
        is_open = ask.ended_at is None and requests.is_open_since(ask.asked_at, ask.stay_id, rounds)
        if ask.entry_id is None and is_open:
            found.setdefault(ask.key, []).append(GuestRequest(ask.support, ask.asked_at, None, ask))
    return {key: _without_contradiction(actor, each) for key, each in found.items()}


@compiled_once
def _support_requests(*, actor: Actor, entries: Sequence[int]) -> QuerySet[SupportRequest]:
    noted = Q(entry=None, ended_at=None, asked_at__gte=actor.now - DAYS) | Q(entry__in=entries)
    # An entry of these days was saved on them, give or take the hours of a day and another time
    # zone; so one range of the index holds all.
    noted &= Q(asked_at__gte=actor.now - (DAYS + 2 * ONE_DAY))
    rows = SupportRequest.objects.readable_by(actor).filter(noted).newest_first()
    return rows.select_related(None).select_related("answered_by")


def _without_contradiction(actor: Actor, asked: list[GuestRequest]) -> list[GuestRequest]:
    asked.sort(key=lambda each: each.at, reverse=True)
    for each in asked:
        each.age = requests.age_of(each.at, actor.now)
    return [each for each in asked if each.support == asked[0].support]


@compiled_once
def asked_in_between(*, actor: Actor, stay: Stay) -> QuerySet[SupportRequest]:
    rows = SupportRequest.objects.readable_by(actor).filter(stay=stay).in_between()
    return rows.newest_first()[:NEWEST]
