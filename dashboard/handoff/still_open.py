"""What is still open when a shift ends, and stands in every handoff until it is not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q

from accounts.asker import Asker
from checkins import schedule
from checkins.models import Entry, Round, Which
from checkins.queries import times_of
from guests.models import FollowUp, Stay
from household.models import Turn
from household.queries import Someone
from shifts.actions.handoffs import Listed
from shifts.models import HandoffItem

Kind = HandoffItem.Kind
# A check-in this long past its time, and still empty, is one that was not entered.
NOT_ENTERED_AFTER = timedelta(hours=1)
LOOKS_BACK = 3  # days, so that Friday's is still there after a weekend
NUMBER_OF = {Which.MORNING: 1, Which.AFTERNOON: 2}


@dataclass(frozen=True)
class NotEntered:
    """A check-in whose time has passed, and in which nothing was written down."""

    which: str
    on: date

    @property
    def listed(self) -> Listed:
        return Listed(Kind.NOT_ENTERED, NUMBER_OF[Which(self.which)], self.on)

    @classmethod
    def of(cls, item: Listed) -> "NotEntered":
        assert item.on is not None  # noqa: S101 (this kind has a day)
        return cls(next(which for which, n in NUMBER_OF.items() if n == item.object_id), item.on)


@dataclass
class StillOpen:
    not_entered: list[NotEntered] = field(default_factory=list)
    follow_ups: list[FollowUp] = field(default_factory=list)
    chores: list[Turn] = field(default_factory=list)
    # Guests who have agreements still to go through.
    agreements: list[Someone] = field(default_factory=list)

    @property
    def listed(self) -> list[Listed]:
        return [
            *(each.listed for each in self.not_entered),
            *(Listed(Kind.FOLLOW_UP, each.pk) for each in self.follow_ups),
            *(Listed(Kind.CHORE, each.pk) for each in self.chores),
            *(Listed(Kind.AGREEMENTS, each.stay.pk) for each in self.agreements if each.stay),
        ]

    @property
    def is_empty(self) -> bool:
        return not self.listed


def read_still_open(asker: Asker, here: Iterable[Stay]) -> StillOpen:
    """As it stands now, in four queries; `here` are the guests who are here, by `stays_here`."""
    turns = Turn.objects.since(asker, asker.today).filter(on=asker.today, done_at=None)
    return StillOpen(
        _not_entered(asker),
        list(FollowUp.objects.visible_to(asker).open().for_list()),
        [turn for turn in turns if turn.is_of_someone_here],
        [
            Someone(stay=stay)
            for stay in here
            if stay.topics_left  # type: ignore[attr-defined]  # annotated by stays_here
        ],
    )


def read_open_then(asker: Asker, items: Sequence[Listed]) -> StillOpen:
    """What a handoff listed as open, whatever has become of it since."""
    pks: dict[str, list[int]] = {}
    for item in items:
        pks.setdefault(item.kind, []).append(item.object_id)
    follow_ups = (
        FollowUp.objects.visible_to(asker).standing().filter(pk__in=pks.get(Kind.FOLLOW_UP, []))
    )
    turns = Turn.objects.filter(chore__house=asker.house, pk__in=pks.get(Kind.CHORE, []))
    stays = Stay.objects.in_reach_of(asker).filter(pk__in=pks.get(Kind.AGREEMENTS, []))
    return StillOpen(
        [NotEntered.of(each) for each in items if each.kind == Kind.NOT_ENTERED],
        list(follow_ups.for_list()),
        list(turns.select_related("chore", "stay__guest", "staff").order_by("chore__place", "id")),
        [Someone(stay=stay) for stay in stays.for_list()],
    )


def _not_entered(asker: Asker) -> list[NotEntered]:
    now, times = asker.now, times_of(asker)
    days = [now.date() - timedelta(days=back) for back in range(LOOKS_BACK, -1, -1)]
    says_something = Entry.objects.that_say_something().filter(round=OuterRef("pk"))
    rounds = Round.objects.visible_to(asker).filter(date__gte=days[0])
    entered = rounds.filter(Q(closed_at__isnull=False) | Exists(says_something))
    held = set(entered.values_list("which", "date"))
    latest = now.replace(tzinfo=None) - NOT_ENTERED_AFTER
    return [
        NotEntered(due.which, due.on)
        for on in days
        for due in schedule.due_on(times, on)
        if due.starts <= latest and (due.which, due.on) not in held
    ]
