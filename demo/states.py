"""Who in the demo house is away or has not been seen, on which days."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from checkins.models import Which
from checkins.schedule import rules as schedule
from guests.models import Stay
from guests.stays.days import Away


@dataclass
class States:
    """Who is elsewhere or unseen, and what is known of their days."""

    away: dict[Stay, tuple[Away, ...]] = field(default_factory=dict)
    # From which day on nobody has written anything about them.
    quiet_from: dict[Stay, date] = field(default_factory=dict)
    # Who did not come to which check-ins, and the one before those, which they came to.
    missing: Stay | None = None
    missed: Sequence[schedule.Due] = ()
    last_one: schedule.Due | None = None
    wishes: Stay | None = None
    wished_at: schedule.Due | None = None

    def is_there(self, stay: Stay, day: date) -> bool:
        if not stay.is_staying_on(day) or day >= self.quiet_from.get(stay, date.max):
            return False
        return not any(_touches(each, day) for each in self.away.get(stay, ()))

    def comes_to(self, stay: Stay, due: schedule.Due) -> bool:
        """Whether the round has them: the morning of the first day they have not arrived yet."""
        if not stay.is_staying_on(due.on):
            return False
        if due.on == stay.first_day and due.which == Which.MORNING:
            return False
        # Of the check-ins that were missed, the first was closed without them.
        if stay == self.missing and self.missed and due == self.missed[0]:
            return due.on == _today(stay)
        return not any(each.is_open(due.starts) for each in self.away.get(stay, ()))

    def is_missed(self, stay: Stay, due: schedule.Due) -> bool:
        return stay == self.missing and due in self.missed

    def came_last(self, stay: Stay, due: schedule.Due) -> bool:
        return stay == self.missing and due == self.last_one

    def has_wish(self, stay: Stay, due: schedule.Due) -> bool:
        return stay == self.wishes and due == self.wished_at


def _today(stay: Stay) -> date:
    return stay.guest.house.today()


def _touches(away: Away, day: date) -> bool:
    end = away.last_end
    return away.from_on <= day and (end is None or day <= end.date())
