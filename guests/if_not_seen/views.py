"""If you don't see me: asked once at arrival, and the guest's own to change."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.audit.record import record_read
from accounts.drafts.autosave import autosaved

from ..audit import GuestKind
from ..stays.queries import get_readable_stay
from . import actions
from .forms import IfNotSeenForm


@needs(Power.SHARE_THE_DAY)
@autosaved(IfNotSeenForm)
@require_http_methods(["GET", "POST"])
def if_not_seen(request: StaffRequest, guest_id: int) -> HttpResponse:
    stay = get_readable_stay(request, guest_id)
    form = IfNotSeenForm(request, initial={"words": stay.if_not_seen})
    page = "arrival_list" if request.GET.get("back") == "arrival" else "guest_detail"
    back = reverse(f"dashboard:{page}", args=[guest_id])
    if form.submit(actions.write_if_not_seen, stay=stay):
        return redirect(back)
    record_read(GuestKind.GUEST_READ, by=request.actor, about=stay.guest, guest_id=guest_id)
    context = {"form": form, "stay": stay, "back": back}
    return render(request, "guests/if_not_seen/if_not_seen.html", context)
