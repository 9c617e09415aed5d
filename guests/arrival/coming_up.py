"""Who comes within a week, and a room that will not be free for someone who comes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from accounts.access.actor import Actor
from accounts.houses.compiled import compiled_once
from ui.clock import month_day

from ..rooms.ahead import Clash, Hold, called, clashes
from ..rooms.queries import hold_now
from ..stays.days import coming_day, past_day
from ..stays.models import Stay

SOON = timedelta(days=7)


@dataclass(frozen=True)
class InTheWay:
    """Whose room it still is, or may be, when someone else comes into it."""

    stay: Stay
    hold: Hold
    today: date

    @property
    def words(self) -> str:
        name, room = self.stay.guest.name, called(self.stay.room_name)
        until = month_day(self.hold.until_on)
        if self.hold.is_only_asked:
            return f"{room} may not be free: {name} asked to stay until {until}. Not decided yet."
        if self.hold.planned_on:
            day = past_day(self.hold.planned_on, self.today)
            return f"{room} isn't free yet: {name} is still here. Planned leaving was {day}."
        if self.hold.is_here:
            return f"{room} isn't free by then: {name} plans to stay until {until}."
        begins = month_day(self.hold.from_on)
        return f"{room} is planned for {name} too, from {begins} to {until}."


@dataclass(frozen=True)
class Arrival:
    """Someone who comes within a week, or whose room is known not to be free."""

    stay: Stay
    today: date
    in_the_way: Sequence[InTheWay] = ()

    @property
    def words(self) -> str:
        day = self.stay.first_day
        if day < self.today:
            return f"planned for {past_day(day, self.today)}, not noted as here yet"
        return f"comes {coming_day(day, self.today)}"


def coming_up(
    actor: Actor, here: Sequence[Stay], asked: Mapping[int, date] | None = None
) -> list[Arrival]:
    """In one query, soonest first.

    `here` are the guests who are here, with their rooms; `asked`, by stay (id), is the day until
    which they asked to stay, where nobody has decided yet.
    """
    today = actor.today
    coming = _coming(actor=actor)
    in_the_way = _in_the_way([*here, *coming], today, asked or {})
    arrivals = [Arrival(stay, today, in_the_way.get(stay.pk, ())) for stay in coming]
    return [each for each in arrivals if each.in_the_way or each.stay.first_day <= today + SOON]


@compiled_once
def _coming(*, actor: Actor) -> QuerySet[Stay]:
    with_a_day = Stay.objects.for_house(actor.house).coming().filter(arrives_on__isnull=False)
    return with_a_day.for_list().order_by("arrives_on", "id")


def _in_the_way(
    stays: Sequence[Stay], today: date, asked: Mapping[int, date]
) -> dict[int, list[InTheWay]]:
    """By the id of the coming stay: who else has its room then, or would with a longer stay."""
    by_id = {stay.pk: stay for stay in stays}
    holds = [hold for stay in stays if (hold := hold_now(stay, today))]
    # Behind what is planned, so that a room is told of once.
    longer = [hold.asked_for(asked[hold.stay]) for hold in holds if hold.stay in asked]
    told: dict[int, dict[int, InTheWay]] = {}
    for clash in clashes([*holds, *longer], today):
        if _is_known(clash, today):
            known = InTheWay(by_id[clash.holds.stay], clash.holds, today)
            told.setdefault(clash.comes.stay, {}).setdefault(clash.holds.stay, known)
    return {comes: list(known.values()) for comes, known in told.items()}


def _is_known(clash: Clash, today: date) -> bool:
    return not clash.holds.is_past_plan or clash.comes.from_on <= today + SOON
