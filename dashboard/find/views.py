"""Finding anything: by POST, so that what was looked for is in no address, history or log."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.audit.record import record
from shifts.audit import ShiftKind
from ui.forms import posted

from .forms import FindForm
from .reading import find_anything


@needs(Power.READ_STAYS)
@require_http_methods(["GET", "POST"])
def find(request: StaffRequest) -> HttpResponse:
    actor, form = request.actor, FindForm(posted(request))
    context: dict[str, object] = {"form": form, "groups": None}
    if form.is_bound and form.is_valid():
        if actor.can(Power.READ_WORDS):
            record(ShiftKind.NOTES_SEARCHED, by=actor, fields=["q"])
        context["groups"] = find_anything(actor, form.cleaned_data["q"])
    page = "_find" if request.htmx else "find"
    return render(request, f"dashboard/find/{page}.html", context)
