from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.audit.record import record_read
from accounts.drafts.autosave import autosaved

from ..audit import GuestKind
from ..stays.queries import get_readable_stay, page_of
from . import actions
from .forms import WhereNextForm
from .models import WhereNext


@needs(Power.SHARE_THE_DAY)
@autosaved(WhereNextForm)
@require_http_methods(["GET", "POST"])
def where_next_write(request: StaffRequest, guest_id: int) -> HttpResponse:
    stay = get_readable_stay(request, guest_id)
    record_read(GuestKind.GUEST_READ, by=request.actor, about=stay.guest, guest_id=guest_id)
    plan = WhereNext.objects.readable_by(request.actor).filter(stay=stay).first()
    form = WhereNextForm(request, instance=plan)
    if form.submit(actions.write_where_next, stay=stay):
        return redirect(page_of(request, "guests:leaving_note", guest_id))
    context = {"form": form, "stay": stay}
    return render(request, "guests/where_next/where_next_write.html", context)
