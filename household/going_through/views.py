"""Going through the agreements with someone who lives or works here."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.audit.record import record_read
from accounts.drafts.autosave import autosaved
from accounts.people.queries import peers_on_staff
from guests.audit import GuestKind
from guests.models import Participant, Stay

from . import actions
from .forms import GoingThroughForm
from .queries import read_going_through


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


def _someone(request: StaffRequest, key: str) -> Participant:
    """A guest who is here or coming, or a peer on staff, of the actor's house; else 404."""
    stays = Stay.objects.readable_by(request.actor).select_related("guest__house")
    someone = Participant.from_key(
        key, readable_stays=stays, staff=lambda: peers_on_staff(request.actor)
    )
    if not someone or (someone.stay and not (someone.stay.is_here or someone.stay.is_coming)):
        raise Http404
    return someone
