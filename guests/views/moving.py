"""Another room during a stay, or a swap of two."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access import needs
from accounts.http import Asked
from accounts.permissions import Power
from ui.forms import posted

from .. import actions
from ..forms import RoomMoveForm
from ..lookup import stay_of
from ..models import Room, Stay


@needs(Power.BRING_IN)
@require_http_methods(["GET", "POST"])
def room_move(request: Asked, guest_id: int) -> HttpResponse:
    """Where someone who is here has the wanted room, a swap is offered beside the reason."""
    stay = stay_of(request, guest_id)
    form = RoomMoveForm(
        posted(request),
        asker=request.asker,
        stay=stay,
        initial={"moved_on": request.asker.today},
    )
    wanted, other = form.wanted, _swaps_with(request)
    if other is None:
        done = form.carry_out(actions.move_room, by=request.asker, stay=stay)
    else:
        done = form.carry_out(actions.swap_rooms, by=request.asker, stay=stay, other=other)
    if done:
        return redirect("dashboard:guest_detail", guest_id)
    context = {"form": form, "stay": stay}
    if wanted and stay.room and ("moved_on" if other else "room") in form.errors:
        context["swap_with"] = _in_it_now(request, wanted, stay)
    return render(request, "guests/room_move.html", context)


def _swaps_with(request: Asked) -> Stay | None:
    """Whom the pressed button names."""
    said = request.POST.get("swap", "")
    if not said:
        return None
    stays = Stay.objects.visible_to(request.asker)
    known = int(said[:18]) if said.isascii() and said.isdigit() else 0
    return get_object_or_404(stays, pk=known)


def _in_it_now(request: Asked, room: Room, stay: Stay) -> Stay | None:
    stays = Stay.objects.visible_to(request.asker).on_date(request.asker.today)
    return stays.filter(room=room).exclude(pk=stay.pk).select_related("guest", "room").first()
