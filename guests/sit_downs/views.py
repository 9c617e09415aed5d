from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from ui.forms import PlainForm, posted

from ..withdrawals.reading import record_reading
from . import actions
from .models import SitDown


@needs(Power.SHARE_THE_DAY)
@require_http_methods(["GET", "POST"])
def sit_down_withdraw(request: StaffRequest, sit_down_id: int) -> HttpResponse:
    actor = request.actor
    rows = SitDown.objects.readable_by(actor).with_mistakes(actor).for_list()
    sit_down = get_object_or_404(rows.select_related("stay__guest"), pk=sit_down_id)
    back = f"{reverse('dashboard:sit_down', args=[sit_down.guest_id])}?stay={sit_down.stay_id}"
    form = PlainForm(posted(request))
    if form.submit(actions.withdraw_sit_down, by=actor, sit_down=sit_down):
        messages.success(request, "Removed.")
        return redirect(back)
    record_reading(by=actor, note=sit_down)
    context = {"form": form, "note": sit_down, "back": back}
    return render(request, "guests/sit_downs/sit_down_withdraw.html", context)
