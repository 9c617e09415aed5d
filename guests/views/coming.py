"""Putting right what was written when they came, and that they do not come after all."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import needs
from accounts.audit import Kind, record_read
from accounts.http import Asked
from accounts.permissions import Power
from ui.forms import posted

from .. import actions
from ..forms import GuestEditForm
from ..lookup import stay_of


@needs(Power.BRING_IN)
@require_http_methods(["GET", "POST"])
def guest_edit(request: Asked, guest_id: int) -> HttpResponse:
    stay = stay_of(request, guest_id)
    record_read(Kind.GUEST_READ, by=request.asker, about=stay.guest, guest_id=guest_id)
    form = GuestEditForm(posted(request), asker=request.asker, stay=stay)
    if form.carry_out(actions.change_guest, by=request.asker, stay=stay):
        return redirect("dashboard:guest_detail", guest_id)
    return render(request, "guests/guest_edit.html", {"form": form, "stay": stay})


@needs(Power.BRING_IN)
@require_POST
def arrival_call_off(request: Asked, guest_id: int) -> HttpResponse:
    act = actions.take_back_call_off if "back" in request.POST else actions.call_off
    try:
        act(by=request.asker, stay=stay_of(request, guest_id))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("dashboard:guest_detail", guest_id)
