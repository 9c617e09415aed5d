"""What has happened in the house, in one list: the kinds of things that a handoff names once."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import CharField, DateTimeField, F, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, TruncDate

from accounts.asker import Asker
from checkins.models import Ask, Entry, Which
from guests.models import MomentKind, Stay, SupportMoment, TimeAway
from shifts.actions.handoffs import Listed
from shifts.models import HandoffItem

Kind = HandoffItem.Kind
# An entry that is being written just now waits for the next handoff, so that it is whole there.
SETTLED_AFTER = timedelta(minutes=10)


@dataclass(frozen=True)
class Event:
    """One thing that happened, about one guest."""

    kind: str
    pk: int
    guest_id: int
    name: str
    # What it says: of a check-in or an ask what was asked for, of a moment its kind.
    what: str
    # A guest's line beside an ask, a line about a moment; morning or afternoon of a check-in.
    more: str
    on: date
    at: datetime | None

    @property
    def listed(self) -> Listed:
        return Listed(self.kind, self.pk)

    @property
    def says(self) -> str:
        return SENTENCES[Kind(self.kind)](self)


def _of_entry(event: Event) -> str:
    asked = {"more": "asked for more support", "space": "asked for some space"}
    said = asked.get(event.what, "checked in" if event.what else "was written down")
    return f"{said} at the {Which(event.more).label.lower()}"


def _of_ask(event: Event) -> str:
    asked = "more support" if event.what == "more" else "some space"
    return f"asked for {asked} in between"


def _of_moment(event: Event) -> str:
    return MomentKind(event.what).label


SENTENCES: Mapping[Kind, Callable[[Event], str]] = {
    Kind.ENTRY: _of_entry,
    Kind.ASK: _of_ask,
    Kind.MOMENT: _of_moment,
    Kind.ARRIVAL: lambda event: "arrived",
    Kind.LEAVING: lambda event: "left",
    Kind.AWAY: lambda event: "is away from this day",
    Kind.BACK: lambda event: "is back from time away",
}


def _entries(asker: Asker, since: datetime) -> QuerySet:
    settled = asker.now - SETTLED_AFTER
    entries = Entry.objects.visible_to(asker).filter(stay__isnull=False).that_say_something()
    return _row(
        entries.filter(saved_at__gte=since, saved_at__lte=settled),
        what=F("support"),
        more=F("round__which"),
        day=F("round__date"),
        at=F("saved_at"),
    )


def _asks(asker: Asker, since: datetime) -> QuerySet:
    asks = Ask.objects.visible_to(asker).in_between().filter(asked_at__gte=since)
    day = TruncDate("asked_at", tzinfo=asker.house.zone)
    return _row(asks, what=F("support"), more=F("words"), day=day, at=F("asked_at"))


def _moments(asker: Asker, since: datetime) -> QuerySet:
    moments = SupportMoment.objects.visible_to(asker).standing().filter(noted_at__gte=since)
    return _row(moments, what=F("kind"), more=F("words"), day=F("on"), at=F("noted_at"))


def _arrivals(asker: Asker, since: datetime) -> QuerySet:
    return _row(_stays(asker).filter(arrived_on__gte=_day(asker, since)), day=F("arrived_on"))


def _leavings(asker: Asker, since: datetime) -> QuerySet:
    return _row(_stays(asker).filter(left_on__gte=_day(asker, since)), day=F("left_on"))


def _stays(asker: Asker) -> QuerySet:
    return Stay.objects.in_reach_of(asker)


def _away(asker: Asker, since: datetime) -> QuerySet:
    """Once it has begun; what is planned and called off again is nobody's news."""
    days = (_day(asker, since), asker.today)
    away = TimeAway.objects.visible_to(asker).filter(from_on__range=days)
    return _row(away.exclude(back_on=F("from_on")), day=F("from_on"))


def _back(asker: Asker, since: datetime) -> QuerySet:
    days = (_day(asker, since), asker.today)
    back = TimeAway.objects.visible_to(asker).filter(back_on__range=days)
    return _row(back.exclude(back_on=F("from_on")), day=F("back_on"))


def _day(asker: Asker, moment: datetime) -> date:
    return moment.astimezone(asker.house.zone).date()


def _row(rows: QuerySet, *, day, what=None, more=None, at=None) -> QuerySet:
    """The columns that all kinds have in common, under the same names and types."""
    path = "" if rows.model is Stay else "stay__"
    text = Value("", output_field=TextField())
    return rows.order_by().annotate(
        seen_what=Cast(what or text, TextField()),
        seen_more=Cast(more or text, TextField()),
        seen_day=day,
        seen_at=at or Cast(Value(None), DateTimeField()),
        seen_guest=F(f"{path}guest_id"),
        seen_name=F(f"{path}guest__name"),
    )


ROWS: Mapping[Kind, Callable[[Asker, datetime], QuerySet]] = {
    Kind.ENTRY: _entries,
    Kind.ASK: _asks,
    Kind.MOMENT: _moments,
    Kind.ARRIVAL: _arrivals,
    Kind.LEAVING: _leavings,
    Kind.AWAY: _away,
    Kind.BACK: _back,
}
COLUMNS = ("pk", "seen_guest", "seen_name", "seen_what", "seen_more", "seen_day", "seen_at")


def read_events(asker: Asker, since: datetime, also: Iterable[Listed]) -> list[Event]:
    """All that no handoff has listed yet, and the things named by `also`; in one query.

    `since` is where the house's first handoff began; what was recorded before it is no news.
    """
    named: dict[str, list[int]] = {}
    for each in also:
        named.setdefault(each.kind, []).append(each.object_id)
    parts = [
        rows(asker, since)
        .annotate(seen_kind=Value(kind.value, output_field=CharField()))
        .filter(~_is_listed(kind) | Q(pk__in=named.get(kind, [])))
        .values_list("seen_kind", *COLUMNS)
        for kind, rows in ROWS.items()
    ]
    found = [Event(*row) for row in parts[0].union(*parts[1:], all=True)]
    return sorted(found, key=lambda event: (event.on, event.name, event.kind, event.pk))


def _is_listed(kind: Kind) -> Q:
    return Q(pk__in=HandoffItem.objects.filter(kind=kind).values("object_id"))
