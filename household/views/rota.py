"""How the rota goes round: how long people keep a chore, and on which days peers share in it."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import needs
from accounts.http import Asked
from accounts.models import User
from accounts.permissions import Power
from accounts.queries import peers_on_staff
from ui.forms import posted

from .. import actions
from ..forms import RotaDaysForm, RotaForm
from ..models import Rota, RotaDays


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
def rota_people(request: Asked) -> HttpResponse:
    asker = request.asker
    rota = Rota.objects.visible_to(asker).first()
    form = RotaForm(posted(request), initial={"weeks": rota.weeks if rota else 1})
    if form.carry_out(actions.set_rota, by=asker):
        messages.success(request, "Saved.")
        return redirect("household:rota_people")
    days = dict(RotaDays.objects.visible_to(asker).values_list("user_id", "weekdays"))
    peers = [PeerDays(user, days.get(user.pk, "")) for user in peers_on_staff(asker)]
    return render(request, "household/rota_people.html", {"form": form, "peers": peers})


@needs(Power.WORD_THE_HOUSEHOLD)
@require_POST
def rota_days_set(request: Asked, user_id: int) -> HttpResponse:
    peers = {user.pk: user for user in peers_on_staff(request.asker)}
    if user_id not in peers:
        raise Http404
    form = RotaDaysForm(request.POST)
    if form.carry_out(actions.set_rota_days, by=request.asker, user=peers[user_id]):
        messages.success(request, f"Saved: the days of {peers[user_id]}.")
    else:
        messages.warning(request, " ".join(form.problems()))
    return redirect("household:rota_people")
