"""Who is in the house as far as anyone knows, and when each was last seen: pure rules.

Everything uses the house's clock, without a zone. Nothing here says where someone is: only what was
planned, and what somebody saw and wrote down.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum

from checkins.rounds.attendance import CAME, OUT
from guests.stays.days import Away, StayDates


class RollGroup(Enum):
    """Everyone who is staying is in exactly one of these."""

    IN = "in"
    OUT = "out"
    NOT_BACK = "not_back"
    AWAY = "away"


@dataclass(frozen=True)
class AtCheckIn:
    """How someone was written down at one check-in, and when that was held."""

    on: date
    which: str
    at: datetime
    presence: str


@dataclass(frozen=True)
class Seen:
    """The last time that anybody saw them: at a check-in, or else coming back, or else arriving."""

    at: datetime
    check_in: AtCheckIn | None = None
    came_back: bool = False


def away_now(dates: StayDates, now: datetime) -> Away | None:
    return next((away for away in dates.away if away.is_open(now)), None)


def group_of(dates: StayDates, written: Sequence[AtCheckIn], now: datetime) -> RollGroup:
    """`written` are the check-ins in which they were written down, newest first."""
    away = away_now(dates, now)
    if away is not None:
        return RollGroup.NOT_BACK if away.is_not_back_yet(now) else RollGroup.AWAY
    return RollGroup.OUT if _is_out(dates, written) else RollGroup.IN


def _is_out(dates: StayDates, written: Sequence[AtCheckIn]) -> bool:
    if not written or written[0].presence != OUT:
        return False
    backs = [away.seen_back for away in dates.away if away.seen_back is not None]
    return not any(back > written[0].at for back in backs)


def seen_last(
    arrived_on: date | None,
    backs: Sequence[datetime],
    written: Sequence[AtCheckIn],
    since: datetime,
) -> Seen | None:
    """None where nobody has noted seeing them since then.

    `backs` are when someone noted that they came back. Being seen at a check-in is in `written`.
    """
    seen = [Seen(each.at, check_in=each) for each in written if each.presence in CAME]
    seen += [Seen(back, came_back=True) for back in backs]
    if arrived_on is not None:
        seen.append(Seen(datetime.combine(arrived_on, time.min)))
    latest = max(seen, key=lambda each: each.at, default=None)
    return latest if latest is not None and latest.at >= since else None
