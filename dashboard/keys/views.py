"""The keyboard shortcuts: the list, over any page or on its own, and the switch for all of them."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.people.actions import switch_single_keys
from checkins.models import Entry


@needs(Power.READ_STAYS)
@require_http_methods(["GET", "POST"])
def keys(request: StaffRequest) -> HttpResponse:
    if request.method == "POST":
        switch_single_keys(by=request.actor.user, on=request.POST.get("single_keys") == "on")
        return redirect("dashboard:keys")
    # In a check-in each has a number, in this order.
    choices = [*Entry.Presence.labels, *Entry.Support.labels]
    page = "_keys" if request.htmx else "keys"
    return render(request, f"dashboard/keys/{page}.html", {"choices": choices})
