"""What the coming week holds, soonest first: who comes and leaves, meetings, what falls due."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from accounts.access.actor import Actor
from accounts.access.permissions import Power
from guests.arrival.coming_up import Arrival
from guests.leaving.soon import PlannedLeaving
from guests.milestones.marks import MilestoneMark, milestones
from guests.models import Stay
from household.ahead import gatherings_ahead
from household.models import Attempt
from shifts.models import Certificate
from ui.clock import clock, month_day

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class ComingUp:
    """One thing that lies ahead, or is over its day: `words`, and the page that `link` leads to."""

    on: date
    words: str
    link: str = ""
    # Who comes, and who may still be in their room then.
    arrival: Arrival | None = None
    # Whose planned leaving it is, and how to answer.
    stay: Stay | None = None
    leaving: PlannedLeaving | None = None


def read_coming_up(
    actor: Actor,
    arrivals: Iterable[Arrival],
    leavings: Iterable[tuple[Stay, PlannedLeaving | None]],
    attempts: Sequence[Attempt],
    certificates: Sequence[Certificate],
) -> list[ComingUp]:
    """In one query. `leavings` are those who are here, with what is asked about their leaving."""
    here = list(leavings)
    found = [
        *_arrivals(arrivals),
        *_leavings(actor, here),
        *_milestones(actor, (stay for stay, asked in here if stay.is_here)),
        *_gatherings(actor),
        *_attempts(attempts),
        *_certificates(actor, certificates),
    ]
    return sorted(found, key=lambda each: each.on)


def _arrivals(arrivals: Iterable[Arrival]) -> Iterator[ComingUp]:
    for each in arrivals:
        yield ComingUp(each.stay.first_day, each.words, arrival=each)


def _leavings(
    actor: Actor, here: Iterable[tuple[Stay, PlannedLeaving | None]]
) -> Iterator[ComingUp]:
    """Whoever may not read the words of a stay still knows its planned days."""
    for stay, asked in here:
        if asked is not None:
            yield ComingUp(stay.last_day, asked.words, stay=stay, leaving=asked)
        elif not actor.can(Power.READ_WORDS) and stay.last_day <= actor.today + WEEK:
            yield ComingUp(
                stay.last_day,
                f"{stay.guest.name}'s planned leaving, {month_day(stay.last_day)}",
                reverse("dashboard:guest_detail", args=[stay.guest_id]),
            )


def _milestones(actor: Actor, stays: Iterable[Stay]) -> Iterator[ComingUp]:
    """Those still ahead: one that is reached is on the guest's card until it was looked at."""
    if not actor.can(Power.READ_WORDS):
        return
    today = actor.today
    for stay in stays:
        day = stay.day_on(today)
        for each in milestones(stay.length):
            ahead = each.day - day
            if 0 < ahead <= WEEK.days and each.mark != MilestoneMark.FAREWELL:
                yield ComingUp(
                    today + timedelta(days=ahead),
                    f"{stay.guest.name}, day {each.day}: {each.name.lower()}",
                    reverse("dashboard:guest_detail", args=[stay.guest_id]),
                )


def _gatherings(actor: Actor) -> Iterator[ComingUp]:
    if not actor.can(Power.LIVE_TOGETHER):
        return
    for each in gatherings_ahead(actor, WEEK):
        if each.group is None:
            link = reverse("household:meeting_list")
        else:
            link = reverse("household:group_detail", args=[each.group])
        yield ComingUp(each.on, f"{each.name or 'House meeting'}, {clock(each.at)}", link)


def _attempts(attempts: Iterable[Attempt]) -> Iterator[ComingUp]:
    """Nobody is named."""
    for each in attempts:
        link = reverse("household:conversation_detail", args=[each.conversation_id])
        yield ComingUp(each.look_again_on, "Revisit a conversation you supported", link)


def _certificates(actor: Actor, certificates: Iterable[Certificate]) -> Iterator[ComingUp]:
    for each in certificates:
        if each.runs_out_on is not None:
            verb = "expired" if each.runs_out_on < actor.today else "expires"
            words = f"Your {each.what} certificate {verb}"
            yield ComingUp(each.runs_out_on, words, reverse("shifts:training_list"))
