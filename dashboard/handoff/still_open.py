"""What is still open when a shift ends; every handoff lists it until it is done."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from datetime import date, timedelta, tzinfo

from django.db.models import QuerySet

from accounts.access.actor import Actor
from accounts.houses.compiled import compiled_once
from checkins.models import Entry, SupportRequest, Which
from checkins.requests.queries import GuestRequest, read_open_requests
from checkins.rounds.attendance import HeldRound
from checkins.schedule import rules as schedule
from checkins.schedule.queries import times_of
from guests.models import FollowUp, Participant, Stay, TimeAway
from guests.participants import readable_participants, stay_key
from household.models import Turn
from shifts.handoffs.actions import Listed
from shifts.models import ListedKind as Kind

from ..today.unseen import LookedFor, read_unseen
from .grouping import OpenOf, by_guest

# A check-in this long past its time, and still empty, is one that was not entered.
NOT_ENTERED_AFTER = timedelta(hours=1)
LOOKS_BACK = 3  # days, so that Friday's is still there after a weekend
NUMBER_OF = {Which.MORNING: 1, Which.AFTERNOON: 2}


@dataclass(frozen=True)
class NotEntered:
    """A check-in whose time has passed, and in which nothing was written down."""

    which: str
    on: date

    @property
    def listed(self) -> Listed:
        return Listed(Kind.NOT_ENTERED, NUMBER_OF[Which(self.which)], self.on)

    @classmethod
    def of(cls, item: Listed) -> "NotEntered":
        assert item.on is not None  # noqa: S101 (this kind has a day)
        return cls(next(which for which, n in NUMBER_OF.items() if n == item.object_id), item.on)


@dataclass(frozen=True)
class OpenRequest:
    """What one guest asked for and is still open, and whether anyone answered."""

    stay: Stay
    asked: GuestRequest

    @property
    def listed(self) -> Listed:
        if self.asked.entry is not None:
            return Listed(Kind.REQUEST_ENTRY, self.asked.entry.pk)
        assert self.asked.ask is not None  # noqa: S101 (one of the two)
        return Listed(Kind.REQUEST_ASK, self.asked.ask.pk)


@dataclass(frozen=True)
class NightWords:
    """What one guest said the night holds."""

    stay: Stay
    entry: Entry


@dataclass
class StillOpen:
    not_back: list[Stay] = field(default_factory=list)
    look_for: list[LookedFor] = field(default_factory=list)
    requests: list[OpenRequest] = field(default_factory=list)
    # Until the next morning's check-in; a handoff keeps them with the check-in they were said in.
    nights: list[NightWords] = field(default_factory=list)
    not_entered: list[NotEntered] = field(default_factory=list)
    follow_ups: list[FollowUp] = field(default_factory=list)
    chores: list[Turn] = field(default_factory=list)
    # Guests who have agreements still to go through.
    agreements: list[Participant] = field(default_factory=list)

    @property
    def listed(self) -> list[Listed]:
        return [
            *(Listed(Kind.NOT_BACK, each.away_now.pk) for each in self.not_back if each.away_now),
            *(Listed(Kind.LOOK_FOR, each.stay.pk) for each in self.look_for),
            *(each.listed for each in self.requests),
            *(each.listed for each in self.not_entered),
            *(Listed(Kind.FOLLOW_UP, each.pk) for each in self.follow_ups),
            *(Listed(Kind.CHORE, each.pk) for each in self.chores),
            *(Listed(Kind.AGREEMENTS, each.stay.pk) for each in self.agreements if each.stay),
        ]

    @property
    def is_empty(self) -> bool:
        return not self.listed and not self.nights

    @property
    def groups(self) -> "Sequence[OpenOf[StillOpen]]":
        return by_guest(self)


def read_still_open(actor: Actor, here: Sequence[Stay]) -> StillOpen:
    times = times_of(actor)
    open_now = read_open_requests(actor, times)
    unseen = read_unseen(actor, here, open_now.rounds)
    by_key = {stay_key(stay.pk): stay for stay in here}
    return StillOpen(
        not_back=unseen.not_back,
        look_for=unseen.look_for,
        requests=[
            OpenRequest(stay, each)
            for key, stay in by_key.items()
            for each in open_now.asked.get(key, [])
        ],
        nights=[
            NightWords(stay, open_now.nights[key])
            for key, stay in by_key.items()
            if key in open_now.nights
        ],
        not_entered=_not_entered(actor, times, open_now.rounds),
        follow_ups=_follow_ups(actor=actor),
        chores=[
            turn
            for turn in _turns_of_today(actor=actor, zone=actor.house.zone)
            if turn.is_of_someone_here
        ],
        agreements=readable_participants(
            stay
            for stay in here
            if stay.topics_left  # type: ignore[attr-defined]  # annotated where the stays are read
        ),
    )


@compiled_once
def _follow_ups(*, actor: Actor) -> QuerySet[FollowUp]:
    return FollowUp.objects.readable_by(actor).open().for_list()


@compiled_once
def _turns_of_today(*, actor: Actor, zone: tzinfo) -> QuerySet[Turn]:
    return Turn.objects.since(actor, actor.today, zone).filter(on=actor.today, done_at=None)


@dataclass
class OpenThen:
    """What a handoff listed as open, whatever has become of it since."""

    not_back: list[Stay] = field(default_factory=list)
    look_for: list[Stay] = field(default_factory=list)
    # Entries and requests noted in between: each has a stay and what was asked for.
    requests: list[Entry | SupportRequest] = field(default_factory=list)
    not_entered: list[NotEntered] = field(default_factory=list)
    follow_ups: list[FollowUp] = field(default_factory=list)
    chores: list[Turn] = field(default_factory=list)
    agreements: list[Participant] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not any(getattr(self, each.name) for each in fields(self))

    @property
    def groups(self) -> "Sequence[OpenOf[OpenThen]]":
        return by_guest(self)


def read_open_then(actor: Actor, items: Sequence[Listed]) -> OpenThen:
    pks: dict[str, list[int]] = {}
    for item in items:
        pks.setdefault(item.kind, []).append(item.object_id)

    def listed(rows: QuerySet, kind: Kind) -> QuerySet:
        return rows.filter(pk__in=pks.get(kind, []))

    stays = Stay.objects.readable_by(actor).select_related("guest").order_by("guest__name", "id")
    away = TimeAway.objects.for_house(actor.house).values_list("stay", flat=True)
    turns = listed(Turn.objects.for_house(actor.house).with_is_readable(actor), Kind.CHORE)
    follow_ups = FollowUp.objects.readable_by(actor).active()
    entries = Entry.objects.readable_by(actor).select_related("stay__guest")
    between = SupportRequest.objects.readable_by(actor).select_related("stay__guest")
    return OpenThen(
        not_back=list(stays.filter(pk__in=list(listed(away, Kind.NOT_BACK)))),
        look_for=list(listed(stays, Kind.LOOK_FOR)),
        requests=[*listed(entries, Kind.REQUEST_ENTRY), *listed(between, Kind.REQUEST_ASK)],
        not_entered=[NotEntered.of(each) for each in items if each.kind == Kind.NOT_ENTERED],
        follow_ups=list(listed(follow_ups, Kind.FOLLOW_UP).for_list()),  # type: ignore[attr-defined]
        chores=list(
            turns.select_related("chore", "stay__guest", "staff").order_by("chore__place", "id")
        ),
        agreements=readable_participants(listed(stays, Kind.AGREEMENTS)),
    )


def _not_entered(
    actor: Actor, times: Sequence[schedule.Rule], rounds: Sequence[HeldRound]
) -> list[NotEntered]:
    now = actor.now
    days = [now.date() - timedelta(days=back) for back in range(LOOKS_BACK, -1, -1)]
    held = {(each.which, each.on) for each in rounds if each.is_entered}
    latest = now.replace(tzinfo=None) - NOT_ENTERED_AFTER
    return [
        NotEntered(due.which, due.on)
        for on in days
        for due in schedule.due_on(times, on)
        if due.starts <= latest and (due.which, due.on) not in held
    ]
