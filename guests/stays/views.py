"""Who is here, coming and gone."""

from django.core.paginator import Paginator
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
from ..rooms.queries import holding_rooms, rooms_ahead
from . import actions
from .forms import GuestEditForm
from .listed import DID_NOT_COME_SHOWN, FormerGuest, coming, did_not_come, enquiries, former_guests
from .queries import get_stay, page_of

FORMER_GUESTS_ON_A_PAGE = 20


@needs(Power.READ_STAYS)
@require_GET
def guest_list(request: StaffRequest) -> HttpResponse:
    actor = request.actor
    with_rooms = holding_rooms(actor=actor)
    left = Paginator(former_guests(actor), FORMER_GUESTS_ON_A_PAGE)
    page = left.get_page(request.GET.get("page"))
    called = did_not_come(actor=actor)
    context = {
        "ahead": rooms_ahead(actor, with_rooms),
        "week_starts": week_starts(actor.today),
        "here": [stay for stay in with_rooms if stay.is_staying_on(actor.today)],
        "coming": coming(actor=actor),
        "enquiries": enquiries(actor=actor),
        "did_not_come": called[:DID_NOT_COME_SHOWN],
        "more_did_not_come": len(called) > DID_NOT_COME_SHOWN,
        "page": page,
        "left": [FormerGuest(*row) for row in page],
        "may_bring_in": actor.can(Power.BRING_IN),
    }
    return render(request, "guests/stays/guest_list.html", context)


@needs(Power.BRING_IN)
@require_http_methods(["GET", "POST"])
def guest_edit(request: StaffRequest, guest_id: int) -> HttpResponse:
    stay = get_stay(request, guest_id)
    record_read(GuestKind.GUEST_READ, by=request.actor, about=stay.guest, guest_id=guest_id)
    form = GuestEditForm(posted(request), actor=request.actor, stay=stay)
    if form.submit(actions.change_guest, by=request.actor, stay=stay):
        return redirect(page_of(request, "dashboard:guest_detail", guest_id))
    return render(request, "guests/stays/guest_edit.html", {"form": form, "stay": stay})
