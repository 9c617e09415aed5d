"""Looking back together, at a mark of the stay."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts.access import needs
from accounts.http import Asked
from accounts.permissions import Power

from .. import actions
from ..forms import LookBackForm
from ..lookup import page_of, stay_in_reach_of


@needs(Power.SHARE_THE_DAY)
@require_POST
def look_back_note(request: Asked, guest_id: int, day: int) -> HttpResponse:
    stay = stay_in_reach_of(request, guest_id)
    form = LookBackForm(request.POST)
    if not form.carry_out(actions.note_look_back, by=request.asker, stay=stay, day=day):
        messages.warning(request, " ".join(form.problems()))
    return redirect(page_of(request, "dashboard:guest_detail", guest_id))
