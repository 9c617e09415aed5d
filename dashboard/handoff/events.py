"""What has happened in the house, in one list: the kinds of things that a handoff names once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any, NamedTuple

from django.db.models import (
    Case,
    CharField,
    DateField,
    DateTimeField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    TimeField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, TruncDate
from django.utils import timezone

from accounts.access.actor import Actor
from accounts.houses.compiled import Slot, compiled_once
from checkins.entries.models import says_something
from checkins.models import Entry, SupportRequest, Which
from guests.access import readable
from guests.leaving.choices import Ended
from guests.models import Stay, SupportMoment, TimeAway
from guests.support.choices import MomentKind
from shifts.handoffs.actions import Listed
from shifts.handoffs.queries import news_since
from shifts.models import HandoffItem, OnCallNumber
from shifts.models import ListedKind as Kind
from ui.clock import clock, month_day

# An entry that is being written just now waits for the next handoff, so that it is whole there.
SETTLED_AFTER = timedelta(minutes=10)


@dataclass(frozen=True)
class Event:
    """One thing that happened, about one guest."""

    kind: str
    pk: int
    guest_id: int
    name: str
    # What it says: of a check-in or an ask what was asked for, of a moment its kind,
    # of a leaving how it ended, of coming back who saw them.
    what: str
    # Of a check-in: morning or afternoon, and how they were there.
    which: str
    presence: str
    # A guest's own line beside a request, a line about a moment or an asking to leave; what
    # the night holds.
    words: str
    on: date
    at: datetime | None
    # Of a leaving: the time, as 21:40:00, where it is known; how we may be in touch (None: they
    # have not said that we may); and the house's on-call number, with what to know about it.
    hour: str
    touch: str | None
    number: str
    number_words: str

    @property
    def listed(self) -> Listed:
        return Listed(self.kind, self.pk)

    @property
    def when(self) -> str:
        day = f"{self.on:%A}, {month_day(self.on)}"
        return f"{day}, {clock(time.fromisoformat(self.hour))}" if self.hour else day

    @property
    def says(self) -> str:
        return SENTENCES[Kind(self.kind)](self)


ASKED = {"more": "asked for more support", "space": "asked for some space"}
WAYS = {
    "here": "came to the {}",
    "later": "joined the {} later",
    "one_to_one": "checked in one to one for the {}",
    "out": "was out at the {}",
    "not_today": "did not come to the {}",
}


def _of_entry(event: Event) -> str:
    check_in, asked = Which(event.which).label.lower(), ASKED.get(event.what, "")
    if not event.presence:
        return f"{asked or 'said something'} at the {check_in}"
    came = WAYS[event.presence].format(check_in)
    return f"{came} and {asked}" if asked else came


def _of_ask(event: Event) -> str:
    return f"{ASKED[event.what]} in between"


def _of_back(event: Event) -> str:
    if not event.what or event.at is None:
        return "is back from time away"
    return f"is back: seen by {event.what} at {clock(timezone.localtime(event.at))}"


def _of_moment(event: Event) -> str:
    return MomentKind(event.what).label


SENTENCES: Mapping[Kind, Callable[[Event], str]] = {
    Kind.ENTRY: _of_entry,
    Kind.ASK: _of_ask,
    Kind.MOMENT: _of_moment,
    Kind.ARRIVAL: lambda event: "arrived",
    Kind.LEAVING: lambda event: "was asked to leave" if event.what == Ended.ASKED else "left",
    Kind.AWAY: lambda event: "planned to be away from this day",
    Kind.BACK: _of_back,
}


@dataclass(frozen=True)
class AsOf:
    """Who asks, and when; in UTC, but for `hour` and `first_day`, which are the house's own."""

    actor: Actor
    now: datetime
    hour: time
    # From when on things are news.
    since: datetime
    first_day: date
    zone: tzinfo

    @classmethod
    def of(cls, actor: Actor) -> "AsOf":
        """In one query."""
        now, zone = timezone.now(), actor.house.zone
        since = news_since(actor, now)
        first_day = since.astimezone(zone).date()
        return cls(actor, now, actor.now.time(), since, first_day, zone)

    # For queries that are compiled once.
    @property
    def known(self) -> tuple:
        return self.actor.known, self.zone

    def stand_in(self, path: str) -> "AsOf":
        return AsOf(
            self.actor.stand_in(f"{path}.actor"),
            Slot(f"{path}.now", DateTimeField()),  # type: ignore[arg-type]
            Slot(f"{path}.hour", TimeField()),  # type: ignore[arg-type]
            Slot(f"{path}.since", DateTimeField()),  # type: ignore[arg-type]
            Slot(f"{path}.first_day", DateField()),  # type: ignore[arg-type]
            self.zone,
        )


class EventSource(NamedTuple):
    """Where one kind of event is found, and which of them are news."""

    rows: Callable[[Actor], QuerySet]
    news: Callable[[AsOf], Q]
    # Under the names of `Event`, as far as this kind has them.
    columns: Callable[[AsOf], dict[str, Any]]


def _entries(actor: Actor) -> QuerySet:
    return Entry.objects.readable_by(actor).filter(stay__isnull=False)


def _settled(asked: AsOf) -> Q:
    # Not by the house's clock, which shows one hour twice in autumn.
    settled = asked.now - SETTLED_AFTER
    return Q(saved_at__gte=asked.since, saved_at__lte=settled) & says_something()


def _moments(actor: Actor) -> QuerySet:
    return SupportMoment.objects.readable_by(actor).active()


def _away(actor: Actor) -> QuerySet:
    return TimeAway.objects.for_house(actor.house).taken().filter(readable(actor))


def _has_begun(asked: AsOf) -> Q:
    earlier = Q(from_on__lt=asked.actor.today) | Q(from_at=None) | Q(from_at__lte=asked.hour)
    return _on_days("from_on")(asked) & earlier


def _since(field: str) -> Callable[[AsOf], Q]:
    return lambda asked: Q(**{f"{field}__gte": asked.since})


def _on_days(field: str) -> Callable[[AsOf], Q]:
    """For events with a day and no time: once that day has come, on the house's calendar."""

    def news(asked: AsOf) -> Q:
        return Q(**{f"{field}__gte": asked.first_day, f"{field}__lte": asked.actor.today})

    return news


def _arrived(asked: AsOf) -> Q:
    """No stay is over before it began; an index knows which are over, and since when."""
    not_over = Q(over_on=None) | Q(over_on__gte=asked.first_day)
    return _on_days("arrived_on")(asked) & not_over


def _of_leaving(asked: AsOf) -> dict[str, Any]:
    """The on-call number comes along with each, so that it costs no query of its own."""
    number = OnCallNumber.objects.for_house(asked.actor.house)
    agreed = Q(farewell__touch_agreed_on__isnull=False, farewell__touch_ended_on=None)
    return {
        "what": F("how_ended"),
        "words": Coalesce("asked__words", Value("")),
        "day": F("left_on"),
        "hour": Coalesce(Cast("left_at", TextField()), Value("")),
        "touch": Case(When(agreed, then=Cast("farewell__touch_how", TextField()))),
        "number": Coalesce(Subquery(number.values("number")[:1]), Value("")),
        "number_words": Coalesce(Subquery(number.values("words")[:1]), Value("")),
    }


def _on(field: str) -> Callable[[AsOf], dict[str, Any]]:
    return lambda asked: {"day": F(field)}


SOURCES: Mapping[Kind, EventSource] = {
    Kind.ENTRY: EventSource(
        _entries,
        _settled,
        lambda asked: {
            "what": F("support"),
            "which": F("round__which"),
            "presence": F("presence"),
            "words": F("night"),
            "day": F("round__date"),
            "at": F("saved_at"),
        },
    ),
    Kind.ASK: EventSource(
        lambda actor: SupportRequest.objects.readable_by(actor).in_between(),
        _since("asked_at"),
        lambda asked: {
            "what": F("support"),
            "words": F("words"),
            "day": TruncDate("asked_at", tzinfo=asked.zone),
            "at": F("asked_at"),
        },
    ),
    Kind.MOMENT: EventSource(
        _moments,
        _since("noted_at"),
        lambda asked: {
            "what": F("kind"),
            "words": F("words"),
            "day": F("on"),
            "at": F("noted_at"),
        },
    ),
    Kind.ARRIVAL: EventSource(Stay.objects.readable_by, _arrived, _on("arrived_on")),
    Kind.LEAVING: EventSource(Stay.objects.readable_by, _on_days("left_on"), _of_leaving),
    Kind.AWAY: EventSource(_away, _has_begun, _on("from_on")),
    Kind.BACK: EventSource(
        _away,
        _since("seen_back_at"),
        lambda asked: {
            "what": Coalesce("seen_back_by__display_name", Value("")),
            "day": TruncDate("seen_back_at", tzinfo=asked.zone),
            "at": F("seen_back_at"),
        },
    ),
}
COLUMNS = (
    "seen_kind",
    "pk",
    "seen_guest",
    "seen_name",
    "seen_what",
    "seen_which",
    "seen_presence",
    "seen_words",
    "seen_day",
    "seen_at",
    "seen_hour",
    "seen_touch",
    "seen_number",
    "seen_number_words",
)


def read_events(asked: AsOf, also: Iterable[Listed]) -> list[Event]:
    """Everything no handoff has listed yet, and what `also` names; in one query."""
    named: dict[str, list[int]] = {kind.value: [] for kind in SOURCES}
    for each in also:
        if each.kind in named:
            named[each.kind].append(each.object_id)
    found = dict.fromkeys(Event(*row) for row in _events(asked=asked, **named))
    return sorted(found, key=lambda event: (event.on, event.name, event.kind, event.pk))


@compiled_once
def _events(*, asked: AsOf, **named: Sequence[int]) -> QuerySet[Any, tuple]:
    """In one part what is new, in another what is named: an "or" would read all there ever was."""
    parts = []
    for kind, source in SOURCES.items():
        rows = _same_columns(source.rows(asked.actor), kind, source.columns(asked))
        parts += [
            rows.filter(source.news(asked) & ~_is_listed(asked.actor, kind)),
            rows.filter(pk__in=named[kind]),
        ]
    return parts[0].union(*parts[1:], all=True)


def _same_columns(rows: QuerySet, kind: Kind, columns: dict[str, Any]) -> QuerySet:
    """The columns that all kinds have in common, under the same names and types."""
    path = "" if rows.model is Stay else "stay__"
    nothing = Value("", output_field=TextField())
    texts = {
        f"seen_{name}": Cast(columns.get(name, nothing), TextField())
        for name in ("what", "which", "presence", "words", "hour", "number", "number_words")
    }
    return (
        rows.order_by()
        .annotate(
            seen_kind=Value(kind.value, output_field=CharField()),
            seen_guest=F(f"{path}guest_id"),
            seen_name=F(f"{path}guest__name"),
            **texts,
            seen_day=columns["day"],
            seen_at=columns.get("at", Cast(Value(None), DateTimeField())),
            seen_touch=columns.get("touch", Cast(Value(None), TextField())),
        )
        .values_list(*COLUMNS)
    )


def not_listed_leaving(asked: AsOf) -> Q:
    return SOURCES[Kind.LEAVING].news(asked) & ~_is_listed(asked.actor, Kind.LEAVING)


def _is_listed(actor: Actor, kind: Kind) -> Q:
    items = HandoffItem.objects.for_house(actor.house)
    return Q(Exists(items.filter(kind=kind, object_id=OuterRef("pk"))))
