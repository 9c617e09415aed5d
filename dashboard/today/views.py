"""Today, and whether anything on it has changed."""

from django.contrib import messages
from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access.actor import Actor
from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.news.key import is_new, key_of, seen_by
from shifts.context import on_now_for
from shifts.rota.now import OnNow

from .board import Board, read_board
from .bringing_in import ToSetUp, read_to_set_up
from .changes import changes_at

WHOLE_BOARD = "board"


@needs(Power.READ_STAYS)
@require_GET
def today(request: StaffRequest) -> HttpResponse:
    # Right after a press, in place or not.
    with_done = bool(request.htmx.target or len(get_messages(request)))
    board, on_now = read_board(request.actor, with_done=with_done), on_now_for(request)
    seen = seen_by(request.actor, [draft for page in board.drafts for draft in page])
    hides_news = _hides_news(request)
    context = {
        "board": board,
        "on_now": on_now,
        "next_on": on_now.next_on(board.now),
        "to_set_up": _to_set_up(request.actor, board, on_now),
        "key": _key_before(request) if hides_news else key_of(seen, changes_at(board, on_now)),
        "hides_news": hides_news,
    }
    return render(request, "dashboard/today/today.html", context)


def _hides_news(request: StaffRequest) -> bool:
    """A press in place takes one row of this page. Whether there is more than the press to show."""
    before = _key_before(request)
    if not before or request.htmx.target in (None, WHOLE_BOARD):
        return False
    was_refused = any(message.level == messages.ERROR for message in get_messages(request))
    return is_new(request.actor, before, acts_ago=0 if was_refused else 1)


def _key_before(request: StaffRequest) -> str:
    """The key of the page that was pressed on."""
    return request.headers.get("Today-Key", "")


def _to_set_up(actor: Actor, board: Board, on_now: OnNow) -> list[ToSetUp]:
    if board.bringing_in is None:
        return []
    here = [guest.stay for guest in board.guests]
    return read_to_set_up(actor, board.bringing_in, here, on_now)


@needs(Power.READ_STAYS)
@require_GET
def today_news(request: StaffRequest) -> HttpResponse:
    """204 while a board shown with this key is as it was."""
    if not is_new(request.actor, request.GET.get("key", "")):
        return HttpResponse(status=204)
    return render(request, "dashboard/today/_news.html")
