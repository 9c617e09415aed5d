"""Someone came again: which of their own pages come along, if they say so."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access import needs
from accounts.audit import Kind, record_read
from accounts.http import Asked
from accounts.permissions import Power
from ui.forms import posted

from .. import actions
from ..carry_over import as_asked_about, is_open, worldviews_of
from ..forms import CarryOverForm
from ..lookup import stay_in_reach_of
from ..models import CarryOver


@needs(Power.SHARE_THE_DAY)
@require_http_methods(["GET", "POST"])
def carry_over(request: Asked, guest_id: int) -> HttpResponse:
    asker, stay = request.asker, stay_in_reach_of(request, guest_id)
    form = CarryOverForm(posted(request), asker=asker, stay=stay)
    if form.carry_out(actions.carry_over_pages, by=asker, stay=stay):
        messages.success(request, "Saved. What they said yes to is here now.")
        return redirect("dashboard:guest_detail", guest_id)
    record_read(Kind.GUEST_READ, by=asker, about=stay.guest, guest_id=guest_id)
    context = {
        "form": form,
        "stay": stay,
        "is_open": is_open(stay),
        "page": as_asked_about(asker, worldviews_of(stay)).filter(can_read=True).first(),
        "before": CarryOver.objects.visible_to(asker).filter(stay=stay).first(),
    }
    return render(request, "guests/carry_over.html", context)
