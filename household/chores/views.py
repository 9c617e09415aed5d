"""The house's list of chores: what, where, how we do it here, and how often."""

from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import StaffRequest
from accounts.drafts.autosave import autosaved
from accounts.lists.buttons import Buttons, press_button
from accounts.models import User
from accounts.people.queries import peers_on_staff
from ui.forms import posted

from . import actions
from .forms import ChoreEditForm, ChoreForm, RotaDaysForm, RotaForm
from .models import Chore, Rota, RotaDays

BUTTONS: Buttons = {
    "up": partial(actions.move_chore, places=-1),
    "down": partial(actions.move_chore, places=1),
    "end": actions.end_chore,
    "take-up": actions.reopen_chore,
}


@needs(Power.READ_STAYS)
@require_GET
def chore_list(request: StaffRequest) -> HttpResponse:
    chores, ended = Chore.objects.for_house(request.actor.house).in_use_and_ended()
    context = {
        "chores": chores,
        "ended": ended,
        "may_word": request.actor.can(Power.WORD_THE_HOUSEHOLD),
        "may_share": request.actor.can(Power.LIVE_TOGETHER),
    }
    return render(request, "household/chores/chore_list.html", context)


@needs(Power.WORD_THE_HOUSEHOLD)
@autosaved(ChoreForm)
@require_http_methods(["GET", "POST"])
def chore_add(request: StaffRequest) -> HttpResponse:
    form = ChoreForm(request)
    if form.submit(actions.add_chore):
        return redirect("household:chore_list")
    return render(request, "household/chores/chore_add.html", {"form": form})


@needs(Power.WORD_THE_HOUSEHOLD)
@require_POST
def chores_begin(request: StaffRequest) -> HttpResponse:
    actions.take_starting_chores(by=request.actor)
    return redirect("household:chore_list")


@needs(Power.WORD_THE_HOUSEHOLD)
@autosaved(ChoreEditForm)
@require_http_methods(["GET", "POST"])
def chore_edit(request: StaffRequest, chore_id: int) -> HttpResponse:
    chore = get_object_or_404(Chore.objects.for_house(request.actor.house), pk=chore_id)
    form = ChoreEditForm(request, chore=chore)
    if form.submit(actions.change_chore, chore=chore):
        return redirect("household:chore_list")
    return render(request, "household/chores/chore_edit.html", {"form": form, "chore": chore})


@needs(Power.WORD_THE_HOUSEHOLD)
@require_POST
def chore_change(request: StaffRequest, chore_id: int) -> HttpResponse:
    chore = get_object_or_404(Chore.objects.for_house(request.actor.house), pk=chore_id)
    press_button(request, chore, BUTTONS)
    return redirect("household:chore_list")


@dataclass
class PeerDays:
    """One peer on staff, with the form for their days."""

    user: User
    weekdays: str

    @property
    def form(self) -> RotaDaysForm:
        return RotaDaysForm(initial={"weekdays": self.weekdays}, auto_id=f"days-{self.user.pk}-%s")


@needs(Power.WORD_THE_HOUSEHOLD)
@require_http_methods(["GET", "POST"])
def rota_people(request: StaffRequest) -> HttpResponse:
    actor = request.actor
    rota = Rota.objects.for_house(actor.house).first()
    form = RotaForm(posted(request), initial={"weeks": rota.weeks if rota else 1})
    if form.submit(actions.set_rota, by=actor):
        messages.success(request, "Saved.")
        return redirect("household:rota_people")
    days = dict(RotaDays.objects.for_house(actor.house).values_list("user_id", "weekdays"))
    peers = [PeerDays(user, days.get(user.pk, "")) for user in peers_on_staff(actor)]
    return render(request, "household/chores/rota_people.html", {"form": form, "peers": peers})


@needs(Power.WORD_THE_HOUSEHOLD)
@require_POST
def rota_days_set(request: StaffRequest, user_id: int) -> HttpResponse:
    peers = {user.pk: user for user in peers_on_staff(request.actor)}
    if user_id not in peers:
        raise Http404
    form = RotaDaysForm(request.POST)
    if form.submit(actions.set_rota_days, by=request.actor, user=peers[user_id]):
        messages.success(request, f"Saved: the days of {peers[user_id]}.")
    else:
        messages.warning(request, " ".join(form.problems()))
    return redirect("household:rota_people")
