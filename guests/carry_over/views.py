"""Someone came again: which of their own pages come along, if they say so."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.audit.record import record_read
from ui.forms import posted

from ..audit import GuestKind
from ..stays.queries import get_readable_stay
from . import actions
from .forms import CarryOverForm
from .models import CarryOver
from .queries import as_asked_about, is_open, worldviews_of


@needs(Power.SHARE_THE_DAY)
@require_http_methods(["GET", "POST"])
def carry_over(request: StaffRequest, guest_id: int) -> HttpResponse:
    actor, stay = request.actor, get_readable_stay(request, guest_id)
    form = CarryOverForm(posted(request), actor=actor, stay=stay)
    if form.submit(actions.carry_over_pages, by=actor, stay=stay):
        messages.success(request, "Saved. What they said yes to is here now.")
        return redirect("dashboard:guest_detail", guest_id)
    record_read(GuestKind.GUEST_READ, by=actor, about=stay.guest, guest_id=guest_id)
    context = {
        "form": form,
        "stay": stay,
        "is_open": is_open(stay),
        "page": as_asked_about(actor, worldviews_of(stay)).filter(can_read=True).first(),
        "before": CarryOver.objects.readable_by(actor).filter(stay=stay).first(),
    }
    return render(request, "guests/carry_over/carry_over.html", context)
