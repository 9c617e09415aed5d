"""How long words are kept: who may be made anonymous today, and doing it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.health.backups import KEPT, held_until
from guests.ageing_out.actions import age_out_people
from guests.ageing_out.queries import due_people
from guests.models import Guest
from ui.forms import posted

from .forms import AgeOutForm

# Each of them takes a moment, in which nobody else can write.
AT_ONCE = 10


@needs(Power.RUN_THE_HOUSE)
@require_http_methods(["GET", "POST"])
def retention(request: StaffRequest) -> HttpResponse:
    actor = request.actor
    people = due_people(actor)
    due = [person for person in people if not person.why_not]
    ids = [person.guest.pk for person in due[:AT_ONCE]]
    form = AgeOutForm(posted(request), due=Guest.objects.for_house(actor.house).filter(pk__in=ids))
    if form.submit(age_out_people, by=actor):
        done = "One person is" if form.result == 1 else f"{form.result} people are"
        messages.success(request, f"{done} anonymous now.")
        return redirect("dashboard:retention")
    context = {
        "form": form,
        "due": due[:AT_ONCE],
        "more": max(0, len(due) - AT_ONCE),
        "not_yet": [person for person in people if person.why_not],
        "ticked": set(request.POST.getlist("guests")),
        "held_until": held_until(actor.house),
        "backups_kept": KEPT,
    }
    return render(request, "dashboard/retention/retention.html", context)
