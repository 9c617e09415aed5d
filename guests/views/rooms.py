"""The house's rooms."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access import needs
from accounts.http import Asked
from accounts.permissions import Power
from ui.forms import posted

from .. import actions
from ..forms import RoomForm
from ..models import Room


@needs(Power.BRING_IN)
@require_http_methods(["GET", "POST"])
def room_list(request: Asked) -> HttpResponse:
    form = RoomForm(posted(request))
    if form.carry_out(actions.add_room, by=request.asker):
        return redirect("guests:room_list")
    rooms = Room.objects.visible_to(request.asker)
    return render(request, "guests/room_list.html", {"form": form, "rooms": rooms})


@needs(Power.BRING_IN)
@require_http_methods(["GET", "POST"])
def room_edit(request: Asked, room_id: int) -> HttpResponse:
    room = get_object_or_404(Room.objects.visible_to(request.asker), pk=room_id)
    form = RoomForm(posted(request), instance=room)
    if form.carry_out(actions.rename_room, by=request.asker, room=room):
        return redirect("guests:room_list")
    return render(request, "guests/room_edit.html", {"form": form, "room": room})
