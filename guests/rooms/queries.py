"""Queries over several models: who has which room."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter

from django.db.models import OuterRef, QuerySet, Subquery

from accounts.access.actor import Actor
from accounts.houses.compiled import compiled_once
from ui.short_names import short_names

from ..stays.days import Away
from ..stays.models import Stay
from .ahead import (
    DAY_ON_A_PHONE,
    DAY_WIDE,
    DAYS,
    Bar,
    Hold,
    RoomSpan,
    away_bars,
    bar_of,
    lanes,
    name_that_fits,
    spans,
)
from .models import FormerRoom, Room

LANE = 38  # how high one row of a room's picture is


def holds_of(stay: Stay, today: date, away: Sequence[Away] = ()) -> list[Hold]:
    """Each room that a stay has had, has or will have; without a day of arrival, none."""
    if not (stay.arrived_on or stay.arrives_on):
        return []

    begins, holds, name = stay.first_day, [], stay.guest.name
    for former in stay.former_rooms.all() if stay.pk else ():
        until_on = former.until_on
        holds.append(Hold(former.room_id, stay.pk, name, begins, until_on, is_over=True))
        begins = until_on
    now = hold_now(stay, today, begins, away)
    return [*holds, now] if now else holds


def hold_now(
    stay: Stay, today: date, begins: date | None = None, away: Sequence[Away] = ()
) -> Hold | None:
    if not stay.room_id:
        return None
    ends = stay.left_on or stay.last_day
    is_past_plan = stay.is_here and ends < today
    return Hold(
        stay.room_id,
        stay.pk or 0,
        stay.guest.name,
        begins or stay.first_day,
        today if is_past_plan else ends,
        is_here=stay.is_here,
        is_over=stay.left_on is not None,
        planned_on=ends if is_past_plan else None,
        away=tuple(away),
    )


def holds_since(actor: Actor, day: date) -> list[Hold]:
    stays = Stay.objects.for_house(actor.house).holding_rooms(day)
    stays = stays.prefetch_related("former_rooms")
    return [hold for stay in stays for hold in holds_of(stay, actor.today)]


@dataclass(frozen=True)
class Stretch:
    """One guest's days in a room, as the picture shows them."""

    hold: Hold
    bar: Bar
    away: list[Bar]
    # In which row of the room's picture: two who would have it on one day are both seen.
    lane: int
    # As much of the name as tells people apart in this picture.
    short: str

    @property
    def name_wide(self) -> str:
        return name_that_fits((self.hold.name, self.short), self.bar.days, DAY_WIDE)

    @property
    def name_on_a_phone(self) -> str:
        return name_that_fits((self.hold.name, self.short), self.bar.days, DAY_ON_A_PHONE)

    @property
    def y(self) -> int:
        return self.lane * LANE


@dataclass(frozen=True)
class RoomAhead:
    """One room over the coming weeks: the picture's stretches, and the same in words."""

    room: Room
    stretches: list[Stretch]
    spans: list[RoomSpan]

    @property
    def height(self) -> int:
        return LANE * (1 + max((stretch.lane for stretch in self.stretches), default=0))


@dataclass(frozen=True)
class RoomsAhead:
    rooms: list[RoomAhead] = field(default_factory=list)
    # Here or coming within these weeks, and nobody has said which room.
    without_room: list[Stay] = field(default_factory=list)


def rooms_ahead(actor: Actor, stays: Sequence[Stay]) -> RoomsAhead:
    """`stays` are those that `holding_rooms` finds."""
    today = actor.today
    held = (hold_now(stay, today, stay.in_room_since, _last_away_first(stay)) for stay in stays)
    holds = [hold for hold in held if hold and not hold.is_over]
    names = {hold.stay: hold.name for hold in sorted(holds, key=attrgetter("stay"))}
    short = dict(zip(names, short_names(list(names.values())), strict=True))
    rooms = [
        _room_ahead(room, [hold for hold in holds if hold.room == room.pk], short, today)
        for room in _rooms(actor=actor)
    ]
    soon = [stay for stay in stays if (stay.first_day - today).days < DAYS]
    return RoomsAhead(rooms, [stay for stay in soon if stay.room is None])


@compiled_once
def holding_rooms(*, actor: Actor) -> QuerySet[Stay]:
    """Everyone who is here or coming on a known day, with or without a room."""
    moved = FormerRoom.objects.filter(stay=OuterRef("pk")).order_by("-until_on", "-id")
    stays = Stay.objects.for_house(actor.house).holding_rooms(actor.today)
    stays = stays.annotate(in_room_since=Subquery(moved.values("until_on")[:1]))
    return stays.with_time_away().for_list()


@compiled_once
def _rooms(*, actor: Actor) -> QuerySet[Room]:
    return Room.objects.for_house(actor.house)


def _last_away_first(stay: Stay) -> list[Away]:
    return [each.hours for each in reversed(stay.times_elsewhere)]


def _room_ahead(room: Room, holds: list[Hold], short: Mapping[int, str], today: date) -> RoomAhead:
    holds = sorted(holds, key=attrgetter("from_on"))
    coming = [hold.from_on for hold in holds if not hold.is_here]
    drawn = [
        (hold, shown)
        for hold in holds
        if (shown := bar_of(hold, today, min(coming, default=None))) is not None
    ]
    rows = lanes([shown for _hold, shown in drawn])
    stretches = [
        Stretch(hold, shown, away_bars(hold, today), lane, short[hold.stay])
        for (hold, shown), lane in zip(drawn, rows, strict=True)
    ]
    return RoomAhead(room, stretches, spans(holds, today))
