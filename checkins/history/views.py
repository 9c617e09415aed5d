"""Looking back: the house's rounds so far, and one guest's."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access.actor import Actor
from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.audit.record import record_read
from accounts.houses.compiled import compiled_once
from guests.audit import GuestKind
from guests.models import Goal, Stay
from guests.stays.queries import get_readable_stay
from ui.folding import Part
from ui.weeks import Fold, fold_by_week

from .forms import DaysForm
from .reading import choose_days, month_called, picture_of, read_days, read_month, said_by

# A week from Monday on, with what was said on the weekend or the Monday after it.
MOST_DAYS = 6


@needs(Power.READ_WORDS)
@require_GET
def round_list(request: StaffRequest) -> HttpResponse:
    first = month_called(request.GET.get("month"), request.actor.today)
    if first is None:
        return render(request, "checkins/history/month_unknown.html", status=404)
    return render(
        request, "checkins/history/round_list.html", {"month": read_month(request.actor, first)}
    )


@needs(Power.READ_WORDS)
@require_GET
def guest_rounds(request: StaffRequest, guest_id: int) -> HttpResponse:
    stay = get_readable_stay(request, guest_id)
    record_read(GuestKind.GUEST_READ, by=request.actor, about=stay.guest, guest_id=guest_id)
    said = said_by(request.actor, stay)
    form = DaysForm(request.GET, goals=_goals(actor=request.actor, stay=stay))
    chosen = choose_days(request.actor, stay, said, support=form.support_asked, goal=form.goal_id)
    part = Part.of(request)
    shown, fold = _folded(part, chosen, request.actor.today)
    context = {
        "stay": stay,
        "picture": picture_of(request.actor, stay, said),
        "form": form,
        "part": part,
        "fold": fold,
        "shown_to": shown[-1] if shown else None,
        "days": read_days(request.actor, stay, shown),
    }
    return render(request, "checkins/history/guest_rounds.html", context)


def _folded(part: Part, days: list[date], today: date) -> tuple[list[date], Fold]:
    """The newest days, those before the one that the address names, or all of them to print."""
    before = _day_called(part.before)
    if before and not part.is_whole:
        days = [day for day in days if day < before] or days
    fold = fold_by_week(days, len(days) if part.is_whole else MOST_DAYS, today=today)
    return days[: fold.shown], fold


def _day_called(name: str) -> date | None:
    try:
        return date.fromisoformat(name)
    except ValueError:
        return None


@compiled_once
def _goals(*, actor: Actor, stay: Stay) -> QuerySet[Goal, Any]:
    goals = Goal.objects.readable_by(actor).filter(stay=stay)
    return goals.values_list("pk", "words")
