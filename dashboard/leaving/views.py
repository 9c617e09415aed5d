"""The page that asks why someone was asked to leave, beside what the house agreed about it."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.audit.record import record_read
from accounts.drafts.autosave import autosaved
from guests.asked_to_leave.actions import record_asked_to_leave
from guests.asked_to_leave.forms import AskedToLeaveForm
from guests.audit import GuestKind
from guests.leaving.choices import Ended
from guests.stays.days import record_due
from guests.stays.queries import get_readable_stay, page_of
from guests.wording.hints import page_after_saving
from household.agreements.queries import agreement_on_asking_to_leave
from shifts.models import OnCallNumber


@needs(Power.SHARE_THE_DAY)
@autosaved(AskedToLeaveForm)
@require_http_methods(["GET", "POST"])
def asked_to_leave(request: StaffRequest, guest_id: int) -> HttpResponse:
    """The second step of a leaving. Any peer may take it: someone alone at night has to."""
    actor, stay = request.actor, get_readable_stay(request, guest_id)
    if stay.arrived_on is None:
        raise Http404
    back = page_of(request, "guests:leaving_note", guest_id)
    if stay.how_ended == Ended.ASKED and request.method == "GET":
        return redirect(back)
    record_read(GuestKind.GUEST_READ, by=actor, about=stay.guest, guest_id=guest_id)
    shown = {"left_on": request.GET.get("left_on", actor.today)}
    shown["left_at"] = request.GET.get("left_at", "")
    form = AskedToLeaveForm(request, stay=stay, initial=shown)
    if form.submit(record_asked_to_leave, stay=stay):
        return redirect(page_after_saving(request, back, "asked", form.texts_to_hint()))
    context = {
        "form": form,
        "stay": stay,
        "agreement": agreement_on_asking_to_leave(actor),
        "number": OnCallNumber.objects.for_house(actor.house).first() or OnCallNumber(),
        "record_due": record_due(timezone.now(), actor.house.zone),
    }
    return render(request, "dashboard/leaving/asked_to_leave.html", context)
