"""How long an ask stands: pure rules; no clock is read here.

What was asked stands until the next check-in, then it is history. While that next one is under
way, who has not been written down in it yet still stands with what they asked before.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Held:
    """A check-in that was held: from which moment, and who has been written down in it."""

    since: datetime
    written: frozenset[str]


def held_since(opened_at: datetime, due_at: datetime | None) -> datetime:
    """From which moment a check-in counts as held (both with a zone).

    One written down late, from paper, was held at its time: what was asked after that time and
    before the typing still stands.
    """
    return opened_at if due_at is None else min(opened_at, due_at)


def still_stands(asked_at: datetime, who: str, held: Iterable[Held]) -> bool:
    """Whether what `who` asked in between stands, given the latest check-ins that were held.

    The two latest are enough: with two check-ins since, it is history for everyone.
    """
    since = [each for each in held if each.since > asked_at]
    return len(since) < 2 and not any(who in each.written for each in since)
