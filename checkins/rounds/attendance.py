"""Who came to the check-ins, who was out, and whom nobody has seen: pure rules; no clock is read.

Came means here, joined later or one to one. Out means that someone said where they were, at work
say. Whoever did neither did not come, or nobody wrote it down.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

HERE, LATER, ONE_TO_ONE, OUT, NOT_TODAY = "here", "later", "one_to_one", "out", "not_today"
CAME = frozenset({HERE, LATER, ONE_TO_ONE})

# Of so many check-ins in a row that someone did not come to, the peer on shift hears.
KNOCK_AFTER = 3


@dataclass(frozen=True)
class Written:
    """What was written down of one guest in one check-in, without the words."""

    entry: int
    presence: str
    support: str = ""

    @property
    def came(self) -> bool:
        return self.presence in CAME


@dataclass(frozen=True)
class HeldRound:
    """A check-in that was held, and what was written down in it of each guest (by stay)."""

    on: date
    which: str
    # When someone opened it, on the house's wall; and from which moment it counts as held (with a
    # zone).
    opened_at: datetime
    since: datetime
    is_closed: bool
    written: Mapping[int, Written]
    # Closed, or somebody said something in it, peers on staff too.
    is_entered: bool = True
    # The ids of what peers on staff said in it.
    staff_entries: tuple[int, ...] = ()

    @property
    def came(self) -> set[int]:
        return {stay for stay, each in self.written.items() if each.came}

    @property
    def out(self) -> set[int]:
        return {stay for stay, each in self.written.items() if each.presence == OUT}


def held_since(opened_at: datetime, due_at: datetime | None) -> datetime:
    """From which moment a check-in counts as held (both with a zone).

    One written down late, from paper, was held at its time.
    """
    return opened_at if due_at is None else min(opened_at, due_at)


def last_came_to(rounds: Sequence[HeldRound], stay: int) -> HeldRound | None:
    return next((each for each in rounds if stay in each.came), None)


def is_to_be_looked_for(
    rounds: Sequence[HeldRound], stay: int, is_expected: Callable[[HeldRound], bool]
) -> bool:
    """Whether they missed three check-ins in a row, of those that expected them.

    `rounds` are the newest first. One they were out for is skipped: someone knew. So is the newest
    while it is open and nothing is written down of them yet.
    """
    missed = 0
    for place, round_ in enumerate(rounds):
        written = round_.written.get(stay)
        if written is not None and written.came:
            break
        if (written is not None and written.presence == OUT) or not is_expected(round_):
            continue
        is_settled = round_.is_closed or (place > 0 and round_.written)
        if is_settled or (written is not None and written.presence == NOT_TODAY):
            missed += 1
    return missed >= KNOCK_AFTER
