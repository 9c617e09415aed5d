"""A goal's thread over the days of a stay: meant in the morning, answered in the afternoon."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from accounts.access.actor import Actor
from checkins.models import Intention
from guests.models import Goal, Stay, Step, SupportMoment


@dataclass
class DayOfThread:
    """One day on which something of this goal happened."""

    date: date
    number: int
    is_begun: bool = False
    is_reached: bool = False
    is_set_aside: bool = False
    intentions: list[Intention] = field(default_factory=list)
    steps_done: list[Step] = field(default_factory=list)
    steps_added: list[Step] = field(default_factory=list)
    moments: list[SupportMoment] = field(default_factory=list)


def read_thread(actor: Actor, stay: Stay, goal: Goal) -> list[DayOfThread]:
    """Newest first, in three queries however long the stay."""
    days: dict[date, DayOfThread] = {}

    def on(day: date) -> DayOfThread:
        return days.setdefault(day, DayOfThread(day, stay.day_on(day)))

    on(goal.begun_on).is_begun = True
    if goal.reached_on:
        on(goal.reached_on).is_reached = True
    if goal.set_aside_on:
        on(goal.set_aside_on).is_set_aside = True
    for intention in _intentions(actor, stay, goal):
        on(intention.entry.round.date).intentions.append(intention)
    for step in Step.objects.readable_by(actor).filter(goal=goal):
        on(step.added_on).steps_added.append(step)
        if step.done_on:
            on(step.done_on).steps_done.append(step)
    moments = SupportMoment.objects.readable_by(actor).active().filter(stay=stay, goal=goal)
    for moment in moments.for_list():
        on(moment.on).moments.append(moment)
    return [days[day] for day in sorted(days, reverse=True)]


def _intentions(actor: Actor, stay: Stay, goal: Goal) -> Iterable[Intention]:
    said = Intention.objects.readable_by(actor).said().filter(entry__stay=stay, goal=goal)
    return said.select_related("entry__round")
