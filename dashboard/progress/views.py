from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.audit.record import record_read
from guests.audit import GuestKind

from .reading import read_progress


@needs(Power.SEE_PROGRESS)
@require_GET
def progress(request: StaffRequest) -> HttpResponse:
    record_read(GuestKind.PROGRESS_READ, by=request.actor, about=request.actor.house)
    page = read_progress(
        request.actor, shows_words="words" in request.GET, shows_left="left" in request.GET
    )
    return render(request, "dashboard/progress/progress.html", {"page": page})
