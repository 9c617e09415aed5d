"""The days so far: which check-ins were held, how many were written down, and what was said."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from accounts.asker import Asker
from guests.days import Away, StayDates
from guests.models import Stay

from .. import schedule
from ..expected import expected
from ..models import Entry, Intention, Round, Which
from .plan import times_of


@dataclass
class Held:
    """One check-in of one day, as the list of days shows it."""

    which: Which
    due: schedule.Due | None
    round: Round | None
    # Guests: how many were expected, and how many of them have checked in.
    expected: int
    checked_in: int
    # Its time is still to come.
    is_ahead: bool


@dataclass
class Day:
    date: date
    check_ins: list[Held]


def days_so_far(asker: Asker, first: date, last: date) -> list[Day]:
    """The days from `last` back to `first` on which a check-in was due or held."""
    times = times_of(asker)
    rounds = {
        (round_.date, round_.which): round_
        for round_ in Round.objects.visible_to(asker).filter(date__range=(first, last))
    }
    stays, present = _stay_dates(asker, first, last), _present(asker, first, last)
    days = []
    for back in range((last - first).days + 1):
        day = last - timedelta(days=back)
        due = {each.which: each for each in schedule.due_on(times, day)}
        check_ins = []
        for which in Which:
            round_ = rounds.get((day, which))
            if round_ or which in due:
                awaited = expected(which, day, times, stays, opened=round_ is not None)
                here = awaited & present.get((day, which), set())
                is_ahead = which in due and due[which].starts > asker.now.replace(tzinfo=None)
                check_ins.append(
                    Held(which, due.get(which), round_, len(awaited), len(here), is_ahead)
                )
        if check_ins:
            days.append(Day(day, check_ins))
    return days


def _stay_dates(asker: Asker, first: date, last: date) -> dict[int, StayDates]:
    """The stays with a day between the two dates, with all their time away, in one query."""
    rows = (
        Stay.objects.visible_to(asker)
        .filter(Q(left_on=None) | Q(left_on__gt=first), arrived_on__lte=last)
        .values_list("pk", "arrived_on", "left_on", "times_away__from_on", "times_away__back_on")
    )
    stays: dict[int, StayDates] = {}
    for pk, arrived_on, left_on, away_from, back_on in rows:
        before = stays[pk].away if pk in stays else ()
        away = (*before, Away(away_from, back_on)) if away_from else before
        stays[pk] = StayDates(arrived_on, left_on, away)
    return stays


def _present(asker: Asker, first: date, last: date) -> dict[tuple[date, str], set[int]]:
    """The stays whose presence was written down, by date and which check-in."""
    written = Round.objects.visible_to(asker).filter(
        date__range=(first, last), entries__stay__isnull=False, entries__presence__gt=""
    )
    rows = written.values_list("date", "which", "entries__stay")
    present: dict[tuple[date, str], set[int]] = {}
    for day, which, stay in rows:
        present.setdefault((day, which), set()).add(stay)
    return present


def intentions_of_day(asker: Asker, day: date) -> dict[int, list[Intention]]:
    """The guests' goals for one day, by stay."""
    by_stay: dict[int, list[Intention]] = {}
    said = Intention.objects.visible_to(asker).said()
    for intention in said.filter(
        entry__round__house=asker.house, entry__round__date=day, entry__stay__isnull=False
    ).select_related("entry"):
        by_stay.setdefault(intention.entry.stay_id or 0, []).append(intention)
    return by_stay


def lately(asker: Asker, stay: Stay, count: int) -> list[Entry]:
    """The newest entries of one stay."""
    return list(
        Entry.objects.visible_to(asker)
        .filter(stay=stay)
        .with_mistakes(asker)
        .select_related("round")
        .order_by("-round__date", "round__which")[:count]
    )
