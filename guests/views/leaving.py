"""How a stay ends."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import needs
from accounts.http import Asked
from accounts.permissions import Power
from ui.forms import posted

from .. import actions
from ..forms import LeavingForm
from ..lookup import stay_in_reach_of


@needs(Power.SHARE_THE_DAY)
@require_http_methods(["GET", "POST"])
def leaving_note(request: Asked, guest_id: int) -> HttpResponse:
    stay = stay_in_reach_of(request, guest_id)
    form = LeavingForm(
        posted(request), asker=request.asker, initial={"left_on": request.asker.today}
    )
    if form.carry_out(actions.note_leaving, by=request.asker, stay=stay):
        return redirect("dashboard:guest_detail", guest_id)
    return render(request, "guests/leaving_note.html", {"form": form, "stay": stay})


@needs(Power.SHARE_THE_DAY)
@require_POST
def leaving_take_back(request: Asked, guest_id: int) -> HttpResponse:
    try:
        actions.take_back_leaving(by=request.asker, stay=stay_in_reach_of(request, guest_id))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("dashboard:guest_detail", guest_id)
