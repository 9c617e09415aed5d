"""Today's board: which check-in is next or open, and how each guest's day is going."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import QuerySet

from accounts.access.actor import Actor
from accounts.access.permissions import Power
from accounts.houses.compiled import compiled_once
from accounts.models import Draft
from checkins.history.queries import intentions_of_day
from checkins.models import Entry, Intention, SupportRequest
from checkins.requests.queries import GuestRequest, OpenRequests, read_open_requests
from checkins.rounds.recent import DAYS
from checkins.schedule import rules as schedule
from checkins.schedule.queries import stays_on, times_of
from guests.arrival.coming_up import Arrival, coming_up
from guests.milestones.nudges import Nudges, asked_until, nudges_for
from guests.models import FollowUp, Stay
from guests.participants import stay_key
from household.attempts.queries import to_look_at_again
from household.models import Conversation
from household.turns.today import ChoresToday, chores_today
from shifts.handoffs.queries import left_for
from shifts.models import Handoff
from shifts.training.queries import own_running_out

from ..handoff.brief import Brief, read_brief
from .bringing_in import BringingIn, read_bringing_in
from .check_in_now import CheckIns, read_check_ins
from .coming_up import ComingUp, read_coming_up
from .unseen import LookedFor, Unseen, read_unseen

# So many of what was done today stay on the board, where they can be taken back.
DONE_SHOWN = 3
# The hours at which another greeting begins; before the first, it is night.
MORNING, AFTERNOON, EVENING = 5, 12, 17


@dataclass
class GuestToday:
    today: date
    stay: Stay
    entry: Entry | None
    intentions: list[Intention]
    # What they asked for and is still open, the newest first.
    requests: list[GuestRequest]
    # What they said the night holds, until the next morning's check-in.
    night: Entry | None = None
    # None where the words of a stay are not the actor's to read.
    nudges: Nudges | None = None
    # Set where the peer on shift is asked to knock.
    looked_for: LookedFor | None = None

    @property
    def day_words(self) -> str:
        return self.stay.day_words_on(self.today)

    @property
    def day_for_bar(self) -> int:
        return min(self.stay.day_on(self.today), self.stay.length)

    @property
    def when(self) -> str:
        """Of which check-in the entry is, after a time or a word: “ this morning”."""
        if self.entry is None:
            return ""
        round_ = self.entry.round
        if round_.date == self.today:
            return f" this {round_.which}"
        return f", {round_.date:%A} {round_.which}"

    @property
    def is_unseen(self) -> bool:
        return self.stay.is_not_back_yet or self.looked_for is not None

    @property
    def asked(self) -> str:
        """The newest request nobody has answered yet; “as usual” when they said so."""
        open_requests = [each.support for each in self.requests if not each.is_answered]
        if open_requests:
            return open_requests[0]
        return "usual" if self.is_as_usual else ""

    @property
    def is_as_usual(self) -> bool:
        return self.entry is not None and self.entry.support == Entry.Support.USUAL


@dataclass
class Board:
    now: datetime
    # When the house holds its check-ins.
    times: Sequence[schedule.Rule]
    check_ins: CheckIns
    # Check-ins that are left out today, with the reason.
    not_held: list[schedule.Once]
    guests: list[GuestToday]
    # Peers on staff who asked for more support or some space at the latest check-in.
    staff_requests: list[Entry]
    # The actor's own words that could not be saved where they belong, the latest page first.
    drafts: list[list[Draft]]
    # Who handed over what the actor has not read yet, the latest first; and what that one says.
    handoffs: list[Handoff]
    handoff: Brief | None
    # What the actor, the house, or someone late with it has to follow up.
    follow_ups: list[FollowUp]
    # Begun by a peer who was in it, with nobody else there: managers are asked to sit down.
    sit_down: list[Conversation]
    # For managers: those that ask for the written record of why someone was asked to leave.
    asked_to_leave: list[FollowUp]
    # None for an admin, who does not share in them.
    chores: ChoresToday | None
    # What the coming week holds.
    coming_up: list[ComingUp]
    # For admins: calls and rooms.
    bringing_in: BringingIn | None

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def greeting(self) -> str:
        if self.now.hour < MORNING:
            return "Hello"
        if self.now.hour < AFTERNOON:
            return "Good morning"
        return "Good afternoon" if self.now.hour < EVENING else "Good evening"


def _guests_today(
    stays: Sequence[Stay],
    requests: OpenRequests,
    intentions: Mapping[int, list[Intention]],
    nudges: Mapping[int, Nudges],
    unseen: Unseen,
    today: date,
) -> list[GuestToday]:
    """Whom nobody has seen first, so that they are not further down."""
    looked_for = {each.stay.pk: each for each in unseen.look_for}
    guests = [
        GuestToday(
            today,
            stay,
            requests.entries.get(stay_key(stay.pk)),
            intentions.get(stay.pk, []),
            requests.asked.get(stay_key(stay.pk), []),
            requests.nights.get(stay_key(stay.pk)),
            nudges.get(stay.pk),
            looked_for.get(stay.pk),
        )
        for stay in stays
    ]
    return sorted(guests, key=lambda guest: not guest.is_unseen)


def read_board(actor: Actor, *, with_done: bool = False) -> Board:
    """As many queries for many guests as for one.

    An admin's board has nobody's words, and no chores. `with_done`: right after a press, for what
    was done to be taken back, or to get a line.
    """
    now = actor.now
    times = times_of(actor)
    stays = stays_on(actor, now.date(), since=now.date() - DAYS)
    open_requests = OpenRequests()
    intentions: dict[int, list[Intention]] = {}
    if actor.can(Power.READ_WORDS):
        open_requests = read_open_requests(actor, times)
        intentions = intentions_of_day(actor, now.date())
    nudges = nudges_for(actor, stays)
    staff = [entry for entry in open_requests.entries.values() if entry.staff_id]
    arrivals = coming_up(actor, stays, asked_until(nudges))
    bringing_in = read_bringing_in(actor, stays, arrivals)
    follow_ups, handoffs = _follow_ups(actor=actor), left_for(actor=actor)
    return Board(
        now=now,
        times=times,
        check_ins=read_check_ins(
            times,
            open_requests.rounds,
            {stay.pk: stay.dates for stay in stays},
            now.replace(tzinfo=None),
            sees_the_open_one=actor.can(Power.READ_WORDS),
        ),
        not_held=[each for each in schedule.once_on(times, now.date()).values() if not each.at],
        guests=_guests_today(
            stays,
            open_requests,
            intentions,
            nudges,
            read_unseen(actor, stays, open_requests.rounds),
            now.date(),
        ),
        handoffs=handoffs,
        handoff=read_brief(actor, handoffs),
        drafts=_drafts_by_page(actor),
        follow_ups=[*follow_ups, *(_done_today(actor) if with_done else ())],
        sit_down=_to_sit_down(actor=actor),
        asked_to_leave=[each for each in follow_ups if each.asks_for_record],
        chores=chores_today(actor) if actor.can(Power.LIVE_TOGETHER) else None,
        # Told once: an admin's Today begins with who arrives.
        coming_up=_coming_up(actor, stays, nudges, [] if bringing_in else arrivals),
        bringing_in=bringing_in,
        staff_requests=[entry for entry in staff if entry.support in SupportRequest.Support.values],
    )


@compiled_once
def _drafts(*, actor: Actor) -> QuerySet[Draft]:
    return Draft.objects.readable_by(actor).order_by("-saved_at", "-id")


@compiled_once
def _follow_ups(*, actor: Actor) -> QuerySet[FollowUp]:
    return FollowUp.objects.readable_by(actor).concerning(actor).for_board()


def _coming_up(
    actor: Actor,
    stays: Sequence[Stay],
    nudges: Mapping[int, Nudges],
    arrivals: Sequence[Arrival],
) -> list[ComingUp]:
    return read_coming_up(
        actor,
        arrivals,
        [(stay, nudges[stay.pk].leaving if stay.pk in nudges else None) for stay in stays],
        to_look_at_again(actor=actor),
        own_running_out(actor=actor),
    )


def _done_today(actor: Actor) -> list[FollowUp]:
    """From the first moment of the house's day on, also where midnight comes twice."""
    midnight = datetime.combine(actor.today, time.min, actor.house.zone)
    return _done_since(actor=actor, since=midnight)


@compiled_once
def _done_since(*, actor: Actor, since: datetime) -> QuerySet[FollowUp]:
    done = FollowUp.objects.readable_by(actor).active().concerning(actor).for_list()
    return done.over_since(since)[:DONE_SHOWN]


@compiled_once
def _to_sit_down(*, actor: Actor) -> QuerySet[Conversation]:
    return Conversation.objects.to_sit_down(actor)


def _drafts_by_page(actor: Actor) -> list[list[Draft]]:
    pages: dict[str, list[Draft]] = {}
    for draft in _drafts(actor=actor) if actor.user.has_drafts else ():
        pages.setdefault(draft.page, []).append(draft)
    return list(pages.values())
