"""Today's board: which check-in is next or open, and how each guest's day stands."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from accounts.asker import Asker
from accounts.models import Draft
from accounts.permissions import Power
from checkins import schedule
from checkins.asks import Asked, Standing, what_stands
from checkins.models import Ask, Entry, Intention
from checkins.queries import expected_of, intentions_of_day, stays_on, times_of
from guests.models import FollowUp, Stay
from guests.nudges import Nudges, nudges_for
from household.models import Attempt
from household.queries import ChoresToday, chores_today
from shifts.models import Certificate, Handoff
from shifts.queries import left_for, own_running_out

# So long before its time, the coming check-in takes the place of one still open.
SOON = timedelta(minutes=30)


@dataclass
class GuestToday:
    stay: Stay
    entry: Entry | None
    intentions: list[Intention]
    # What they asked for and still stands, the newest first.
    asks: list[Asked]
    # None where the words of a stay are not the asker's to read.
    nudges: Nudges | None = None

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
    # Check-ins that are left out today, with the reason.
    not_held: list[schedule.Once]
    guests: list[GuestToday]
    # Peers on staff who asked for more support or some space at the latest check-in.
    staff_asks: list[Entry]
    # The asker's own words that could not be saved where they belong, the latest page first.
    drafts: list[list[Draft]]
    # Who handed over what the asker has not read yet, the latest first.
    handoffs: list[Handoff]
    # What the asker, the house, or someone late with it has to follow up.
    follow_ups: list[FollowUp]
    # What was tried after conversations the asker supported, and is to be looked at again.
    look_again: list[Attempt]
    # None for an admin, who does not share in them.
    chores: ChoresToday | None
    # Certificates of the asker's own that run out soon, or have.
    certificates: list[Certificate]

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
    """However many guests: as many queries as for one.

    An admin's board holds nobody's words, and no chores.
    """
    now = asker.now
    times = times_of(asker)
    stays = stays_on(asker, now.date())
    stands = Standing()
    intentions: dict[int, list[Intention]] = {}
    if asker.can(Power.READ_WORDS):
        stands = what_stands(asker, times)
        intentions = intentions_of_day(asker, now.date())
    nudges = nudges_for(asker, stays)
    guests = [
        GuestToday(
            stay,
            stands.entries.get(f"stay-{stay.pk}"),
            intentions.get(stay.pk, []),
            stands.asked.get(f"stay-{stay.pk}", []),
            nudges.get(stay.pk),
        )
        for stay in stays
    ]
    begun, coming = schedule.latest_begun(times, now), schedule.next_due(times, now)
    if not asker.can(Power.READ_WORDS):
        # How the one under way goes is not theirs to see: their board looks to the next.
        begun = None
    awaited = _awaited(guests, now.date())
    shown = _shown(begun, coming, awaited, now)
    if shown and shown.on != now.date():
        # By then some may have gone away or come back.
        here_then = expected_of(stays_on(asker, shown.on), shown.on)
        awaited = [guest for guest in guests if guest.stay.pk in here_then]
    staff = [entry for entry in stands.entries.values() if entry.staff_id]
    follow_ups = FollowUp.objects.visible_to(asker).open().concerning(asker).for_list()
    return Board(
        now=now,
        check_in=_check_in_now(shown, awaited, now) if shown else None,
        not_held=[each for each in schedule.once_on(times, now.date()).values() if not each.at],
        earlier=begun if begun != shown else None,
        guests=guests,
        handoffs=_left_for(asker),
        drafts=_drafts_by_page(asker),
        follow_ups=list(follow_ups),
        look_again=list(Attempt.objects.to_look_at_again(asker)),
        chores=chores_today(asker, stays) if asker.can(Power.LIVE_TOGETHER) else None,
        certificates=list(own_running_out(asker)),
        staff_asks=[entry for entry in staff if entry.support in Ask.Support.values],
    )


def _drafts_by_page(asker: Asker) -> list[list[Draft]]:
    pages: dict[str, list[Draft]] = {}
    for draft in Draft.objects.visible_to(asker).order_by("-saved_at", "-id"):
        pages.setdefault(draft.page, []).append(draft)
    return list(pages.values())


def _left_for(asker: Asker) -> list[Handoff]:
    return list(left_for(asker).for_list())


def _awaited(guests: list[GuestToday], day: date) -> list[GuestToday]:
    """Those whom a check-in of that day expects: the rest are away."""
    expected = expected_of([guest.stay for guest in guests], day)
    return [guest for guest in guests if guest.stay.pk in expected]


def _shown(
    begun: schedule.Due | None,
    coming: schedule.Due | None,
    awaited: list[GuestToday],
    now: datetime,
) -> schedule.Due | None:
    """Today's open one until everyone has checked in or the next is near; then the next."""
    if begun is None or begun.on != now.date():
        return coming
    near = coming is not None and coming.starts - now.replace(tzinfo=None) <= SOON
    done = awaited and _checked_in(begun, awaited) == len(awaited)
    return coming if coming and (near or done) else begun


def _checked_in(due: schedule.Due, guests: list[GuestToday]) -> int:
    return sum(
        1
        for guest in guests
        if guest.entry is not None
        and guest.entry.presence
        and (guest.entry.round.date, guest.entry.round.which) == (due.on, due.which)
    )


def _check_in_now(due: schedule.Due, awaited: list[GuestToday], now: datetime) -> CheckInNow:
    until = due.starts - now.replace(tzinfo=None)
    return CheckInNow(
        due=due,
        minutes=-(-until // timedelta(minutes=1)),
        checked_in=_checked_in(due, awaited),
        expected=len(awaited),
    )
