"""What a guest would like the people here to know: theirs to write, share, change and withdraw."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.audit.record import record_read
from accounts.drafts.autosave import autosaved

from ..audit import GuestKind
from ..stays.queries import get_readable_stay
from . import actions
from .forms import WorldviewForm
from .models import Worldview


@needs(Power.SHARE_THE_DAY)
@autosaved(WorldviewForm)
@require_http_methods(["GET", "POST"])
def worldview_edit(request: StaffRequest, guest_id: int) -> HttpResponse:
    stay = get_readable_stay(request, guest_id)
    record_read(GuestKind.GUEST_READ, by=request.actor, about=stay.guest, guest_id=guest_id)
    page = Worldview.objects.readable_by(request.actor).filter(stay=stay).first()
    begun = Worldview.objects.known_to(request.actor).filter(stay=stay)
    elsewhere = None if page else begun.select_related("written_with").first()
    form = WorldviewForm(request, page=page, begun_elsewhere=elsewhere is not None)
    if form.submit(actions.write_worldview, stay=stay):
        return redirect(request.get_full_path())
    context = {"form": form, "stay": stay, "page": page, "elsewhere": elsewhere}
    return render(request, "guests/worldview/worldview_edit.html", context)


@needs(Power.SHARE_THE_DAY)
@require_POST
def worldview_withdraw(request: StaffRequest, guest_id: int) -> HttpResponse:
    stay = get_readable_stay(request, guest_id)
    page = get_object_or_404(Worldview.objects.known_to(request.actor), stay=stay)
    actions.withdraw_worldview(by=request.actor, page=page)
    return redirect("guests:worldview_edit", guest_id)
