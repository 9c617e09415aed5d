"""Some time elsewhere: planned, changed, called off; and that someone is back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.drafts.autosave import autosaved
from ui.clock import clock
from ui.undo import say_done

from ..stays.models import Stay
from ..stays.queries import get_readable_stay
from . import actions
from .forms import TimeAwayForm
from .models import TimeAway

# The pages that have a button for it, by what the button sends.
PAGES = {
    "today": "dashboard:today",
    "night": "dashboard:night",
    "roll": "dashboard:roll",
    "handoff": "dashboard:handoff",
}


@needs(Power.SHARE_THE_DAY)
@autosaved(TimeAwayForm)
@require_http_methods(["GET", "POST"])
def away_note(request: StaffRequest, guest_id: int) -> HttpResponse:
    stay = get_readable_stay(request, guest_id)
    away = stay.away_now or stay.away_next
    shown = _as_noted(away) if away else _from_now(request)
    form = TimeAwayForm(request, stay=stay, initial=shown)
    if form.submit(actions.record_time_away, stay=stay, away=away):
        return redirect("dashboard:guest_detail", guest_id)
    over = TimeAway.objects.for_house(request.actor.house).filter(stay=stay).over()
    context = {
        "form": form,
        "stay": stay,
        "away": away,
        "over": over.select_related("seen_back_by"),
        "today": request.actor.today,
    }
    return render(request, "guests/time_away/away_note.html", context)


def _as_noted(away: TimeAway) -> dict[str, Any]:
    names = ("from_on", "from_at", "back_on", "back_at", "told")
    return {name: getattr(away, name) for name in names}


def _from_now(request: StaffRequest) -> dict[str, Any]:
    now = request.actor.now
    return {"from_on": now.date(), "from_at": now.time().replace(second=0, microsecond=0)}


@needs(Power.SHARE_THE_DAY)
@require_POST
def away_end(request: StaffRequest, guest_id: int) -> HttpResponse:
    stay = get_readable_stay(request, guest_id)
    if _done(request, actions.record_return, stay):
        name, at = stay.guest.name, clock(request.actor.now)
        said = f"{name} is back, seen by {request.actor.user} at {at}."
        say_done(request, said, undo_at=reverse("guests:away_undo", args=[guest_id]))
    return _back(request, guest_id)


@needs(Power.SHARE_THE_DAY)
@require_POST
def away_undo(request: StaffRequest, guest_id: int) -> HttpResponse:
    stay = get_readable_stay(request, guest_id)
    if _done(request, actions.undo_return, stay):
        messages.success(request, f"Taken back: {stay.guest.name} was not seen back yet.")
    return _back(request, guest_id)


@needs(Power.SHARE_THE_DAY)
@require_POST
def away_call_off(request: StaffRequest, guest_id: int) -> HttpResponse:
    _done(request, actions.call_off_time_away, get_readable_stay(request, guest_id))
    return _back(request, guest_id)


def _done(request: StaffRequest, act: Callable[..., object], stay: Stay) -> bool:
    try:
        act(by=request.actor, stay=stay)
    except ValidationError as refusal:
        messages.warning(request, " ".join(refusal.messages))
        return False
    return True


def _back(request: StaffRequest, guest_id: int) -> HttpResponse:
    page = PAGES.get(request.POST.get("back", ""))
    return redirect(page) if page else redirect("dashboard:guest_detail", guest_id)
