"""Today, and whether anything on it has changed."""

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


@needs(Power.READ_STAYS)
@require_GET
def today(request: StaffRequest) -> HttpResponse:
    # Right after a press, in place or not.
    with_done = bool(request.htmx.target or len(get_messages(request)))
    board, on_now = read_board(request.actor, with_done=with_done), on_now_for(request)
    seen = seen_by(request.actor, [draft for page in board.drafts for draft in page])
    context = {
        "board": board,
        "on_now": on_now,
        "next_on": on_now.next_on(board.now),
        "to_set_up": _to_set_up(request.actor, board, on_now),
        "key": key_of(seen, changes_at(board, on_now)),
    }
    return render(request, "dashboard/today/today.html", context)


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
