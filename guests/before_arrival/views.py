"""From the first call to the day they arrive."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.audit.record import record_read
from accounts.drafts.autosave import autosaved

from ..audit import GuestKind
from ..stays.models import Stay
from ..stays.queries import get_readable_stay, get_stay
from ..wording.hints import hints_after, page_after_saving
from . import actions
from .forms import BeforeArrivalForm, GuestAddForm
from .queries import known_by_name


@needs(Power.BRING_IN)
@autosaved(GuestAddForm)
@require_http_methods(["GET", "POST"])
def guest_add(request: StaffRequest) -> HttpResponse:
    form = GuestAddForm(request)
    if form.submit(actions.add_guest):
        stay: Stay = form.result
        page = "guests:coming" if stay.is_enquiry else "dashboard:guest_detail"
        return redirect(page, stay.guest_id)
    return render(
        request, "guests/before_arrival/guest_add.html", {"form": form, "known": form.known_now()}
    )


@needs(Power.BRING_IN)
@require_POST
def guest_known(request: StaffRequest) -> HttpResponse:
    if not request.htmx:
        return redirect("guests:guest_add")
    record_read(GuestKind.KNOWN_GUESTS_SEARCHED, by=request.actor)
    known = known_by_name(request.actor, request.POST.get("name", ""))
    context = {"known": known, "said": request.POST.get("known", ""), "problems": []}
    return render(request, "guests/before_arrival/_known.html", context)


@needs(Power.READ_STAYS)
@autosaved(BeforeArrivalForm)
@require_http_methods(["GET", "POST"])
def coming(request: StaffRequest, guest_id: int) -> HttpResponse:
    if not request.actor.brings_in:
        return _coming_to_read(request, guest_id)
    stay = get_stay(request, guest_id)
    form = BeforeArrivalForm(request, stay=stay)
    if form.submit(actions.record_before_arrival, stay=stay):
        messages.success(request, "Saved.")
        here = request.get_full_path()
        return redirect(page_after_saving(request, here, "decision", form.texts_to_hint()))
    return _coming_page(request, stay, form)


def _coming_to_read(request: StaffRequest, guest_id: int) -> HttpResponse:
    stay = get_readable_stay(request, guest_id)
    if request.method == "POST":
        raise PermissionDenied
    return _coming_page(request, stay, None)


def _coming_page(request: StaffRequest, stay: Stay, form: BeforeArrivalForm | None) -> HttpResponse:
    record_read(GuestKind.GUEST_READ, by=request.actor, about=stay.guest, guest_id=stay.guest_id)
    may_write = request.actor.can(Power.SHARE_THE_DAY)
    hints = hints_after(request, decision=[stay.decision_words])
    context = {"stay": stay, "form": form, "may_write": may_write, "hints": hints}
    return render(request, "guests/before_arrival/coming.html", context)
