"""Looking back together, at a mark of the stay."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.drafts.autosave import autosaved, keep_draft

from ..stays.queries import get_readable_stay, page_of
from . import actions
from .forms import LookBackForm


def _page_of_stay(_request: StaffRequest, guest_id: int, day: int) -> str:
    return reverse("dashboard:guest_detail", args=[guest_id])


@needs(Power.SHARE_THE_DAY)
@autosaved(LookBackForm, at=_page_of_stay)
@require_POST
def look_back_note(request: StaffRequest, guest_id: int, day: int) -> HttpResponse:
    stay = get_readable_stay(request, guest_id)
    form = LookBackForm(request)
    back = redirect(page_of(request, "dashboard:guest_detail", guest_id))
    if form.submit(actions.record_look_back, stay=stay, day=day):
        return back
    messages.warning(request, " ".join(form.problems()))
    return keep_draft(back)
