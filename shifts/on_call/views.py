from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from ui.forms import posted

from . import actions
from .forms import OnCallNumberForm
from .models import OnCallNumber


@needs(Power.SET_THE_DAY)
@require_http_methods(["GET", "POST"])
def on_call_number_set(request: StaffRequest) -> HttpResponse:
    number = OnCallNumber.objects.for_house(request.actor.house).first()
    form = OnCallNumberForm(posted(request), instance=number)
    if form.submit(actions.set_on_call_number, by=request.actor):
        messages.success(request, "Saved.")
        return redirect("shifts:shift_list")
    return render(request, "shifts/on_call/on_call_number_set.html", {"form": form})
