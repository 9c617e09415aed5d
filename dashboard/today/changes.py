"""When Today changes by the clock alone."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from checkins.requests.rules import ASKED_AGAIN_AFTER
from checkins.schedule import rules as schedule
from shifts.rota.now import OnNow

from .board import AFTERNOON, EVENING, MORNING, Board
from .check_in_now import NEAR, SOON

ONE_DAY, ONE_SECOND = timedelta(days=1), timedelta(seconds=1)


def changes_at(board: Board, on_now: OnNow) -> datetime:
    """At the latest at midnight in the house. The minutes until a check-in don't count."""
    wall, zone = board.now.replace(tzinfo=None), board.now.tzinfo
    coming = [moment for moment in _wall_moments(board) if moment > wall]
    moments = [min(coming).replace(tzinfo=zone), *_requests_to_ask_again(board)]
    return min([*moments, *([on_now.until] if on_now.until else [])])


def _wall_moments(board: Board) -> Iterator[datetime]:
    """On the house's clock, without a zone."""
    today, tomorrow = board.today, board.today + ONE_DAY
    yield datetime.combine(tomorrow, time.min)
    for hour in (MORNING, AFTERNOON, EVENING):
        yield datetime.combine(today, time(hour))
    for due in (*schedule.due_on(board.times, today), *schedule.due_on(board.times, tomorrow)):
        yield from (due.starts, due.starts - SOON, due.starts - NEAR)
    for guest in board.guests:
        for away in guest.stay.dates.away:
            yield away.starts
            if away.planned_end:
                yield away.planned_end


def _requests_to_ask_again(board: Board) -> Iterator[datetime]:
    for guest in board.guests:
        for request in guest.requests:
            if not request.age:
                yield request.at + ASKED_AGAIN_AFTER + ONE_SECOND
