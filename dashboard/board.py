"""Today's board: which check-in is next or open, and how each guest's day stands."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from accounts.asker import Asker
from accounts.permissions import Power
from checkins import schedule
from checkins.asks import Asked, Standing, what_stands
from checkins.models import Ask, Entry, Intention
from checkins.queries import intentions_of_day, times_of
from guests.models import Stay

# So long before its time, the coming check-in takes the place of one still open.
SOON = timedelta(minutes=30)


@dataclass
class GuestToday:
    stay: Stay
    entry: Entry | None
    intentions: list[Intention]
    # What they asked for and still stands, the newest first.
    asks: list[Asked]

    @property
    def asked(self) -> str:
        """The newest ask that nobody has answered yet; as usual, when that is what they said."""
        open_asks = [each.support for each in self.asks if not each.is_answered]
        if open_asks:
            return open_asks[0]
        return "usual" if self.is_as_usual else ""

    @property
    def is_as_usual(self) -> bool:
        return self.entry is not None and self.entry.support == Entry.Support.USUAL


@dataclass
class CheckInNow:
    """The check-in at the top of Today."""

    due: schedule.Due
    # Minutes until it starts (house's wall clock); negative once it has begun.
    minutes: int
    checked_in: int
    expected: int

    @property
    def has_begun(self) -> bool:
        return self.minutes <= 0

    @property
    def is_soon(self) -> bool:
        return 0 < self.minutes <= 90


@dataclass
class Board:
    now: datetime
    check_in: CheckInNow | None
    earlier: schedule.Due | None
    guests: list[GuestToday]
    # Peers on staff who asked for more support or some space at the latest check-in.
    staff_asks: list[Entry]

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def greeting(self) -> str:
        if self.now.hour < 5:
            return "Hello"
        if self.now.hour < 12:
            return "Good morning"
        return "Good afternoon" if self.now.hour < 17 else "Good evening"


def read_board(asker: Asker) -> Board:
    """In six queries, however many guests; an admin's board holds nobody's words."""
    now = asker.now
    times = times_of(asker)
    stays = list(Stay.objects.visible_to(asker).on_date(now.date()).for_list())
    stands = Standing()
    intentions: dict[int, list[Intention]] = {}
    if asker.can(Power.READ_WORDS):
        stands = what_stands(asker, times)
        intentions = intentions_of_day(asker, now.date())
    guests = [
        GuestToday(
            stay,
            stands.entries.get(f"stay-{stay.pk}"),
            intentions.get(stay.pk, []),
            stands.asked.get(f"stay-{stay.pk}", []),
        )
        for stay in stays
    ]
    begun, coming = schedule.latest_begun(times, now), schedule.next_due(times, now)
    shown = _shown(begun, coming, guests, now)
    staff = [entry for entry in stands.entries.values() if entry.staff_id]
    return Board(
        now=now,
        check_in=_check_in_now(shown, guests, now) if shown else None,
        earlier=begun if begun != shown else None,
        guests=guests,
        staff_asks=[entry for entry in staff if entry.support in Ask.Support.values],
    )


def _shown(
    begun: schedule.Due | None,
    coming: schedule.Due | None,
    guests: list[GuestToday],
    now: datetime,
) -> schedule.Due | None:
    """Today's open one until everyone has checked in or the next is near; then the next."""
    if begun is None or begun.on != now.date():
        return coming
    near = coming is not None and coming.starts - now.replace(tzinfo=None) <= SOON
    done = guests and _checked_in(begun, guests) == len(guests)
    return coming if coming and (near or done) else begun


def _checked_in(due: schedule.Due, guests: list[GuestToday]) -> int:
    return sum(
        1
        for guest in guests
        if guest.entry is not None
        and guest.entry.presence
        and (guest.entry.round.date, guest.entry.round.which) == (due.on, due.which)
    )


def _check_in_now(due: schedule.Due, guests: list[GuestToday], now: datetime) -> CheckInNow:
    until = due.starts - now.replace(tzinfo=None)
    return CheckInNow(
        due=due,
        minutes=-(-until // timedelta(minutes=1)),
        checked_in=_checked_in(due, guests),
        expected=len(guests),
    )
