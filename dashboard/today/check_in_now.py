"""Which check-in the top of Today shows, and how it goes: pure rules over plan and rounds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from checkins.rounds.attendance import HeldRound
from checkins.schedule import rules as schedule
from checkins.schedule.expected import expected_at
from guests.stays.days import StayDates

# So long before its time, the coming check-in takes the place of one still open.
SOON = timedelta(minutes=30)
# So long before its time, the minutes until then are shown.
NEAR = timedelta(minutes=90)
# A check-in opened without being closed is asked about for so long.
ASKED_ABOUT = timedelta(days=3)
Key = tuple[date, str]


@dataclass
class CheckInNow:
    """The check-in at the top of Today."""

    due: schedule.Due
    # Minutes until it starts (house's wall clock); negative once it has begun.
    minutes: int
    # Of guests; each who is expected or written down is one of `guests`.
    guests: int = 0
    came: int = 0
    out: int = 0
    written: int = 0
    is_opened: bool = False

    @property
    def has_begun(self) -> bool:
        return self.minutes <= 0

    @property
    def is_soon(self) -> bool:
        return 0 < self.minutes <= NEAR // timedelta(minutes=1)

    @property
    def is_to_be_closed(self) -> bool:
        return self.is_opened and self.has_begun and self.written == self.guests


@dataclass
class CheckIns:
    now: CheckInNow | None = None
    # The last one that began, where it is not the one shown.
    earlier: schedule.Due | None = None
    # Those that were opened on these days and not closed, apart from the one shown.
    not_closed: list[schedule.Due] = field(default_factory=list)


def read_check_ins(
    times: Sequence[schedule.Rule],
    rounds: Sequence[HeldRound],
    stays: Mapping[int, StayDates],
    now: datetime,
    *,
    sees_the_open_one: bool,
) -> CheckIns:
    """`rounds` are newest first; `now` is on the house's clock, without a zone.

    Who may not see how the open one goes (`sees_the_open_one`) is shown the next.
    """
    held = {(each.on, each.which): each for each in rounds}
    coming = _next_to_hold(times, held, now)
    if not sees_the_open_one:
        return CheckIns(_as_it_goes(coming, held, stays, now))
    begun = _latest_begun(times, rounds, now)
    shown = _shown(begun, coming, held, now)
    opened = [_due_of(times, each, now) for each in rounds if not each.is_closed]
    recent = [each for each in opened if each.on > now.date() - ASKED_ABOUT]
    return CheckIns(
        now=_as_it_goes(shown, held, stays, now),
        earlier=begun if begun != shown else None,
        not_closed=[each for each in recent if each != shown and each.starts <= now],
    )


def _latest_begun(
    times: Sequence[schedule.Rule], rounds: Sequence[HeldRound], now: datetime
) -> schedule.Due | None:
    """By the plan, or because someone opened one; an extra one counts from then."""
    begun = schedule.latest_begun(times, now)
    opened = [_due_of(times, each, now) for each in rounds[:1]]
    candidates = [each for each in (begun, *opened) if each is not None and each.starts <= now]
    return max(candidates, default=None, key=lambda due: due.starts)


def _due_of(times: Iterable[schedule.Rule], round_: HeldRound, now: datetime) -> schedule.Due:
    planned = schedule.due_on(times, round_.on)
    due = next((each for each in planned if each.which == round_.which), None)
    return due or schedule.Due(round_.on, round_.opened_at.time(), round_.which)


def _next_to_hold(
    times: Sequence[schedule.Rule], held: Mapping[Key, HeldRound], now: datetime
) -> schedule.Due | None:
    due = schedule.next_due(times, now)
    while due is not None and (due.on, due.which) in held and held[due.on, due.which].is_closed:
        due = schedule.next_due(times, due.starts)
    return due


def _shown(
    begun: schedule.Due | None,
    coming: schedule.Due | None,
    held: Mapping[Key, HeldRound],
    now: datetime,
) -> schedule.Due | None:
    if begun is None or begun.on != now.date():
        return coming
    round_ = held.get((begun.on, begun.which))
    is_closed = round_ is not None and round_.is_closed
    is_near = coming is not None and coming.starts - now <= SOON
    return coming if is_closed or is_near else begun


def _as_it_goes(
    due: schedule.Due | None,
    held: Mapping[Key, HeldRound],
    stays: Mapping[int, StayDates],
    now: datetime,
) -> CheckInNow | None:
    if due is None:
        return None
    shown = CheckInNow(due, minutes=-(-(due.starts - now) // timedelta(minutes=1)))
    guests = expected_at(due.starts, stays)
    if (round_ := held.get((due.on, due.which))) is not None:
        written = {stay for stay, each in round_.written.items() if each.presence} & stays.keys()
        guests |= written
        shown.came, shown.out = len(round_.came & stays.keys()), len(round_.out & stays.keys())
        shown.written, shown.is_opened = len(written), True
    shown.guests = len(guests)
    return shown
