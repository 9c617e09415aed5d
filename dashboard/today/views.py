"""Pages that gather from several apps: Today, the first page of a stay, a goal's thread."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest

from .board import read_board


@needs(Power.READ_STAYS)
@require_GET
def today(request: StaffRequest) -> HttpResponse:
    return render(request, "dashboard/today/today.html", {"board": read_board(request.actor)})
