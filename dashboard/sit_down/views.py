from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.audit.record import record_read
from accounts.drafts.autosave import autosaved
from guests.audit import GuestKind
from guests.models import SitDown, Stay
from guests.participants import stay_key
from guests.sit_downs.actions import record_sit_down
from guests.sit_downs.forms import SitDownForm
from guests.stays.queries import get_readable_stay, page_of
from guests.wording.hints import ABOUT, Hint, hints_after, page_after_saving

from .reading import read_to_talk_about


@needs(Power.SHARE_THE_DAY)
@autosaved(SitDownForm)
@require_http_methods(["GET", "POST"])
def sit_down(request: StaffRequest, guest_id: int) -> HttpResponse:
    actor, stay = request.actor, get_readable_stay(request, guest_id)
    if stay.arrived_on is None:
        raise Http404
    form = SitDownForm(request, stay=stay)
    if form.submit(record_sit_down, stay=stay):
        messages.success(request, "Noted that you sat down together.")
        here, said = request.get_full_path(), form.texts_to_hint()
        goes_on = _goes_on(request, guest_id)
        return redirect(page_after_saving(request, here, "sit-down", said, otherwise=goes_on))
    record_read(GuestKind.GUEST_READ, by=actor, about=stay.guest, guest_id=guest_id)
    context = {
        "form": form,
        "stay": stay,
        "page": read_to_talk_about(actor, stay),
        "hints": _hints(request, stay),
        "from_progress": _is_from_progress(request),
        "person": stay_key(stay.pk),
    }
    return render(request, "dashboard/sit_down/sit_down.html", context)


def _is_from_progress(request: StaffRequest) -> bool:
    return request.GET.get("back") == "progress" and request.actor.sees_progress


def _goes_on(request: StaffRequest, guest_id: int) -> str:
    if _is_from_progress(request):
        return reverse("dashboard:progress")
    return page_of(request, "dashboard:guest_detail", guest_id)


def _hints(request: StaffRequest, stay: Stay) -> list[Hint]:
    if ABOUT not in request.GET:
        return []
    rows = SitDown.objects.readable_by(request.actor)
    own = rows.filter(stay=stay, noted_by=request.actor.user).order_by("-id")
    return hints_after(request, **{"sit-down": own.values_list("words", flat=True)[:1]})
