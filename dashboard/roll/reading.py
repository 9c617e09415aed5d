"""Who is in the house now, read in few queries, with the words for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import QuerySet

from accounts.access.actor import Actor
from accounts.houses.compiled import compiled_once
from checkins.rounds.attendance import HeldRound
from checkins.rounds.recent import DAYS, recent_rounds
from checkins.schedule.queries import stays_on, times_of
from guests.models import Stay, TimeAway
from shifts.models import FirePlan
from ui.clock import clock, day_named, month_day

from ..when import check_in_past, day_past, hour_past, planned_back_past
from .groups import AtCheckIn, RollGroup, Seen, away_now, group_of, seen_last


@dataclass(frozen=True)
class PersonOnRoll:
    """A guest who is staying: what was planned or written down, and when they were last seen."""

    stay: Stay
    group: RollGroup
    # The time away that has begun, if one has.
    away: TimeAway | None
    # What was planned or written down; empty for whoever is in.
    planned: str
    last_seen: str

    @property
    def is_in(self) -> bool:
        return self.group is RollGroup.IN

    @property
    def is_away(self) -> bool:
        return self.group is RollGroup.AWAY

    @property
    def is_not_back(self) -> bool:
        return self.group is RollGroup.NOT_BACK


@dataclass(frozen=True)
class RollSection:
    """One part of the list, with its heading."""

    group: RollGroup
    people: list[PersonOnRoll]

    @property
    def title(self) -> str:
        return TITLES[self.group]

    @property
    def icon(self) -> str:
        return ICONS[self.group]


TITLES = {
    RollGroup.IN: "In the house, as far as anyone knows",
    RollGroup.NOT_BACK: "Not back yet",
    RollGroup.OUT: "Out, when last written down",
    RollGroup.AWAY: "Away",
}
ICONS = {
    RollGroup.IN: "in",
    RollGroup.NOT_BACK: "not-back",
    RollGroup.OUT: "away",
    RollGroup.AWAY: "away",
}


# With more guests than this, the letters on paper are smaller, so that it stays one sheet.
MANY = 6


@dataclass(frozen=True)
class Roll:
    as_of: datetime
    sections: list[RollSection]
    fire_plan: str

    @property
    def is_long(self) -> bool:
        return sum(len(each.people) for each in self.sections) > MANY


def read_roll(actor: Actor) -> Roll:
    """In five queries, however many guests."""
    now = actor.now
    stays = stays_on(actor, now.date(), since=now.date() - DAYS)
    people = read_people(actor, stays, recent_rounds(actor, times_of(actor)))
    return Roll(now, sections_of(people), fire_plan_of(actor))


def fire_plan_of(actor: Actor) -> str:
    return "".join(plan.words for plan in _fire_plan(actor=actor))


@compiled_once
def _fire_plan(*, actor: Actor) -> QuerySet[FirePlan]:
    return FirePlan.objects.for_house(actor.house)


def sections_of(people: Sequence[PersonOnRoll]) -> list[RollSection]:
    sections = [
        RollSection(group, [each for each in people if each.group is group]) for group in TITLES
    ]
    return [each for each in sections if each.people or each.group is RollGroup.IN]


def read_people(
    actor: Actor, stays: Sequence[Stay], rounds: Sequence[HeldRound]
) -> list[PersonOnRoll]:
    """No queries; `stays` come with their time away of the last two weeks."""
    return [_someone(actor, stay, rounds) for stay in stays]


def _someone(actor: Actor, stay: Stay, rounds: Sequence[HeldRound]) -> PersonOnRoll:
    now, today, dates = actor.now.replace(tzinfo=None), actor.today, stay.dates
    written = [
        AtCheckIn(each.on, each.which, _wall(actor, each.since), each.written[stay.pk].presence)
        for each in rounds
        if stay.pk in each.written and each.written[stay.pk].presence
    ]
    group, hours = group_of(dates, written, now), away_now(dates, now)
    away = next((each for each in stay.times_elsewhere if each.hours == hours), None)
    noted = {
        each.hours.seen_back: each
        for each in stay.times_elsewhere
        if each.hours.seen_back and not each.seen_at_check_in
    }
    since = datetime.combine(today - DAYS, time.min)
    seen = seen_last(dates.arrived_on, list(noted), written, since)
    row = noted.get(seen.at) if seen and seen.came_back else None
    planned = _planned(group, away, written, today)
    return PersonOnRoll(stay, group, away, planned, _seen(seen, row, today))


def _wall(actor: Actor, at: datetime) -> datetime:
    return at.astimezone(actor.house.zone).replace(tzinfo=None)


def _planned(
    group: RollGroup, away: TimeAway | None, written: Sequence[AtCheckIn], today: date
) -> str:
    if group is RollGroup.OUT:
        return f"out at {check_in_past(written[0].on, written[0].which, today)}"
    if away is None:
        return ""
    if group is RollGroup.NOT_BACK and away.back_on:
        return f"planned back {planned_back_past(away.back_on, away.back_at, today)}"
    return f"away since {_since(away, today)}, {_until(away, today)}"


def _since(away: TimeAway, today: date) -> str:
    if away.from_at:
        return hour_past(away.hours.starts, today)
    return day_past(away.from_on, today) or "today"


def _until(away: TimeAway, today: date) -> str:
    if away.back_on is None:
        return "no return planned"
    hour = f", {clock(away.back_at)}" if away.back_at else ""
    return f"planned back {day_named(away.back_on, today)}{hour}"


def _seen(seen: Seen | None, row: TimeAway | None, today: date) -> str:
    if seen is None:
        return "nobody has noted seeing them in the last two weeks"
    if seen.check_in is not None:
        check_in = check_in_past(seen.check_in.on, seen.check_in.which, today)
        return f"last seen at {check_in}"
    if seen.came_back:
        by = f" by {row.seen_back_by}," if row and row.seen_back_by else ""
        return f"seen back{by} {hour_past(seen.at, today)}"
    day = seen.at.date()
    return "arrived today" if day == today else f"arrived {month_day(day)}"
