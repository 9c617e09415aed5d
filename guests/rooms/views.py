"""The house's rooms."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access.decorators import needs
from accounts.access.permissions import Power
from accounts.access.requests import Asked
from ui.forms import posted

from ..stays.models import Stay
from ..stays.queries import stay_of
from . import actions
from .forms import RoomForm, RoomMoveForm
from .models import Room


@needs(Power.BRING_IN)
@require_http_methods(["GET", "POST"])
def room_list(request: Asked) -> HttpResponse:
    form = RoomForm(posted(request))
    if form.carry_out(actions.add_room, by=request.asker):
        return redirect("guests:room_list")
    rooms = Room.objects.visible_to(request.asker)
    return render(request, "guests/rooms/room_list.html", {"form": form, "rooms": rooms})


@needs(Power.BRING_IN)
@require_http_methods(["GET", "POST"])
def room_edit(request: Asked, room_id: int) -> HttpResponse:
    room = get_object_or_404(Room.objects.visible_to(request.asker), pk=room_id)
    form = RoomForm(posted(request), instance=room)
    if form.carry_out(actions.rename_room, by=request.asker, room=room):
        return redirect("guests:room_list")
    return render(request, "guests/rooms/room_edit.html", {"form": form, "room": room})


@needs(Power.BRING_IN)
@require_http_methods(["GET", "POST"])
def room_move(request: Asked, guest_id: int) -> HttpResponse:
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
    return render(request, "guests/rooms/room_move.html", context)


def _swaps_with(request: Asked) -> Stay | None:
    said = request.POST.get("swap", "")
    if not said:
        return None
    stays = Stay.objects.visible_to(request.asker)
    known = int(said[:18]) if said.isascii() and said.isdigit() else 0
    return get_object_or_404(stays, pk=known)


def _in_it_now(request: Asked, room: Room, stay: Stay) -> Stay | None:
    stays = Stay.objects.visible_to(request.asker).on_date(request.asker.today)
    return stays.filter(room=room).exclude(pk=stay.pk).select_related("guest", "room").first()
