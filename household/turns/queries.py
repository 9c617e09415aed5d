"""Turns in the house: who shares, what is past, and what lies ahead."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from django.db.models import QuerySet

from accounts.access.actor import Actor
from accounts.houses.compiled import compiled_once
from accounts.people.queries import peers_on_staff
from guests.models import Stay
from guests.participants import staff_key, stay_key
from guests.stays.choices import StayDecision
from guests.stays.days import Away, StayDates
from guests.time_away.models import day_before
from ui.weekdays import from_digits
from ui.weeks import monday_of

from ..chores.models import Chore, Rota, RotaDays
from . import rules as turns
from .matching import Member, RotaDiff, recompute
from .models import Turn

# So far back what people did counts: the length of a stay, and a multiple of every period.
WEEKS_BACK = 12
ONE_DAY = timedelta(days=1)


@dataclass
class HouseRota:
    """The published turns, planned again in memory: what the next write will store."""

    today: date
    weeks: int
    chores: list[Chore]
    # By key, in the order in which the rota knows them.
    members: dict[str, Member]
    past: list[Turn]
    diff: RotaDiff

    @property
    def turns(self) -> list[Turn]:
        return [*self.past, *self.diff.turns]

    def find(self, chore_id: int, on: date, key: str) -> Turn | None:
        """The current turn of that chore, day and person.

        None for a guest whom the actor can no longer read: their past turns count for the rotation,
        but nobody looks them up.
        """
        for turn in self.turns:
            if (turn.chore_id, turn.on, turn.key) == (chore_id, on, key):
                return None if turn.is_hidden_guest else turn
        return None

    def turns_of(self, chore_id: int, on: date) -> list[Turn]:
        return [turn for turn in self.turns if (turn.chore_id, turn.on) == (chore_id, on)]

    def here_on(self, day: date) -> list[Member]:
        return [each for each in self.members.values() if each.person.is_in_house(day)]

    def of_others(self, turn: Turn) -> list[Turn]:
        if turn.key not in self.members:
            return []
        mine = self.members[turn.key].person
        there = {each.key for each in self.here_on(turn.on)}
        having = {(each.chore_id, each.on, each.key) for each in self.diff.turns}
        return [
            each
            for each in self.diff.turns
            if each.key != turn.key
            and not each.is_kept
            and each.key in there
            and mine.is_in_house(each.on)
            and (each.chore_id, each.on, turn.key) not in having
            and (turn.chore_id, turn.on, each.key) not in having
        ]


def rota_of(actor: Actor, back_to: date | None = None) -> HouseRota:
    """In eight queries, however many people and chores. Nothing is written.

    Turns before yesterday and before this week only count for the rotation; those from `back_to`
    on can be looked up too.
    """
    today = actor.today
    settings = _settings(actor=actor)
    weeks = settings[0].weeks if settings else 1
    since, _ = turns.span_of(today - timedelta(weeks=WEEKS_BACK), weeks)
    shown_from = max(since, min(back_to or today, monday_of(today), today - ONE_DAY))
    chores = chores_in_use(actor=actor)
    members = {each.key: each for each in (*_guests(actor, since), *_staff(actor))}
    stored = _turns_since(actor, shown_from, chores, members)
    return HouseRota(
        today=today,
        weeks=weeks,
        chores=chores,
        members=members,
        past=[row for row in stored if row.on < today],
        diff=recompute(
            today=today,
            weeks=weeks,
            chores=chores,
            members=members,
            stored=stored,
            earlier=_earlier(actor, since, shown_from),
        ),
    )


def _guests(actor: Actor, since: date) -> Iterator[Member]:
    for stay in _stays(actor=actor, since=since, away_since=day_before(since)):
        person = turns.Sharer(stay_key(stay.pk), _dates(stay, actor))
        yield Member(stay=stay, is_readable=stay.is_readable, person=person)


@compiled_once
def _stays(*, actor: Actor, since: date, away_since: datetime) -> QuerySet[Stay]:
    coming_or_came = Stay.objects.for_house(actor.house).filter(
        decision=StayDecision.YES, called_off_on=None, arrives_on__isnull=False
    )
    stays = coming_or_came.not_over_before(since).order_by("pk")
    return stays.readable_or_not(actor).with_time_away(away_since)


@compiled_once
def _settings(*, actor: Actor) -> QuerySet[Rota]:
    return Rota.objects.for_house(actor.house)


@compiled_once
def _rota_days(*, actor: Actor) -> QuerySet[RotaDays]:
    return RotaDays.objects.for_house(actor.house)


@compiled_once
def chores_in_use(*, actor: Actor) -> QuerySet[Chore]:
    return Chore.objects.for_house(actor.house).in_use()


def _turns_since(
    actor: Actor, day: date, chores: Iterable[Chore], members: Mapping[str, Member]
) -> list[Turn]:
    """Their chores and people are those already loaded, as there are hundreds of turns."""
    chore_of = {chore.pk: chore for chore in chores}
    rows = _bare_turns(actor=actor, day=day, zone=actor.house.zone)
    unknown = [row.pk for row in rows if row.chore_id not in chore_of or row.key not in members]
    found = _whole_turns(actor=actor, ids=unknown, zone=actor.house.zone) if unknown else []
    whole = {row.pk: row for row in found}
    for row in rows:
        if row.pk not in whole:
            row.chore, row.participant = chore_of[row.chore_id], members[row.key]
    return [whole.get(row.pk, row) for row in rows]


@compiled_once
def _bare_turns(*, actor: Actor, day: date, zone: tzinfo) -> QuerySet[Turn]:
    found = Turn.objects.for_house(actor.house).filter(on__gte=day)
    return found.with_presence(actor.today, zone).in_order()


@compiled_once
def _whole_turns(*, actor: Actor, ids: list[int], zone: tzinfo) -> QuerySet[Turn]:
    """Of a chore that has ended, of a peer who has left the staff."""
    return Turn.objects.for_house(actor.house).filter(pk__in=ids).whole(actor, zone)


@compiled_once
def turns_between(*, actor: Actor, first: date, last: date, zone: tzinfo) -> QuerySet[Turn]:
    return Turn.objects.since(actor, first, zone).filter(on__lte=last)


def _earlier(actor: Actor, since: date, before: date) -> list[turns.PlannedTurn]:
    return [
        turns.PlannedTurn(on, chore, stay_key(stay) if stay else staff_key(user), size, is_agreed)
        for on, chore, stay, user, size, is_agreed in _values_between(
            actor=actor, since=since, before=before
        )
    ]


@compiled_once
def _values_between(*, actor: Actor, since: date, before: date) -> QuerySet[Turn, tuple[Any, ...]]:
    found = (
        Turn.objects.for_house(actor.house)
        .filter(on__gte=since, on__lt=before)
        .order_by("on", "id")
    )
    return found.values_list("on", "chore_id", "stay_id", "staff_id", "size", "is_agreed")


def _dates(stay: Stay, actor: Actor) -> StayDates:
    """A planned arrival or leaving counts as one, but never as past."""
    today = actor.today
    begins = stay.arrived_on or max(stay.first_day, today)
    ends = stay.left_on or stay.planned_leaving_on
    if stay.left_on is None and ends is not None and ends < today:
        ends = today + ONE_DAY
    return StayDates(begins, ends, tuple(_until_seen(each, actor) for each in stay.dates.away))


def _until_seen(away: Away, actor: Actor) -> Away:
    """Nobody counts on someone who is not back yet, today; tomorrow they may be."""
    if away.is_not_back_yet(actor.now.replace(tzinfo=None)):
        return away._replace(back_on=actor.today + ONE_DAY)
    return away


def _staff(actor: Actor) -> Iterator[Member]:
    """Every peer, as anyone may take a turn over; the rotation counts on those with days."""
    set_days = {row.user_id: row for row in _rota_days(actor=actor)}
    for user in sorted(peers_on_staff(actor, actor.today), key=lambda user: user.pk):
        row = set_days.get(user.pk)
        weekdays = from_digits(row.weekdays) if row else frozenset()
        # What they did or did not do while the rota did not count on them is nobody's arrears.
        since = row.from_on - ONE_DAY if row and weekdays else date.min
        person = turns.Sharer(staff_key(user.pk), StayDates(since), weekdays)
        yield Member(staff=user, person=person)
