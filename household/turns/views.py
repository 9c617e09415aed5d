"""Chores of today and of the weeks ahead, and one press for what people do about a turn."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.drafts.autosave import autosaved
from ui.undo import say_done

from ..chores.models import Chore
from . import actions
from .forms import TalkForm
from .models import Turn
from .page import TurnPage, read_swap
from .queries import rota_of
from .today import chores_of_day
from .weeks import four_weeks_of, week_of

Acted = TypeVar("Acted")


@needs(Power.LIVE_TOGETHER)
@require_GET
def chores(request: StaffRequest) -> HttpResponse:
    """With `?table`, the week as a table too; within a page (htmx) that table alone."""
    rota, as_table = rota_of(request.actor), "table" in request.GET
    week = week_of(rota.today, rota.turns, rota.members.values())
    context = {"rota": rota, "week": week, "as_table": as_table}
    if as_table and request.htmx:
        return render(request, "household/turns/_week_table.html", context)
    context |= {
        "day": chores_of_day(rota),
        "may_word": request.actor.can(Power.WORD_THE_HOUSEHOLD),
    }
    return render(request, "household/turns/chores.html", context)


@needs(Power.LIVE_TOGETHER)
@require_GET
def chore_weeks(request: StaffRequest) -> HttpResponse:
    rota = rota_of(request.actor)
    context = {
        "rota": rota,
        "weeks": four_weeks_of(rota.today, rota.turns),
        "may_word": request.actor.can(Power.WORD_THE_HOUSEHOLD),
    }
    return render(request, "household/turns/chore_weeks.html", context)


@needs(Power.LIVE_TOGETHER)
@require_POST
def rota_draw(request: StaffRequest) -> HttpResponse:
    actions.publish_rota(by=request.actor)
    return redirect("household:chore_weeks")


@needs(Power.LIVE_TOGETHER)
@require_GET
def turn_detail(request: StaffRequest, chore_id: int, on: date, key: str) -> HttpResponse:
    """Within a page (htmx): what opens below the turn's row there."""
    if request.htmx:
        context = {
            "page": _turn_page(request, chore_id, on, key),
            "back": request.GET.get("back", ""),
        }
        return render(request, "household/turns/_give.html", context)
    return _page(request, chore_id, on, key, TalkForm(request))


def _page_of_turn(_request: StaffRequest, **turn: Any) -> str:
    return reverse("household:turn_detail", kwargs=turn)


def _page(request: StaffRequest, chore_id: int, on: date, key: str, form: TalkForm) -> HttpResponse:
    context = {"page": _turn_page(request, chore_id, on, key), "form": form}
    return render(request, "household/turns/turn_detail.html", context)


def _turn_page(request: StaffRequest, chore_id: int, on: date, key: str) -> TurnPage:
    rota = rota_of(request.actor, back_to=on)
    turn = rota.find(chore_id, on, key)
    if turn is None:
        raise Http404
    return TurnPage(rota, turn)


def _chore(request: StaffRequest, chore_id: int) -> Chore:
    return get_object_or_404(Chore.objects.for_house(request.actor.house), pk=chore_id)


def _act(request: StaffRequest, action: Callable[..., Acted], **known: Any) -> Acted | None:
    """What the action returns; None where it was refused, which is said then."""
    try:
        return action(by=request.actor, **known)
    except ValidationError as refusal:
        messages.warning(request, " ".join(refusal.messages))
        return None


def _back(request: StaffRequest) -> HttpResponse:
    back = request.POST.get("back")
    return redirect("dashboard:today" if back == "today" else "household:chores")


@needs(Power.LIVE_TOGETHER)
@require_POST
def turn_done(request: StaffRequest, chore_id: int, on: date, key: str) -> HttpResponse:
    """`open` in the POST undoes it."""
    known = {"chore": _chore(request, chore_id), "on": on, "key": key}
    if "open" in request.POST:
        if turn := _act(request, actions.mark_not_done, **known):
            messages.success(request, f"{turn.chore} is open again.")
    elif turn := _act(request, actions.mark_done, **known):
        say_done(request, f"{turn.chore}: done.", undo_at=request.path, open="1")
    return _back(request)


@needs(Power.LIVE_TOGETHER)
@require_POST
def turn_take_over(request: StaffRequest, chore_id: int, on: date, key: str) -> HttpResponse:
    known = {"chore": _chore(request, chore_id), "on": on, "key": key}
    to, as_planned = request.POST.get("to", ""), "as_planned" in request.POST
    turn = _act(request, actions.take_over, **known, to=to, as_planned=as_planned)
    if turn and turn.key != key:
        undo = reverse("household:turn_take_over", args=[chore_id, on, turn.key])
        back = {"to": key} | _as_planned(turn)
        say_done(request, f"{turn.name} does it now: {turn.chore}.", undo_at=undo, **back)
    return _back(request)


@needs(Power.LIVE_TOGETHER)
@require_POST
def turn_swap(request: StaffRequest, chore_id: int, on: date, key: str) -> HttpResponse:
    """`with` names the other turn: its chore, its day and whose it is."""
    with_id, with_on, with_key = read_swap(request.POST.get("with", ""))
    swapped = _act(
        request,
        actions.swap_turns,
        chore=_chore(request, chore_id),
        on=on,
        key=key,
        with_chore=_chore(request, with_id),
        with_on=with_on,
        with_key=with_key,
        as_planned="as_planned" in request.POST,
    )
    if swapped:
        undo = reverse("household:turn_swap", args=[chore_id, on, with_key])
        said = f"{swapped[0].name} and {swapped[1].name} have swapped."
        back = {"with": f"{with_id}/{with_on.isoformat()}/{key}"} | _as_planned(*swapped)
        say_done(request, said, undo_at=undo, **back)
    return _back(request)


def _as_planned(*turns: Turn) -> dict[str, str]:
    """Turns that nobody had agreed on before go back to the plan."""
    return {} if any(turn.was_agreed for turn in turns) else {"as_planned": "1"}


@needs(Power.LIVE_TOGETHER)
@autosaved(TalkForm, at=_page_of_turn)
@require_POST
def turn_talk(request: StaffRequest, chore_id: int, on: date, key: str) -> HttpResponse:
    """`open` in the POST undoes it."""
    chore = _chore(request, chore_id)
    if "open" in request.POST:
        if _act(request, actions.take_back_talk, chore=chore, on=on, key=key):
            messages.success(request, f"Taken back: {chore} was not talked about yet.")
        return _back(request)
    turn = rota_of(request.actor, back_to=on).find(chore.pk, on, key)
    form = TalkForm(request, stay=turn.stay if turn else None)
    if form.submit(actions.record_talk, chore=chore, on=on, key=key):
        if not form.result.talked_words:
            said = f"Noted that it was talked about: {chore}."
            say_done(request, said, undo_at=request.path, open="1")
        return _back(request)
    return _page(request, chore_id, on, key, form)
