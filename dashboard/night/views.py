"""The night: one page, and one printed sheet."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access import needs
from accounts.audit import Kind, record_read
from accounts.http import Asked
from accounts.permissions import Power
from shifts.queries import read_on_now

from .reading import read_night


@needs(Power.READ_WORDS)
@require_GET
def night(request: Asked) -> HttpResponse:
    record_read(Kind.NIGHT_READ, by=request.asker, about=request.asker.house)
    context = {"night": read_night(request.asker), "on_now": read_on_now(request.asker)}
    return render(request, "dashboard/night.html", context)
