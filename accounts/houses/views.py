from copy import copy

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from ui.forms import posted

from ..access.decorators import needs
from ..access.permissions import Power
from ..access.requests import StaffRequest
from . import actions
from .forms import HouseSettingsForm


@needs(Power.BRING_IN)
@require_GET
def house_detail(request: StaffRequest) -> HttpResponse:
    may_change = request.actor.can(Power.RUN_THE_HOUSE)
    return render(request, "accounts/houses/house_detail.html", {"may_change": may_change})


@needs(Power.RUN_THE_HOUSE)
@require_http_methods(["GET", "POST"])
def house_edit(request: StaffRequest) -> HttpResponse:
    form = HouseSettingsForm(posted(request), instance=copy(request.actor.house))
    if form.submit(actions.change_house, by=request.actor):
        messages.success(request, "Saved.")
        return redirect("accounts:house_detail")
    return render(request, "accounts/houses/house_edit.html", {"form": form})
