"""Who is here, coming and gone."""

from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.audit.record import record_read
from ui.forms import posted

from ..audit import GuestKind
from ..rooms.ahead import week_starts
from ..rooms.queries import rooms_ahead
from . import actions
from .forms import GuestEditForm
from .models import Stay
from .queries import get_stay

FORMER_GUESTS_ON_A_PAGE = 50
DID_NOT_COME_SHOWN = 20


@needs(Power.READ_STAYS)
@require_GET
def guest_list(request: StaffRequest) -> HttpResponse:
    today = request.actor.today
    stays = Stay.objects.for_house(request.actor.house)
    left = stays.left().for_list().order_by("-left_on", "-id")
    context = {
        "ahead": rooms_ahead(request.actor),
        "week_starts": week_starts(today),
        "here": stays.on_date(today).with_time_away().for_list(),
        "coming": stays.coming().for_list().order_by(F("arrives_on").asc(nulls_last=True), "id"),
        "enquiries": stays.enquiries().for_list().order_by("enquired_on", "id"),
        "did_not_come": stays.did_not_come().for_list().order_by("-id")[:DID_NOT_COME_SHOWN],
        "left": Paginator(left, FORMER_GUESTS_ON_A_PAGE).get_page(request.GET.get("page")),
        "may_bring_in": request.actor.can(Power.BRING_IN),
    }
    return render(request, "guests/stays/guest_list.html", context)


@needs(Power.BRING_IN)
@require_http_methods(["GET", "POST"])
def guest_edit(request: StaffRequest, guest_id: int) -> HttpResponse:
    stay = get_stay(request, guest_id)
    record_read(GuestKind.GUEST_READ, by=request.actor, about=stay.guest, guest_id=guest_id)
    form = GuestEditForm(posted(request), actor=request.actor, stay=stay)
    if form.submit(actions.change_guest, by=request.actor, stay=stay):
        return redirect("dashboard:guest_detail", guest_id)
    return render(request, "guests/stays/guest_edit.html", {"form": form, "stay": stay})
