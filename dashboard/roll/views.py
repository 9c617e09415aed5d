"""Who is in the house now, to print for a fire or a drill."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.audit.record import record_read
from guests.audit import GuestKind
from shifts.rota.now import read_on_now

from .reading import read_roll


@needs(Power.READ_STAYS)
@require_GET
def roll(request: StaffRequest) -> HttpResponse:
    """Everyone on staff may open it: in a fire anyone must."""
    record_read(GuestKind.ROLL_READ, by=request.actor, about=request.actor.house)
    context = {"roll": read_roll(request.actor), "on_now": read_on_now(request.actor)}
    return render(request, "dashboard/roll/roll.html", context)
