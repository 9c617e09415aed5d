"""The night: one page, and one printed sheet."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.audit.record import record_read
from guests.audit import GuestKind
from shifts.rota.now import read_on_now

from .reading import read_night


@needs(Power.READ_WORDS)
@require_GET
def night(request: StaffRequest) -> HttpResponse:
    record_read(GuestKind.NIGHT_READ, by=request.actor, about=request.actor.house)
    context = {"night": read_night(request.actor), "on_now": read_on_now(request.actor)}
    return render(request, "dashboard/night/night.html", context)
