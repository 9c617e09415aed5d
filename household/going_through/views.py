"""Going through the agreements with someone who lives or works here."""

import re

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.audit.record import record_read
from accounts.drafts.autosave import autosaved
from accounts.people.queries import peers_on_staff
from guests.audit import GuestKind
from guests.models import Stay

from . import actions
from .forms import GoingThroughForm
from .queries import PersonToAsk, read_going_through


@needs(Power.LIVE_TOGETHER)
@autosaved(GoingThroughForm)
@require_http_methods(["GET", "POST"])
def go_through(request: StaffRequest, person: str) -> HttpResponse:
    someone = _someone(request, person)
    page = read_going_through(request.actor, someone)
    form = GoingThroughForm(request, page=page)
    if form.submit(actions.go_through, someone=someone):
        messages.success(request, _saved(len(form.result)))
        return redirect("household:go_through", person)
    if someone.stay is not None:
        about = someone.stay.guest
        record_read(GuestKind.GUEST_READ, by=request.actor, about=about, guest_id=about.pk)
    context = {"page": page, "form": form, "someone": someone}
    return render(request, "household/going_through/go_through.html", context)


def _saved(number: int) -> str:
    if not number:
        return "Saved."
    return f"Saved: {number} topic{'' if number == 1 else 's'} read together and accepted."


def _someone(request: StaffRequest, key: str) -> PersonToAsk:
    """A guest who is here or coming, or a peer on staff, of the actor's house; else 404."""
    parts = re.fullmatch(r"(stay|staff)-([0-9]{1,18})", key, re.ASCII)
    if parts is None:
        raise Http404
    pk = int(parts[2])
    if parts[1] == "stay":
        stays = Stay.objects.readable_by(request.actor).select_related("guest__house")
        stay = get_object_or_404(stays, pk=pk)
        if stay.is_here or stay.is_coming:
            return PersonToAsk(stay=stay)
        raise Http404
    staff = next((peer for peer in peers_on_staff(request.actor) if peer.pk == pk), None)
    if staff is None:
        raise Http404
    return PersonToAsk(staff=staff)
