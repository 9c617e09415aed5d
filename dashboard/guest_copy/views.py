"""A copy of their record for a guest to take along: what is read together, in a file."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from accounts.access.actor import Actor
from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.audit.record import record
from guests.audit import GuestKind
from guests.models import Guest

from ..together.reading import Reading, read_of
from .as_html import html_of
from .as_json import json_of

FORMATS: dict[str, tuple[str, Callable[[Actor, Reading], str]]] = {
    "html": ("text/html; charset=utf-8", html_of),
    "json": ("application/json", json_of),
}


@needs(Power.GIVE_COPY)
@require_http_methods(["GET", "POST"])
def guest_copy(request: StaffRequest, guest_id: int) -> HttpResponse:
    actor = request.actor
    guest = get_object_or_404(Guest.objects.for_house(actor.house), pk=guest_id)
    format_ = request.POST.get("as", "")
    if format_ not in FORMATS:
        return render(request, "dashboard/guest_copy/guest_copy.html", {"guest": guest})
    record(GuestKind.COPY_GIVEN, by=actor, about=guest, guest_id=guest_id, fields=[format_])
    content_type, written = FORMATS[format_]
    # Nobody's name: the file's is seen by whoever uses the laptop next.
    name = f"copy-{actor.today:%Y-%m-%d}.{format_}"
    return HttpResponse(
        written(actor, read_of(actor, guest)),
        content_type=content_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
