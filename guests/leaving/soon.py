"""The planned day of leaving: asked about in the week before it, and told after it.

Day 83 of 90 is the first day that asks. Plain dates in, words out; no clock is read here.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from ..stays.days import coming_day, past_day

ASKED_BEFORE = timedelta(days=7)


@dataclass(frozen=True)
class PlannedLeaving:
    """One guest's planned leaving, from a week before it until they have left or stay longer."""

    on: date
    today: date
    # Who noted that they leave as planned, and when; of this planned day alone.
    confirmed_by: str = ""
    confirmed_on: date | None = None
    # Until when they asked to stay, while nobody has decided about it.
    asked_until: date | None = None

    @property
    def is_near(self) -> bool:
        return self.today >= self.on - ASKED_BEFORE

    @property
    def is_past(self) -> bool:
        return self.today > self.on

    @property
    def is_today(self) -> bool:
        return self.today == self.on

    @property
    def is_confirmed(self) -> bool:
        """Once the day has passed, having planned to leave on it says nothing anymore."""
        return self.confirmed_on is not None and not self.is_past

    @property
    def words(self) -> str:
        if self.is_past:
            return f"Planned leaving was {past_day(self.on, self.today)}."
        if self.asked_until:
            return f"Leaving is planned for {self.when.removeprefix('on ')}."
        if self.is_confirmed:
            return f"Leaving {self.when}, as planned."
        return f"Leaving {self.when}, or a longer stay?"

    @property
    def when(self) -> str:
        return coming_day(self.on, self.today)
